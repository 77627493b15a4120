import { expect, jest, test } from '@jest/globals';
import { ServiceError } from '../../src/core/errors.ts';
import { evenSide } from '../support/make-profiles.ts';
import { configurationText, outcomeOf, quiet, stage } from './harness.ts';

// Whole runs are judged block by block: a busy machine takes its time.
jest.setTimeout(300_000);

const slower = { experiment: () => ({ ...quiet, routeEffects: { 'GET /b': { cpu: 0.25, latency: 0.25 } } }) };

const diff = `diff --git a/src/b.js b/src/b.js
--- a/src/b.js
+++ b/src/b.js
@@ -1,3 +1,3 @@
 export const b = () => {
-  return find();
+  return search();
 };
`;

const profiles = () => ({
  base: evenSide({ 'serve src/server.js:1; b src/b.js:1': 500 }),
  head: evenSide({ 'serve src/server.js:1; b src/b.js:1': 900 }),
});

test('a route that got slower is profiled alone, after the verdict, and the finding names its function', async () => {
  const staged = stage({ ...slower, diff });
  staged.laboratory.profiles = profiles;
  const { result } = await staged.run();
  expect(result.verdict).toBe('fail');
  expect(staged.laboratory.profiled).toMatchObject([{ route: 'GET /b', kinds: ['cpu'], rounds: 2 }]);
  expect(staged.archive.profiles).toMatchObject([
    { suite: 'api', kind: 'cpu', functions: [{ name: 'b', path: 'src/b.js', line: 1, change: { estimate: 400 } }, {}] },
  ]);
  const finding = result.findings.find(({ route }) => route === 'GET /b');
  expect(`${finding?.fix?.summary} ${finding?.evidence.join(' ')}`).toContain('src/b.js:1');
  expect(staged.progress).toContainEqual({ kind: 'step', text: 'profiling api, GET /b' });
});

test('what passes is not profiled', async () => {
  const { laboratory, archive } = await outcomeOf({});
  expect(laboratory.profiled).toEqual([]);
  expect(archive.profiles).toEqual([]);
});

test('a failure of the profiler is a notice and changes no verdict', async () => {
  const staged = stage(slower);
  staged.laboratory.profiles = () => {
    throw new ServiceError('head died while it was profiled (exit 1).', 'Look at its last lines.');
  };
  const { result } = await staged.run();
  expect(result.verdict).toBe('fail');
  expect(result.notices).toContain('api could not be profiled: head died while it was profiled (exit 1).');
});

test('no profile is begun that the time limit leaves no room for', async () => {
  const open = stage(slower);
  await open.run();
  const used = open.clock.now() - 1000 - 20_000;
  const staged = stage({ ...slower, options: { timeLimit: used + 20_000 } });
  const { result } = await staged.run();
  expect(result.verdict).toBe('fail');
  expect(staged.laboratory.profiled).toEqual([]);
  expect(result.notices).toContain('api was not profiled: the time limit leaves no room for it.');
});

test("time for profiles is told apart from Pacegate's own", async () => {
  const { result } = await outcomeOf(slower);
  expect(result.time.profile).toBe(20_000);
  expect(result.time.overhead).toBeLessThan(20_000);
});

test('a suite that says `probe: false` is asked for too: what it lacks is told in its profile', async () => {
  const { archive } = await outcomeOf({ ...slower, base: configurationText({ suite: 'probe: false' }) });
  expect(archive.profiles).toMatchObject([{ functions: [], missing: [{ what: 'profile (cpu)' }] }]);
});
