import { expect, jest, test } from '@jest/globals';
import { UsageError } from '../../src/core/errors.ts';
import { resultSchema } from '../../src/core/result.ts';
import { configurationText, outcomeOf, quiet, stage } from './harness.ts';

// Whole runs are judged block by block: a busy machine takes its time.
jest.setTimeout(300_000);

test('a change that does nothing passes, and everything is kept', async () => {
  const { result, directory, archive, laboratory, prepared, progress } = await outcomeOf({});
  expect(result.verdict).toBe('pass');
  expect(result).toMatchObject({ seed: 42, head: { ref: 'change', dirty: true }, policy: { from: 'base' } });
  expect(result.comparisons.made).toBe(result.comparisons.expected);
  expect(directory).toBe('runs/1');
  expect(archive.kept).toEqual({ result, comment: 'comment: pass' });
  expect(resultSchema.parse(archive.kept?.result)).toEqual(result);
  expect(archive.blocks).toHaveLength(laboratory.requests.length);
  expect(laboratory.disposed).toBe(true);
  expect(prepared.map(({ side, suites }) => [side, suites.map(({ name }) => name)])).toEqual([
    ['base', ['api']],
    ['head', ['api']],
  ]);
  expect(result.time.prepare).toBe(5000);
  expect(result.time.prepare + result.time.measure).toBe(result.duration);
  expect(progress.at(-1)).toEqual({ kind: 'verdict', verdict: 'pass', elapsed: result.duration });
});

test('a slower change fails and is explained', async () => {
  const { result, archive } = await outcomeOf({
    experiment: () => ({ ...quiet, routeEffects: { 'GET /b': { cpu: 0.25, latency: 0.25 } } }),
  });
  expect(result.verdict).toBe('fail');
  expect(result.metrics.filter(({ decision }) => decision === 'regressed').map(({ route }) => route)).toContain(
    'GET /b',
  );
  expect(result.findings.some(({ route }) => route === 'GET /b')).toBe(true);
  expect(archive.kept?.comment).toBe('comment: fail');
});

test('a slower change without a policy in its base is not red', async () => {
  const { result } = await outcomeOf({
    base: null,
    head: configurationText(),
    experiment: () => ({ ...quiet, effect: { cpu: 0.3 } }),
  });
  expect(result.verdict).toBe('inconclusive');
  expect(result.policy.from).toBe('head');
});

test('a time limit that comes first is inconclusive, and it holds for the whole run', async () => {
  const { result, laboratory, clock } = await outcomeOf({
    experiment: () => ({ noise: 0.3 }),
    options: { timeLimit: 30_000 },
  });
  expect(result.verdict).toBe('inconclusive');
  expect(result.policy.timeLimit).toBe(30_000);
  const length = (clock.now() - 1000 - 5000) / laboratory.requests.length;
  // 5 s of the limit were gone when measuring began.
  expect(laboratory.requests).toHaveLength(Math.ceil(25_000 / length));
});

test('a policy of the configuration is obeyed where no time limit is given', async () => {
  const { result } = await outcomeOf({
    base: configurationText({ more: 'gate: { time-limit: 25s }' }),
    experiment: () => ({ noise: 0.3 }),
  });
  expect(result.policy.timeLimit).toBe(25_000);
  expect(result.duration).toBeLessThan(60_000);
});

test('both sides are told how much time they have', async () => {
  const { prepared } = await outcomeOf({ options: { timeLimit: 60_000 }, prepare: () => Promise.resolve() });
  expect(prepared.map(({ timeLeft }) => timeLeft)).toEqual([60_000, 60_000]);
});

test('a change that touches no suite passes and says that nothing was measured', async () => {
  const { result, prepared, laboratory, archive } = await outcomeOf({
    base: configurationText({ suite: 'paths: ["src/**"]' }),
    sides: { changedFiles: ['docs/readme.md'] },
  });
  expect(result.verdict).toBe('pass');
  expect(result.reasons).toEqual(['The change touches nothing that a suite measures, so nothing had to be measured.']);
  expect(result.suites).toMatchObject([{ name: 'api', skipped: 'nothing that it measures has changed' }]);
  expect(result.comparisons.made).toBe(0);
  expect(prepared).toEqual([]);
  expect(laboratory.requests).toEqual([]);
  expect(archive.kept?.result).toEqual(result);
});

test('only suites that are measured are prepared', async () => {
  const text = `version: 1
suites:
  api: { type: service, directory: api, start: x, requests: [{ path: / }] }
  web: { type: service, directory: web, start: x, requests: [{ path: / }] }
`;
  const { prepared, result } = await outcomeOf({ base: text, sides: { changedFiles: ['web/a.ts'] } });
  expect(prepared.flatMap(({ suites }) => suites.map(({ name }) => name))).toEqual(['web', 'web']);
  expect(result.suites.map(({ name, skipped }) => [name, skipped === null])).toEqual([
    ['api', false],
    ['web', true],
  ]);
  expect(result.verdict).toBe('pass');
});

test('a change that takes the only suite out of the gate is not green', async () => {
  const { result } = await outcomeOf({ head: configurationText({ name: 'other' }) });
  expect(result.verdict).toBe('invalid');
  expect(result.notices).toContain('This change takes suite api out of the gate; it was not measured.');
});

test('what a change alters in the policy is shown and does not count', async () => {
  const { result } = await outcomeOf({
    base: configurationText({ more: 'tolerance: { default: 5% }' }),
    head: configurationText({ more: 'tolerance: { default: 80% }' }),
    sides: { notices: ['The base is 3 commits old.'] },
    experiment: () => ({ ...quiet, effect: { cpu: 0.3 } }),
  });
  expect(result.verdict).toBe('fail');
  expect(result.notices).toContain('The base is 3 commits old.');
  expect(result.notices.filter((it) => it.includes('policy'))).toEqual([
    'This change alters the policy; it takes effect after the merge: tolerance default: 5 % -> 80 %.',
  ]);
});

test('suites, scenarios and seed of the command line reach the measuring', async () => {
  const text = configurationText({ suite: 'scenarios: { normal: { connections: 2 }, peak: { connections: 9 } }' });
  const { laboratory, result } = await outcomeOf({
    base: text,
    options: { suites: ['api'], scenarios: ['peak'], seed: 77 },
  });
  expect(new Set(laboratory.requests.map(({ seed }) => seed))).toEqual(new Set([77]));
  expect(laboratory.requests[0]!.suite.scenarios.map(({ name }) => name)).toEqual(['peak']);
  expect(new Set(result.metrics.flatMap(({ scenario }) => scenario ?? []))).toEqual(new Set(['peak']));
  await expect(stage({ options: { suites: ['nope'] } }).run()).rejects.toThrow(UsageError);
});
