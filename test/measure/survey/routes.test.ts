import { expect, test } from '@jest/globals';
import { surveyRepository } from '../../../src/measure/survey/survey.ts';
import { depends, manifest, treeOf } from './tree-of.ts';

const routesOf = (files: Readonly<Record<string, string>>): string[] => {
  const tree = treeOf({ 'package.json': manifest({ dependencies: depends('express') }), ...files });
  const [service] = surveyRepository(tree, '').services;
  return (service?.routes ?? []).map(
    ({ path, query, secured }) => `${path}${query.length > 0 ? `?${query.join('&')}` : ''}${secured ? ' secured' : ''}`,
  );
};

const code = (...lines: readonly string[]): Record<string, string> => ({ 'src/app.js': lines.join('\n') });

test('parameters of the query without which a route may not answer', () => {
  expect(routesOf(code("app.get('/a', (request) => find(request.query.word));"))).toEqual(['/a?word']);
  expect(routesOf(code("app.get('/a', (req) => list(req.query.page, req.query.color ?? 'red'));"))).toEqual(['/a']);
  expect(routesOf(code("app.get('/a', async (req) => {", '  const { from, to, limit } = req.query;', '});'))).toEqual([
    '/a?from&to',
  ]);
  expect(routesOf(code("app.get('/a', (c) => c.json(c.req.query('id')));"))).toEqual(['/a?id']);
  expect(routesOf(code("if (pathname === '/a') return find(url.searchParams.get('term'));"))).toEqual(['/a?term']);
  expect(routesOf(code("app.get('/a', () => db.query.users.findMany());"))).toEqual(['/a']);
  const inside = ["app.get('/a', (request) => {", "  const term = url.searchParams.get('term');", '});'];
  expect(routesOf(code(...inside, "app.get('/b', (request) => request.query.x);"))).toEqual(['/a?term', '/b?x']);
  expect(routesOf(code("app.get('/search', search);", "app.get('/research', research);"))).toEqual([
    '/search?q',
    '/research',
  ]);
});

test('what belongs to the next route is not this one’s', () => {
  expect(
    routesOf(
      code(
        "app.get('/plain', hello);",
        "app.post('/orders', authenticate, (request) => save(request.query.kind));",
        "app.get('/mine', requireAuth, mine);",
        "app.get('/authors', authors);",
      ),
    ),
  ).toEqual(['/plain', '/mine secured', '/authors']);
});

test('routers behind a question of who calls', () => {
  const files = {
    ...code(
      "import users from './users.js';",
      "import { items } from './items.js';",
      "app.use('/users', authenticate, users);",
      "app.use('/items', items);",
    ),
    'src/users.js': "router.get('/', all);",
    'src/items.js':
      "export const items = Router();\nitems.get('/', all);\nconst own = Router();\nown.use(requireUser);\nown.get('/own', mine);",
  };
  expect(routesOf(files)).toEqual(['/items', '/items/own secured', '/users secured']);
});

test('parameters of the query in Flask and Go', () => {
  const queriesOf = (files: Readonly<Record<string, string>>): (readonly string[])[] =>
    (surveyRepository(treeOf(files), '').services[0]?.routes ?? []).map(({ query }) => query);
  const flask = [
    'app = Flask(__name__)',
    "@app.route('/add')",
    'def add():',
    "    return int(request.args.get('a')) + int(request.args['b']) + int(request.args.get('c', 1))",
    "@app.route('/')",
    '@login_required',
    'def index(): ...',
  ];
  expect(queriesOf({ 'requirements.txt': 'flask', 'app.py': flask.join('\n') })).toEqual([['a', 'b'], []]);
  const go = [
    'package main',
    'http.HandleFunc("/add", func(w http.ResponseWriter, r *http.Request) {',
    '  a := r.URL.Query().Get("a")',
    '})',
    'http.HandleFunc("/", index)',
    'http.ListenAndServe(":80", nil)',
  ];
  expect(queriesOf({ 'go.mod': 'module x', 'main.go': go.join('\n') })).toEqual([['a'], []]);
});
