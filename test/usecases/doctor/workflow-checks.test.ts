import { expect, test } from '@jest/globals';
import { diagnose } from '../../../src/usecases/doctor/doctor.ts';
import { goodWorkflow, makeFacts, makeGitHub, workflows } from './make-facts.ts';

/** What the checks of workflows say of these texts: "mark: found". */
const said = (texts: readonly string[], facts = {}): string[] =>
  diagnose(makeFacts({ workflows: workflows(...texts), ...facts }))
    .filter(({ check }) => check.startsWith('workflow'))
    .map(({ mark, found }) => `${mark}: ${found}`);

const marksOf = (lines: readonly string[], about: RegExp): (string | undefined)[] =>
  lines.filter((it) => about.test(it)).map((it) => it.split(':')[0]);

const changed = (from: string | RegExp, to: string): string => {
  const text = goodWorkflow.replace(from, to);
  if (text === goodWorkflow) throw new Error('nothing was changed');
  return text;
};

test('a workflow that is right has nothing to be done', () => {
  expect(said([goodWorkflow]).filter((it) => !it.startsWith('ok'))).toEqual([]);
});

test('a workflow that nobody wrote, that is no YAML, or that measures nothing is a problem', () => {
  expect(said([])).toEqual(['problem: No workflow measures pull requests']);
  expect(said(['on: [']).join('\n')).toMatch(/^problem: \.github\/workflows\/pacegate\.yml can't be read: .*:1:\d+: /);
  expect(said(['on: push\njobs: { a: { steps: [{ run: npm test }] } }'])).toEqual([
    'problem: No workflow measures pull requests',
  ]);
  const onlyRefresh =
    'on: push\njobs: { a: { permissions: { contents: write }, steps: [{ uses: acme/pacegate@v1 }] } }';
  expect(said([onlyRefresh])[0]).toMatch(
    /problem: No workflow measures .* job a of .* runs Pacegate for something else/,
  );
});

test.each([
  ['paths: [src/**]', 'problem'],
  ['paths-ignore: [docs/**]', 'problem'],
  ['branches: [develop]', 'problem'],
  ['branches-ignore: ["ma*"]', 'problem'],
  ['branches: [main, "release/**"]', 'ok'],
  ['branches: ["**"]', 'ok'],
  ['branches: ["**", "!ma*"]', 'problem'],
  ['branches: [""]', 'problem'],
  ['types: [opened, synchronize]', 'ok'],
  ['types: [opened]', 'problem'],
])('pull_request: { %s } is %s', (filter, mark) => {
  const lines = said([changed('  pull_request:\n', `  pull_request: { ${filter} }\n`)]);
  expect(marksOf(lines, /at pull_request:|`types`|pull requests? to main/)).toEqual([mark]);
});

test('code of strangers beside secrets is a problem', () => {
  expect(marksOf(said([changed('  pull_request:\n', '  pull_request_target:\n')]), /pull_request_target/)).toEqual([
    'problem',
  ]);
  const unsafe = changed('persist-credentials: false', "persist-credentials: false, allow-unsafe-pr-checkout: 'true'");
  expect(marksOf(said([unsafe]), /allow-unsafe/)).toEqual(['problem']);
});

test('a merge queue that nobody answers is a problem where there is one', () => {
  const without = changed('  merge_group:\n', '');
  const rules = { known: true as const, value: { requiredChecks: [], hasMergeQueue: false, unread: [] } };
  const github = { known: true as const, value: makeGitHub({ rules }) };
  const offline = { known: false as const, why: 'x', cure: null };
  expect(marksOf(said([without]), /merge queue/)).toEqual(['problem']);
  expect(marksOf(said([without], { github }), /merge queue/)).toEqual(['warning']);
  expect(marksOf(said([without], { github: offline }), /merge queue/)).toEqual(['warning']);
  expect(marksOf(said([goodWorkflow], { github }), /merge queue/)).toEqual(['ok']);
});

test.each([
  [
    'permissions: { contents: read, checks: write, pull-requests: write }',
    'permissions: { contents: read, checks: write }',
    /no `pull-requests: write`/,
    'problem',
  ],
  [
    'permissions: { contents: read, checks: write, pull-requests: write }',
    'permissions: { contents: read, pull-requests: write }',
    /no `checks: write`/,
    'problem',
  ],
  [
    'permissions: { contents: read, checks: write, pull-requests: write }',
    'permissions: { checks: write, pull-requests: write }',
    /no `contents: read`/,
    'problem',
  ],
  [
    'permissions: { contents: read, checks: write, pull-requests: write }',
    'permissions: { contents: read, checks: write, pull-requests: write, id-token: write }',
    /more than it needs: id-token/,
    'warning',
  ],
  [
    'permissions: { contents: read, checks: write, pull-requests: write }',
    'permissions: write-all',
    /write-all/,
    'warning',
  ],
  [
    'permissions: { contents: read, checks: write, pull-requests: write }',
    'permissions: read-all',
    /read-all/,
    'problem',
  ],
  [
    'permissions: { contents: write }',
    'permissions: { contents: read }',
    /Job refresh .* no `contents: write`/,
    'problem',
  ],
  ['permissions: { actions: read, ', 'permissions: { ', /Job report .* no `actions: read`/, 'problem'],
])('%s -> %s', (from, to, about, mark) => {
  expect(marksOf(said([changed(from, to)]), about)).toEqual([mark]);
});

test('permissions of the workflow hold for a job that says nothing; without any nobody knows', () => {
  const inherited = changed('    permissions: { contents: read, checks: write, pull-requests: write }\n', '').replace(
    'permissions: {}',
    'permissions: { contents: read, checks: write, pull-requests: write }',
  );
  expect(marksOf(said([inherited]), /Job measure .* may do/)).toEqual(['ok']);
  const none = changed('    permissions: { contents: read, checks: write, pull-requests: write }\n', '').replace(
    'permissions: {}\n',
    '',
  );
  expect(marksOf(said([none]), /Job measure .* says nothing of permissions/)).toEqual(['warning']);
});

test('a job that only measures needs to read alone', () => {
  const measureOnly = `
on: { pull_request: , merge_group: }
jobs:
  measure:
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@v6
        with: { fetch-depth: 0, persist-credentials: false }
      - uses: acme/pacegate@v1
        with: { post: false }
`;
  expect(said([measureOnly]).filter((it) => !it.startsWith('ok'))).toEqual([
    'problem: What is measured is posted by nobody: `post: false`, and no workflow has mode report',
  ]);
  const report = `
on: { workflow_run: { workflows: [Pacegate] } }
jobs:
  report:
    permissions: { contents: read, actions: read, checks: write, pull-requests: write }
    steps: [{ uses: acme/pacegate@v1 }]
`;
  expect(said([measureOnly, report]).filter((it) => !it.startsWith('ok'))).toEqual([]);
});

test('a command in the place of the Action posts nothing, which is said', () => {
  const command = `
on: [pull_request, merge_group]
jobs:
  gate:
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@v6
        with: { fetch-depth: 0, persist-credentials: false }
      - run: npx pacegate check --base "$BASE"
`;
  expect(said([command]).filter((it) => !it.startsWith('ok'))).toEqual([
    expect.stringMatching(/^warning: The command is run/),
  ]);
});

test('what is checked out', () => {
  expect(marksOf(said([changed('fetch-depth: 0, ', '')]), /shallow/)).toEqual(['warning']);
  expect(marksOf(said([changed(', persist-credentials: false', '')]), /\.git\/config/)).toEqual(['warning']);
  const nothing = changed(/ {6}- uses: actions\/checkout@v6\n.*\n/, '');
  expect(marksOf(said([nothing]), /does not check out/)).toEqual(['problem']);
});

test('a job with the name of the check, in whatever workflow', () => {
  const other = 'on: push\njobs: { build: { name: pacegate, steps: [] }, pacegate: { name: Other, steps: [] } }';
  expect(marksOf(said([goodWorkflow, other]), /has the name of the check/)).toEqual(['problem']);
  const renamed = goodWorkflow.replaceAll(
    '- uses: acme/pacegate@v1\n  refresh',
    '- uses: acme/pacegate@v1\n        with: { name: perf }\n  refresh',
  );
  expect(marksOf(said([renamed, other]), /has the name of the check/)).toEqual([]);
});

test('text of strangers in a shell', () => {
  for (const value of [
    'github.head_ref',
    'github.event.pull_request.title',
    'github.event.pull_request.head.ref',
    'github.event.comment.body',
  ])
    expect(
      marksOf(
        said([changed('      - uses: acme', `      - run: echo "\${{ ${value} }}"\n      - uses: acme`)]),
        /into a shell/,
      ),
    ).toEqual(['warning']);
  for (const value of ['github.sha', 'github.event.pull_request.number', 'github.event.pull_request.base.sha'])
    expect(
      marksOf(
        said([changed('      - uses: acme', `      - run: echo "\${{ ${value} }}"\n      - uses: acme`)]),
        /into a shell/,
      ),
    ).toEqual([]);
});
