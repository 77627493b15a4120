import { depends, manifest } from '../../measure/survey/tree-of.ts';

type Files = Readonly<Record<string, string>>;

const expressNpm: Files = {
  'package.json': manifest({
    name: '@acme/orders',
    engines: { node: '>=22' },
    scripts: { start: 'node src/server.js', test: 'jest' },
    dependencies: depends('express', 'pg'),
  }),
  'package-lock.json': '{}',
  'src/server.js': "import { app } from './app.js';\napp.listen(process.env.PORT ?? 3000);\n",
  'src/app.js': [
    "import express from 'express';",
    "import orders from './orders.js';",
    "import { admin } from './admin/routes.js';",
    'export const app = express();',
    "app.get('/healthz', (request, response) => response.send('ok'));",
    "app.get('/', (request, response) => response.send('hello'));",
    "app.use('/api/orders', authenticate, orders);",
    "app.use('/admin', admin);",
    "app.get('/metrics', metrics);",
  ].join('\n'),
  'src/orders.js': [
    'const router = Router();',
    "router.get('/', list);",
    "router.get('/recent', recent);",
    "router.get('/:id', one);",
    "router.post('/', create);",
    "const prices = await axios.get('/prices');",
    'export default router;',
  ].join('\n'),
  'src/admin/routes.js': "export const admin = Router();\nadmin.get('/users', users);\n",
  'test/app.test.js': "request(app).get('/never-in-the-proposal');",
  '.github/workflows/ci.yml': [
    'on: [push, pull_request]',
    'jobs:',
    '  test:',
    '    runs-on: ubuntu-24.04',
    '    services:',
    '      postgres: { image: "postgres:17" }',
    '    steps:',
    '      - uses: actions/checkout@v5',
    '      - uses: actions/setup-node@v5',
    '        with: { node-version: 22.11, cache: npm }',
    '      - run: npm ci',
  ].join('\n'),
};

const pnpmMonorepo: Files = {
  'package.json': manifest({ name: 'acme', packageManager: 'pnpm@10.4.1', scripts: { build: 'pnpm -r build' } }),
  'pnpm-workspace.yaml': "packages:\n  - 'apps/*'\n  - packages/*\n",
  'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
  '.nvmrc': '22\n',
  'tsconfig.json': '{}',
  'apps/api/package.json': manifest({
    name: '@acme/api',
    scripts: { build: 'tsc -b', start: 'node dist/main.js', dev: 'tsx watch src/main.ts' },
    dependencies: { ...depends('fastify', 'ioredis'), '@acme/shared': 'workspace:*' },
  }),
  'apps/api/src/main.ts': [
    "import Fastify from 'fastify';",
    "import products from './products.js';",
    'const server = Fastify();',
    "server.register(products, { prefix: '/products' });",
    "server.get<{ Reply: string }>('/ping', async () => 'pong');",
    'await server.listen({ port: Number(env.PORT) });',
  ].join('\n'),
  'apps/api/src/products.ts': [
    'export default async (server) => {',
    "  server.get('/', list);",
    "  server.get('/:slug/reviews', reviews);",
    "  server.route({ method: 'GET', url: '/featured', handler });",
    '};',
  ].join('\n'),
  'apps/web/package.json': manifest({
    name: '@acme/web',
    scripts: { dev: 'vite', build: 'vite build' },
    dependencies: depends('react'),
  }),
  'apps/web/vite.config.ts': 'export default {};',
  'packages/shared/package.json': manifest({
    name: '@acme/shared',
    scripts: { build: 'tsc -b' },
    dependencies: { '@acme/money': 'workspace:*' },
  }),
  'packages/money/package.json': manifest({ name: '@acme/money' }),
  'packages/unused/package.json': manifest({ name: '@acme/unused' }),
};

const next: Files = {
  'package.json': manifest({
    name: 'storefront',
    scripts: { dev: 'next dev', build: 'next build', start: 'next start' },
    dependencies: { ...depends('react'), next: '^16.1.0' },
    devDependencies: depends('@lhci/cli'),
  }),
  'yarn.lock': '# yarn lockfile v1\n',
  'src/app/page.tsx': 'export default function Page() {}',
  'src/app/(shop)/products/page.tsx': 'export default function Page() {}',
  'src/app/products/[id]/page.tsx': 'export default function Page() {}',
  'src/app/blog/[...slug]/page.tsx': 'export default function Page() {}',
  'src/app/@modal/login/page.tsx': 'export default function Page() {}',
  'src/app/api/health/route.ts': 'export async function GET() {}',
  'src/app/api/cart/route.ts': 'export async function POST() {}',
};

const plainNode: Files = {
  'package.json': manifest({ name: 'tiny' }),
  'server.mjs': [
    "import { createServer } from 'node:http';",
    'createServer((request, response) => {',
    "  if (request.url === '/healthz') return response.end('ok');",
    "  if (request.url === '/time') return response.end(String(Date.now()));",
    "  if (request.url === '/') return response.end('hello');",
    '  response.writeHead(404).end();',
    '}).listen(process.env.PORT);',
  ].join('\n'),
};

const go: Files = {
  'go.mod': 'module github.com/acme/pay\n\ngo 1.24\n\nrequire github.com/go-chi/chi/v5 v5.2.0\n',
  'cmd/migrate/main.go': 'package main\n\nfunc main() {}\n',
  'cmd/server/main.go': [
    'package main',
    'func main() {',
    '\tr := chi.NewRouter()',
    '\tr.Get("/healthz", health)',
    '\tr.Get("/rates", rates)',
    '\tr.Get("/payments/{id}", payment)',
    '\tlog.Fatal(http.ListenAndServe(":8080", r))',
    '}',
  ].join('\n'),
  'internal/pay_test.go': 'package internal\nfunc t() { r.Get("/test-only", nil) }\n',
  '.github/workflows/go.yml': [
    'on: push',
    'jobs:',
    '  bench:',
    '    steps:',
    '      - uses: actions/setup-go@v5',
    "        with: { go-version: '${{ matrix.go }}' }",
    '      - uses: benchmark-action/github-action-benchmark@v1',
  ].join('\n'),
};

const flask: Files = {
  'requirements.txt': 'flask==3.1\ngunicorn==23.0\n',
  '.python-version': '3.13\n',
  'shop/__init__.py': '',
  'shop/main.py': [
    'from flask import Flask',
    'from .items import items',
    'app = Flask(__name__)',
    'app.register_blueprint(items)',
    "@app.route('/')",
    'def index(): ...',
    "@app.route('/health')",
    'def health(): ...',
  ].join('\n'),
  'shop/items.py': [
    "items = Blueprint('items', __name__, url_prefix='/items')",
    "@items.route('/')",
    'def all(): ...',
    "@items.route('/<int:id>')",
    'def one(id): ...',
    "@items.route('/', methods=['POST'])",
    'def create(): ...',
  ].join('\n'),
  Procfile: 'web: gunicorn shop.main:app\n',
};

const fixedPort: Files = {
  'package.json': manifest({
    name: 'legacy',
    scripts: { start: 'nodemon -w lib lib/index.js' },
    dependencies: depends('koa'),
  }),
  'lib/index.js': "const port = 4000;\nrouter.get('/items', items);\napp.listen(port);\n",
  'package-lock.json': '{}',
  'yarn.lock': '',
};

const unknown: Files = {
  Makefile: 'run:\n\t./serve\n',
  Dockerfile: 'FROM scratch\nCOPY serve /\nCMD ["/serve", "--port", "8080"]\n',
  'src/main.zig': 'pub fn main() void {}\n',
};

const webpackApp: Files = {
  'package.json': manifest({
    name: '@acme/admin',
    scripts: { build: 'webpack --mode production', start: 'webpack serve' },
    dependencies: depends('react', 'react-router'),
    devDependencies: depends('webpack', 'webpack-cli', 'html-webpack-plugin'),
  }),
  'package-lock.json': '{}',
  'webpack.config.js': "module.exports = { output: { path: path.resolve(__dirname, 'public/build') } };",
};

const esbuildApp: Files = {
  'package.json': manifest({
    name: 'widget',
    scripts: { build: 'node build.mjs', start: 'node server.mjs' },
    devDependencies: depends('esbuild'),
  }),
  'build.mjs': "import { build } from 'esbuild';\nawait build({ bundle: true, outdir: 'out' });\n",
  'server.mjs': plainNode['server.mjs'] ?? '',
};

/** What `pacegate init` is tried on. */
export const repositories: Readonly<Record<string, Files>> = {
  'express-npm': expressNpm,
  'fastify-pnpm-monorepo': pnpmMonorepo,
  next,
  'plain-node-http': plainNode,
  go,
  flask,
  'fixed-port': fixedPort,
  'webpack-app': webpackApp,
  'esbuild-beside-node': esbuildApp,
  unknown,
  empty: {},
};
