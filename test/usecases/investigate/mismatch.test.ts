import { expect, test } from '@jest/globals';
import { mismatchOf } from '../../../src/usecases/investigate/mismatch.ts';
import type { EarlierRun } from '../../../src/usecases/investigate/ports.ts';
import { type CheckPlan, planCheck, type PlanInput } from '../../../src/usecases/plan-check.ts';
import type { Sides } from '../../../src/usecases/ports.ts';
import { emptyInput, withTimeLimit } from '../../../src/usecases/run-input.ts';
import { parse } from '../../config/parse.ts';
import { makeResult } from '../../support/make-result.ts';
import { configurationText } from '../harness.ts';

const second = `  web:
    type: service
    directory: web
    start: node web.js
    requests: [{ name: GET /, path: / }]
`;

const planned = (text: string, more: Partial<PlanInput> = {}): CheckPlan => {
  const configuration = parse(text);
  const rest = { given: false, changedFiles: ['server.js'], onlySuites: [], onlyScenarios: [] };
  return planCheck({ base: configuration, head: configuration, ...rest, ...more });
};

const revision = (ref: string, tree: string) => ({ ref, commit: tree.repeat(40), tree: tree.repeat(40), dirty: false });
const sides: Sides = { base: revision('main', 'a'), head: revision('change', 'b'), changedFiles: [], notices: [] };

const earlierOf = (plan: unknown, of: Pick<Sides, 'base' | 'head'> = sides): EarlierRun => ({
  shown: 'runs/1',
  otherwise: 'refuse',
  result: makeResult({ base: of.base, head: of.head }),
  plan: JSON.parse(JSON.stringify(plan)),
  blocks: [],
  bundles: [],
  profiles: [],
  graphs: new Map(),
  proof: null,
  investigation: null,
  reopen: () => Promise.reject(new Error('Nothing is opened.')),
});

const plan = planned(configurationText());
const whatOf = (earlier: CheckPlan, now: CheckPlan): string | undefined =>
  mismatchOf(earlierOf(emptyInput(earlier, false)), sides, now)?.what;

test('the same change is gone on with, also in another time and by other names of its commits', () => {
  expect(whatOf(plan, plan)).toBeUndefined();
  expect(whatOf(plan, withTimeLimit(plan, 1000))).toBeUndefined();
  const renamed = { ...sides, head: { ...sides.head, ref: 'HEAD', commit: 'f'.repeat(40) } };
  expect(mismatchOf(earlierOf(emptyInput(plan, false)), renamed, plan)).toBeNull();
});

test('a suite that neither of them measures is no difference', () => {
  const both = planned(configurationText({ more: second }));
  expect(both.suites.map(({ skipped }) => skipped === null)).toEqual([true, false]);
  expect(whatOf(planned(configurationText({ more: second }), { onlySuites: ['api'] }), both)).toBeUndefined();
});

test('everything that does not match is told', () => {
  const head = { ...revision('other', 'c'), dirty: true };
  const told = mismatchOf(earlierOf(emptyInput(plan, false), { base: revision('main', '0'), head }), sides, plan);
  expect(told).toEqual({
    what: 'its base was main (0000000000), and now it is main (aaaaaaaaaa); its head was other (cccccccccc, with uncommitted work), and now it is change (bbbbbbbbbb)',
    cure: 'Its head was a working tree: to go on with it, bring back the files as they were. To measure this change anew, leave --result out, or say with --out where the new run is to be written.',
  });
});

test('of the configuration it says which part was another', () => {
  const both = planned(configurationText({ more: second }), { changedFiles: ['server.js', 'web/web.js'] });
  expect(whatOf(plan, both)).toBe('it measured "api", and now it would be "api", "web"');
  const slower = planned(configurationText({ suite: 'scenarios: { normal: {}, peak: { connections: 9 } }' }));
  expect(whatOf(plan, slower)).toBe('"api" had other requests or scenarios');
  const looser = planned(configurationText({ more: 'tolerance: { default: 50% }\n' }));
  expect(whatOf(plan, looser)).toBe('it was judged by other rules of the configuration');
  const cure = mismatchOf(earlierOf(emptyInput(plan, false)), sides, looser)?.cure;
  expect(cure).toMatch(/^To go on with it, give the --config, --suite and --scenario that it was given\. To measure/);
  expect(mismatchOf(earlierOf({ of: 'another version' }), sides, plan)?.what).toBe(
    'it was measured with another configuration',
  );
});

test('names out of the files of another run do not steer a terminal', () => {
  const nasty = { ...revision('x\u001b[2J\r\ny', 'c'), commit: '\u001b]0;t\u0007'.repeat(9) };
  const told = mismatchOf(earlierOf(emptyInput(plan, false), { base: sides.base, head: nasty }), sides, plan);
  // oxlint-disable-next-line no-control-regex -- these characters are what is looked for
  expect(`${told?.what}${told?.cure}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
});
