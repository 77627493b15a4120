import { react, app, manifest, locked, second, type PatchCase } from './patch-case.ts';

/** Changes with a mechanical fix: what it is stands in golden/patches.txt. */
export const fixable: readonly PatchCase[] = [
  {
    title: 'names of lodash are imported one by one',
    kind: 'commonjs-library',
    edge: ['src/search.ts', 'lodash'],
    files: {
      'src/search.ts': [
        null,
        `import { debounce, sortBy as sort } from "lodash";\nimport { api } from "./api";\n\nexport const search = debounce(() => sort(api()), 200);\n`,
      ],
    },
  },
  {
    title: 'lodash in a strict ES module, where files are asked for with their extension',
    kind: 'new-dependency',
    edge: ['src/total.js', 'lodash'],
    files: {
      'package.json': manifest(`  "type": "module"`),
      'src/total.js': [null, `import _ from 'lodash';\n\nexport const total = (prices) => _.sum(prices);\n`],
    },
  },
  {
    title: 'lodash as a whole, of which only members are used, in a CommonJS file',
    kind: 'commonjs-library',
    directory: 'web',
    edge: ['src/a.js', 'node_modules/lodash/lodash.js'],
    files: {
      'web/src/a.js': [
        null,
        `'use strict'\nconst _ = require('lodash')\nconst range = 3\n\nmodule.exports = _.debounce(() => _.range(range), 9)\n`,
      ],
    },
  },
  {
    title: 'a component that is imported statically becomes lazy, with a boundary',
    kind: 'static-import',
    edge: ['src/app.jsx', './pages/admin'],
    files: {
      'package.json': react,
      'src/app.jsx': [
        null,
        app(`import Admin from './pages/admin';\nimport { useState } from 'react';\nimport './app.css';`),
      ],
    },
  },
  {
    title: 'a component that is exported by name, below a boundary, with Preact',
    kind: 'new-dependency',
    edge: ['src/app.jsx', './pages/admin'],
    files: {
      'src/app.jsx': [
        null,
        app(
          `import { h } from 'preact';\nimport { Suspense } from 'preact/compat';\nimport { Admin } from './pages/admin';`,
          '<Suspense fallback={null}><Admin /></Suspense>',
        ),
      ],
    },
  },
  {
    title: 'a file that imports nothing of React',
    kind: 'static-import',
    edge: ['src/app.jsx', './pages/admin'],
    files: { 'package.json': react, 'src/app.jsx': [null, app(`import Admin from "./pages/admin"`)] },
  },
  {
    title: 'the import() of the base comes back, with its boundary',
    kind: 'lost-dynamic-import',
    edge: ['src/app.jsx', './pages/admin'],
    files: {
      'src/app.jsx': [
        app(
          `import { lazy, Suspense, useState } from 'react';\n\nconst Admin = lazy(() => import('./pages/admin'));`,
          '<Suspense fallback={<p>…</p>}>\n      <Admin user={user} />\n    </Suspense>',
        ),
        `// A new comment.\n${app(`import { useState } from 'react';\nimport Admin from './pages/admin';`)}export const other = 1;\n`,
      ],
    },
  },
  {
    title: 'data that was loaded when it was asked for',
    kind: 'data',
    edge: ['src/cities.js', './cities.json'],
    files: {
      'src/cities.js': [
        `export const find = async (name) => {\n  const { default: cities } = await import('./cities.json');\n  return cities.find((it) => it.name === name);\n};\n`,
        `import cities from './cities.json';\n\nexport const find = async (name) => {\n  return cities.find((it) => it.name === name);\n};\n`,
      ],
    },
  },
  {
    title: 'names from a barrel are imported from their files',
    kind: 'barrel',
    directory: 'web',
    edge: ['src/pages/home.ts', '../shared'],
    chain: ['src/main.ts', 'src/pages/home.ts', 'src/shared/index.ts', 'src/shared/charts.ts'],
    files: {
      'web/src/pages/home.ts': [
        `import { price } from '../shared/format';\n`,
        `import {\n  price,\n  Price as Cost,\n  today,\n  type Locale,\n} from '../shared';\n\nexport const home = (it: Locale) => [price(1), Cost, today(), it];\n`,
      ],
      'web/src/shared/index.ts': `export * from './format';\nexport { default as Price } from './price';\nexport * from './dates/index';\nexport * from './charts';\n`,
      'web/src/shared/format.ts': `export const price = (it: number) => it;\nexport interface Locale { name: string }\n`,
      'web/src/shared/price.tsx': `export default function Price() { return null; }\n`,
      'web/src/shared/dates/index.ts': `import { now } from './now';\nexport { now as today };\n`,
      'web/src/shared/dates/now.ts': `export function now() { return 0; }\n`,
      'web/src/shared/charts.ts': `import 'chart.js';\nexport const chart = 1;\n`,
    },
  },
  {
    title: 'an alias of a barrel stays an alias',
    kind: 'entry-isolation',
    edge: ['src/embed.js', '@/shared'],
    chain: ['src/embed.js', 'src/shared/index.js', 'src/shared/heavy.js'],
    files: {
      'src/embed.js': [`run();\n`, `import { small } from '@/shared';\nsmall();\n`],
      'src/shared/index.js': `export { small } from './small.js';\nexport { heavy } from './heavy.js';\n`,
      'src/shared/small.js': `export const small = () => 1;\n`,
      'src/shared/heavy.js': `export const heavy = () => 2;\n`,
    },
  },
  {
    title: 'require() of an ES package becomes an import',
    kind: 'require-of-module',
    edge: ['src/date.js', 'date-fns'],
    files: {
      'src/date.js': [
        null,
        `import { locale } from './locale';\nconst { format, parse: read } = require('date-fns');\n\nexport const show = (it) => format(read(it), locale);\n`,
      ],
    },
  },
  {
    title: 'a setting of webpack comes back, and nothing else of its file',
    kind: 'minification-off',
    files: {
      'webpack.config.js': [
        `module.exports = {\n  mode: 'production',\n  output: { clean: true },\n  optimization: {\n    runtimeChunk: 'single',\n  },\n};\n`,
        `module.exports = {\n  mode: 'production',\n  output: { clean: false },\n  optimization: {\n    minimize: false,\n    runtimeChunk: 'single',\n  },\n};\n`,
      ],
    },
  },
  {
    title: 'of a line beside another, only the one that is guilty',
    kind: 'development-build',
    files: {
      'package.json': [
        manifest(`  "scripts": {\n    "build": "webpack --mode production",\n    "lint": "eslint ."\n  }`),
        manifest(`  "scripts": {\n    "build": "webpack --mode development",\n    "lint": "oxlint"\n  }`),
      ],
    },
  },
  {
    title: 'a flag that was lost',
    kind: 'side-effects',
    files: {
      'kit/package.json': [manifest(`  "type": "module",\n  "sideEffects": false`), manifest(`  "type": "module"`)],
    },
  },
  {
    title: 'one of several values of a setting',
    kind: 'side-effects',
    files: {
      'package.json': [
        manifest(`  "sideEffects": [\n    "*.css"\n  ],\n  "files": []`),
        manifest(`  "sideEffects": [\n    "*.css",\n    "src/ui/**"\n  ],\n  "files": []`),
      ],
    },
  },
  {
    title: 'a computed request that was loaded when it was asked for',
    kind: 'context',
    edge: ['src/texts.js', './texts'],
    files: {
      'src/texts.js': [
        'export const load = async (name) => {\n  const { default: texts } = await import(`./texts/${name}.json`);\n  return texts;\n};\n',
        'export const load = async (name) => require(`./texts/${name}.json`);\n',
      ],
    },
  },
  {
    title: 'browsers of before',
    kind: 'older-target',
    files: { '.browserslistrc': ['baseline widely available\n', 'baseline widely available\nie 11\n'] },
  },
  {
    title: 'a polyfill that is only evaluated goes',
    kind: 'polyfills',
    edge: ['src/main.js', 'core-js/stable'],
    files: {
      'src/main.js': [
        `import { run } from './run';\n\nrun();\n`,
        `import 'core-js/stable';\nimport { run } from './run';\n\nrun('now');\n`,
      ],
    },
  },
  {
    title: 'a version goes back, with its lock file',
    kind: 'dependency-grew',
    package: 'lodash',
    files: {
      'package.json': [
        manifest(`  "dependencies": {\n    "a": "1.0.0",\n    "lodash": "4.17.20"\n  }`),
        manifest(`  "dependencies": {\n    "a": "1.0.0",\n    "lodash": "4.17.21"\n  }`),
      ],
      'package-lock.json': [locked('4.17.20'), locked('4.17.21')],
    },
  },
  {
    title: 'two versions of one major become one',
    kind: 'duplicate-version',
    package: 'lodash',
    directory: 'packages/web',
    files: {
      'package.json': manifest(`  "private": true,\n  "overrides": {\n    "left-pad": "1.3.0"\n  }`),
      'package-lock.json': [locked('4.17.21'), locked('4.17.21', second)],
      'packages/web/package.json': [manifest(`  "dependencies": {}`), manifest(`  "dependencies": { "a": "*" }`)],
    },
  },
];
