import { expect, test } from '@jest/globals';
import { surveyRepository } from '../../../src/measure/survey/survey.ts';
import { depends, manifest, treeOf } from './tree-of.ts';

type Files = Readonly<Record<string, string>>;

const lines = (...text: readonly string[]): string => text.join('\n');

const cases: Readonly<Record<string, { readonly files: Files; readonly expected: object }>> = {
  django: {
    files: {
      'manage.py': '',
      'requirements.txt': 'Django==5.2\n',
      'site_/wsgi.py': 'application = get_wsgi_application()',
      'site_/urls.py': lines(
        'urlpatterns = [',
        "  path('admin/', admin.site.urls),",
        "  path('', home),",
        "  path('items/<int:pk>/', item),",
        ']',
      ),
    },
    expected: {
      title: 'Django',
      start: '.venv/bin/python manage.py runserver 127.0.0.1:$PORT --noreload',
      ready: undefined,
      routes: ['/', '/items/{pk}'],
      port: 'given',
    },
  },
  'fastapi with uv': {
    files: {
      'pyproject.toml': '[project]\nname = "quotes"\n',
      'uv.lock': '',
      'app/main.py': lines('app = FastAPI()', '@app.get("/health")', 'app.include_router(quotes.router)'),
      'app/quotes.py': lines('router = APIRouter(prefix="/quotes")', '@router.get("/")', '@router.get("/{symbol}")'),
    },
    expected: {
      title: 'FastAPI',
      start: 'uv run uvicorn app.main:app --port $PORT',
      ready: '/health',
      routes: ['/quotes', '/quotes/{symbol}'],
      port: 'given',
    },
  },
  rails: {
    files: {
      Gemfile: "gem 'rails', '~> 8.0'\n",
      'config/routes.rb': lines(
        'Rails.application.routes.draw do',
        '  get "up" => "rails/health#show", as: :rails_health_check',
        '  root "home#index"',
        '  resources :posts',
        '  resources :sessions, only: [:create]',
        'end',
      ),
    },
    expected: {
      title: 'Rails',
      start: 'RAILS_ENV=production SECRET_KEY_BASE_DUMMY=1 bin/rails server -b 127.0.0.1 -p $PORT',
      ready: '/up',
      routes: ['/', '/posts'],
      port: 'given',
    },
  },
  'spring boot with maven': {
    files: {
      'pom.xml':
        '<artifactId>spring-boot-starter-web</artifactId><artifactId>spring-boot-starter-actuator</artifactId><java.version>21</java.version>',
      mvnw: '',
      'src/main/java/Orders.java': lines(
        '@RestController',
        '@RequestMapping("/orders")',
        'class Orders {',
        '  @GetMapping',
        '  List<Order> all() {}',
        '  @GetMapping("/{id}")',
        '  Order one() {}',
      ),
    },
    expected: {
      title: 'Spring Boot',
      start: 'java -jar target/*.jar --server.port=$PORT',
      ready: '/actuator/health',
      routes: ['/orders', '/orders/{id}'],
      port: 'given',
    },
  },
  laravel: {
    files: {
      'composer.json': JSON.stringify({ require: { 'laravel/framework': '^12' } }),
      'routes/web.php': lines("Route::get('/', Home::class);", "Route::get('users/{user}', Show::class);"),
    },
    expected: {
      title: 'Laravel',
      start: 'php artisan serve --host=127.0.0.1 --port=$PORT',
      ready: undefined,
      routes: ['/', '/users/{user}'],
      port: 'given',
    },
  },
  axum: {
    files: {
      'Cargo.toml': '[package]\nname = "quotes"\n\n[dependencies]\naxum = "0.8"\n',
      'src/main.rs': lines(
        'let app = Router::new()',
        '  .route("/healthz", get(health))',
        '  .route("/quotes", get(list).post(create))',
        '  .route("/quotes/{id}", get(one));',
        'let listener = TcpListener::bind("127.0.0.1:3000").await;',
      ),
    },
    expected: {
      title: 'axum',
      start: 'target/release/quotes',
      ready: '/healthz',
      routes: ['/quotes', '/quotes/{id}'],
      port: 'fixed',
    },
  },
  phoenix: {
    files: {
      'mix.exs': 'def project, do: [app: :blog]\n{:phoenix, "~> 1.8"}',
      'lib/blog_web/router.ex': lines('  get "/", PageController, :home', '  get "/posts/:id", PostController, :show'),
      'config/runtime.exs': 'port: String.to_integer(System.get_env("PORT") || "4000")',
    },
    expected: {
      title: 'Phoenix',
      start: 'MIX_ENV=prod PHX_SERVER=true mix phx.server',
      ready: undefined,
      routes: ['/', '/posts/{id}'],
      port: 'given',
    },
  },
  'asp.net core': {
    files: {
      'src/Api/Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"><TargetFramework>net9.0</TargetFramework></Project>',
      'src/Api/Program.cs': lines(
        'app.MapHealthChecks("/healthz");',
        'app.MapGet("/todos", All);',
        'app.MapGet("/todos/{id:int}", One);',
      ),
    },
    expected: {
      title: 'ASP.NET Core',
      start: 'dotnet pacegate-service/Api.dll --urls http://127.0.0.1:$PORT',
      ready: '/healthz',
      routes: ['/todos', '/todos/{id}'],
      port: 'given',
    },
  },
  'go with net/http': {
    files: {
      'go.mod': 'module hello\n',
      'main.go': lines(
        'package main',
        'func main() {',
        '\tmux.HandleFunc("GET /hello", hello)',
        '\tv1 := mux.Group("/v1")',
        '\tv1.GET("/items", items)',
        '\thttp.ListenAndServe(":"+os.Getenv("PORT"), mux)',
        '}',
      ),
    },
    expected: {
      title: 'Go',
      start: './pacegate-service',
      ready: undefined,
      routes: ['/hello', '/v1/items'],
      port: 'given',
    },
  },
  nest: {
    files: {
      'package.json': manifest({
        name: 'nest-app',
        scripts: {
          build: 'nest build',
          start: 'nest start',
          'start:dev': 'nest start --watch',
          'start:prod': 'node dist/main',
        },
        dependencies: depends('@nestjs/core', 'express'),
      }),
      'src/main.ts': lines("app.setGlobalPrefix('api');", 'await app.listen(process.env.PORT ?? 3000);'),
      'src/cats.controller.ts': lines(
        "@Controller('cats')",
        'export class Cats {',
        '  @Get()',
        '  all() {}',
        "  @Get(':id')",
        '  one() {}',
      ),
    },
    expected: {
      title: 'Nest',
      start: 'node dist/main',
      ready: undefined,
      routes: ['/api/cats', '/api/cats/{id}'],
      port: 'given',
    },
  },
  'next, standalone': {
    files: {
      'package.json': manifest({ name: 'shop', scripts: { start: 'next start' }, dependencies: depends('next') }),
      'next.config.mjs': "export default { output: 'standalone' };",
    },
    expected: {
      title: 'Next.js',
      start: 'node .next/standalone/server.js',
      ready: undefined,
      routes: [],
      port: 'given',
    },
  },
};

test.each(Object.entries(cases))('%s is recognised', (_, { files, expected }) => {
  const [service] = surveyRepository(treeOf(files), '').services;
  expect({
    title: service?.title,
    start: service?.start?.value,
    ready: service?.ready?.path,
    routes: service?.routes.map(({ path }) => path),
    port: service?.port.kind,
  }).toEqual(expected);
});

test('a library is no service', () => {
  const library = {
    'package.json': manifest({ name: 'left-pad', main: 'index.js', devDependencies: depends('express', 'jest') }),
    'index.js': 'module.exports = (text) => text;',
    'test/server.js': 'createServer().listen(3000)',
    'Cargo.toml': '[package]\nname = "x"\n[dependencies]\nserde = "1"\n',
    'go.mod': 'module x\n',
    'lib.go': 'package x\n',
    'pyproject.toml': '[project]\nname = "x"\n',
  };
  expect(surveyRepository(treeOf(library), '').services).toEqual([]);
});

test('who stands in a package means that one', () => {
  const files = {
    'package.json': manifest({ workspaces: ['services/*'] }),
    'package-lock.json': '{}',
    'services/a/package.json': manifest({
      name: 'a',
      scripts: { start: 'node a.js' },
      dependencies: depends('express'),
    }),
    'services/b/package.json': manifest({
      name: 'b',
      scripts: { start: 'node b.js' },
      dependencies: depends('express'),
    }),
  };
  const namesFrom = (prefix: string) => surveyRepository(treeOf(files), prefix).services.map(({ name }) => name);
  expect(namesFrom('')).toEqual(['a', 'b']);
  expect(namesFrom('services/b')).toEqual(['b', 'a']);
  expect(namesFrom('services/b/src')).toEqual(['b', 'a']);
  expect(namesFrom('services')).toEqual(['a', 'b']);
  const [service] = surveyRepository(treeOf(files), 'services/b').services;
  expect(service?.install?.value).toBe('cd ../.. && npm ci');
});
