import { expect, test } from '@jest/globals';
import { parse, problemsOf, serviceOf, withService } from './parse.ts';

const requests = `requests: [{ name: login, method: POST, path: /login }, { name: home, path: / }]\n`;
const service = (scenarios: string) => withService(`${requests}scenarios:\n${scenarios.replaceAll(/^(?=.)/gm, '  ')}`);

test('a scenario with steps is one for measure alone, and a notice says so', () => {
  const read = parse(
    service(`normal: { connections: 3 }
shopping:
  connections: 4
  think: { from: 1s, to: 2s }
  data: { file: users.csv }
  steps:
    - { request: login, headers: { x-user: '{user}' }, capture: { token: { json: data.token } } }
    - { name: cart, method: POST, path: '/cart/{token}', body: { who: '{user}' } }
`),
  );
  const suite = serviceOf(read);
  expect(suite.scenarios.map(({ name }) => name)).toEqual(['normal']);
  expect(suite.fullScenarios).toMatchObject([
    {
      name: 'shopping',
      connections: 4,
      think: { from: 1000, to: 2000 },
      data: { file: 'users.csv' },
      steps: [
        {
          route: { name: 'login', headers: { 'x-user': '{user}' } },
          capture: { token: { kind: 'json', path: 'data.token' } },
        },
        { route: { name: 'cart', path: '/cart/{token}' }, capture: {} },
      ],
    },
  ]);
  expect(read.notices.join()).toContain('pacegate measure --scenario shopping');
});

test('stress has keys of its own', () => {
  const suite = serviceOf(
    parse(service(`stress: { from: 10, to: 500, step: 2, hold: 5s, break: { latency.p95: 300ms, errors.rate: 2% } }`)),
  );
  expect(suite.fullScenarios?.[0]?.stress).toEqual({
    from: 10,
    to: 500,
    step: 2,
    hold: 5000,
    budgets: [
      { metric: 'latency.p95', limit: 300 },
      { metric: 'errors.rate', limit: 0.02 },
    ],
  });
});

test.each([
  ['stress: { rate: 5 }', 'has no "rate"'],
  ['stress: { from: 50, to: 5 }', 'The rate falls'],
  ['a: { from: 5 }', 'a key of scenario "stress"'],
  ['a: { think: 2s }', 'belongs to the steps'],
  ['a: { data: { file: x.csv } }', 'belongs to the steps'],
  ['a: { rate: 5, stages: [{ duration: 5s, rate: 5 }] }', 'stands together'],
  ['a: { stages: [{ duration: 5s }] }', 'has no load'],
  ['a: { stages: [{ duration: 5s, rate: 5 }, { duration: 5s, connections: 5 }] }', 'Some stages'],
  [
    `a: { stages: [${Array.from({ length: 8 }, () => '{ duration: 24h, rate: 5 }').join(', ')}] }`,
    'The stages last 192 h together, and a scenario 168 h at most',
  ],
  ['a: { steps: [{ request: nothing }] }', 'no request named "nothing"'],
  ['a: { steps: [{ method: GET }] }', 'asks for nothing'],
  ['a: { steps: [{ request: login, path: /x }] }', 'stands together'],
  ["a: { steps: [{ path: '/x/{token}' }] }", '{token} has no values'],
  ['a: { steps: [{ request: login, capture: { t: {} } }] }', 'Nothing says'],
  ["a: { steps: [{ request: login, capture: { t: { pattern: '(' } } }] }", 'no regular expression'],
])('%s: %s', (text, problem) => {
  expect(problemsOf(service(text)).message).toContain(problem);
});
