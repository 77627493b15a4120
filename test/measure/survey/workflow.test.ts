import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isActionStep, isPacegateStep } from '../../../src/measure/survey/pacegate-steps.ts';
import { readWorkflow, type WorkflowStep } from '../../../src/measure/survey/workflow.ts';

const read = (text: string) => {
  const file = readWorkflow('w.yml', text);
  if (file.kind === 'unreadable') throw new Error(file.why);
  return file.workflow;
};

const why = (text: string): string => {
  const file = readWorkflow('w.yml', text);
  return file.kind === 'unreadable' ? file.why : 'readable';
};

test.each([
  ['push', [['push', []]]],
  [
    '[push, pull_request]',
    [
      ['push', []],
      ['pull_request', []],
    ],
  ],
  [
    '{ push: { branches: [main, v1] }, pull_request: , merge_group: {} }',
    [
      ['push', [['branches', ['main', 'v1']]]],
      ['pull_request', []],
      ['merge_group', []],
    ],
  ],
])('on: %s', (on, expected) => {
  const { events } = read(`on: ${on}\njobs: {}`);
  expect([...events].map(([event, filters]) => [event, [...filters]])).toEqual(expected);
});

test('jobs with their steps, inputs, permissions and services', () => {
  const { name, permissions, jobs } = read(`
name: Gate
on: push
permissions: read-all
jobs:
  measure:
    name: Measure it
    if: github.event_name == 'push'
    permissions: { contents: read, checks: write }
    strategy: { matrix: { node: [22, 24] } }
    services:
      db: { image: 'postgres:17' }
      cache: redis
    steps:
      - uses: actions/checkout@v6
        with: { fetch-depth: 0, persist-credentials: false, nothing: , list: [1] }
      - name: Say
        run: echo
      - 7
  reused:
    uses: ./.github/workflows/x.yml
`);
  expect({ name, permissions }).toEqual({ name: 'Gate', permissions: 'read-all' });
  const [measure, reused] = jobs;
  expect(measure).toMatchObject({
    id: 'measure',
    name: 'Measure it',
    condition: "github.event_name == 'push'",
    services: ['postgres:17', 'redis'],
    hasMatrix: true,
  });
  expect(measure!.permissions).toEqual(
    new Map([
      ['contents', 'read'],
      ['checks', 'write'],
    ]),
  );
  expect(
    measure!.steps.map(({ uses, run, with: inputs }) => ({ uses, run, with: Object.fromEntries(inputs) })),
  ).toEqual([
    { uses: 'actions/checkout@v6', run: null, with: { 'fetch-depth': '0', 'persist-credentials': 'false' } },
    { uses: null, run: 'echo', with: {} },
  ]);
  expect(reused).toMatchObject({ id: 'reused', permissions: null, steps: [], hasMatrix: false });
});

test('what GitHub would not run is said with its place', () => {
  expect(why('on: push\njobs: [')).toMatch(/^w\.yml:2:\d+: /);
  expect(why('- a\n- b')).toContain('no mapping');
  expect(why('on: push')).toContain('no jobs');
  expect(why('')).toContain('no mapping');
  expect(why('a: &a [*a]')).toMatch(/^w\.yml:1/);
  expect(
    why(
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
        .split('')
        .map((it, i) => `${it}: &${it} [${`*${'abcdefghi'[i]},`.repeat(9)}]`)
        .join('\n')}`,
    ),
  ).toMatch(/^w\.yml:1/);
  expect(why('__proto__: { jobs: {} }\njobs: {}')).toMatch(/reserved/);
});

test('no text makes it throw', () => {
  const piece = fc.constantFrom(
    'on',
    'jobs',
    'steps',
    ':',
    '-',
    '\n',
    '  ',
    '{',
    '}',
    '[',
    ']',
    'null',
    '1',
    '&a',
    '*a',
    '"',
    "'",
    '|',
    '!!js',
    'with',
    '\t',
    '?',
    '<<',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      expect(['workflow', 'unreadable']).toContain(readWorkflow('w.yml', pieces.join('')).kind);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.jsonValue(), (jobs) => {
      readWorkflow(
        'w.yml',
        JSON.stringify({ on: jobs, jobs: { a: jobs, b: { steps: jobs, permissions: jobs, services: jobs } } }),
      );
    }),
  );
});

test.each<[Partial<WorkflowStep>, 'action' | 'command' | null]>([
  [{ uses: 'acme/pacegate@v1' }, 'action'],
  [{ uses: 'acme/Pacegate@0123456789012345678901234567890123456789' }, 'action'],
  [{ uses: './' }, 'action'],
  [{ uses: 'acme/not-pacegate@v1' }, null],
  [{ uses: './.github/actions/x' }, null],
  [{ run: 'npx pacegate check --base "$BASE"' }, 'command'],
  [{ run: 'npm ci\nnpx pacegate@0.1.0 baseline refresh' }, 'command'],
  [{ run: 'echo pacegate' }, null],
])('%j is a step of Pacegate: %s', (fields, expected) => {
  const step = { name: null, uses: null, run: null, with: new Map(), ...fields };
  expect(isPacegateStep(step) ? (isActionStep(step) ? 'action' : 'command') : null).toBe(expected);
});
