import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import type { Block } from '../../src/core/block.ts';
import { PreparationError } from '../../src/core/errors.ts';
import { createRandom } from '../../src/core/random.ts';
import { resultSchema } from '../../src/core/result.ts';
import type { Upload } from '../../src/measure/upload/read-upload.ts';
import { parse } from '../config/parse.ts';
import { configurationText } from './harness.ts';
import { honestRun, identity, judgeRun } from './upload/honest-run.ts';
import { quiet, refused, slow, slower, text, withBlocks, withEach, withResult } from './upload/tamper.ts';

const scene = fc.record({
  seed: fc.nat(10_000),
  noise: fc.constantFrom(0.002, 0.002, 0.02, 0.3),
  cpu: fc.constantFrom(0, 0, 0, 0.06, 0.3, -0.2),
  latency: fc.constantFrom(0, 0, 0.5),
  dying: fc.constantFrom(0, 0, 0.1, 0.4),
  failing: fc.constantFrom(0, 0, 0.1),
  errors: fc.constantFrom(0, 0, 0, 0.03),
  blind: fc.boolean(),
  budgets: fc.boolean(),
  adopting: fc.boolean(),
  schedule: fc.constantFrom(
    '',
    'duet: false',
    'port: 8080',
    'scenarios: { normal: { rate: 150 }, busy: { connections: 4 } }',
  ),
  timeLimit: fc.constantFrom(1000, 30_000, 60_000, 600_000, 600_000),
});

test('the verdict, the decisions and the intervals of an honest run come out again, whatever happened in it', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(scene, async (it) => {
      const configured = configurationText({
        suite: it.schedule,
        more: it.budgets
          ? 'budgets: { latency.p95: { limit: 7ms, target: 2ms }, errors.rate: { limit: 1% }, db.time: { limit: 1ms } }'
          : '',
      });
      const luck = createRandom(it.seed).fork('luck');
      const run = await honestRun(
        ({ index }) => {
          if (luck.next() < it.failing && index > 0) throw new PreparationError('setup failed.', 'x');
          return { ...it, errors: { base: it.errors, head: it.errors } };
        },
        {
          base: it.adopting ? null : configured,
          head: configured,
          options: { timeLimit: it.timeLimit, seed: it.seed },
          prepare: () => Promise.resolve(),
        },
      );
      const again = judgeRun(run);
      seen.add(again.verdict);
      expect(resultSchema.parse(again)).toEqual(again);
      const { verdict, metrics, comparisons, budgets, control, absent, suites, policy, findings } = run.result;
      expect(again).toMatchObject({ verdict, comparisons, budgets, control, absent, suites, policy, findings });
      expect(again.metrics).toEqual(metrics);
      // Where nothing was compared the run knows more of the reason: that there was no time.
      expect(again.reasons.join('\n')).toContain(run.result.reasons[0]);
    }),
    { numRuns: 60, seed: 3 },
  );
  expect([...seen].sort()).toEqual(['fail', 'inconclusive', 'invalid', 'pass']);
}, 600_000);

test('the result is of the commits that the caller names, and says whose words it holds', () => {
  const result = judgeRun(
    quiet,
    withResult(quiet, { environment: { ...quiet.result.environment, cpu: 'x'.repeat(9000) } }),
  );
  expect(result).toMatchObject({
    verdict: 'pass',
    base: identity.base,
    head: { ...identity.head, dirty: false },
    seed: quiet.result.seed,
    startedAt: quiet.result.startedAt,
    duration: quiet.result.duration,
  });
  expect(result.environment.cpu).toHaveLength(100);
  expect(result.notices[0]).toContain("that run's own words");
  expect(result.notices).toHaveLength(1);
});

test('what the run says of itself does not count', () => {
  const plan = { policy: { tolerance: { default: 100 } }, suites: [] };
  const result = judgeRun(slow, { ...withResult(slow, { verdict: 'pass', reasons: ['All is well.'] }), plan });
  expect(result.verdict).toBe('fail');
  expect(result.reasons.join()).not.toContain('All is well');
  expect(result.notices).toEqual(
    expect.arrayContaining([
      'The run itself came to "pass"; that does not count.',
      'The run planned something else than the configuration of the base says; that does not count.',
    ]),
  );
  expect(judgeRun(slow, { ...slow.upload, plan: 'nonsense' }).verdict).toBe('fail');
});

test('budgets, tolerances and looks are those of the base; what the head alters is told', async () => {
  const loose = configurationText({ more: 'tolerance: { default: 100%, latency.p95: 100% }' });
  const run = await honestRun(slower, { base: text, head: loose });
  const result = judgeRun(run);
  expect(result.verdict).toBe('fail');
  expect(result.policy.from).toBe('base');
  expect(result.notices).toContainEqual(expect.stringContaining('This change alters the policy'));
  // Measured by the loose one, judged by the other.
  const other = await honestRun(slower, { base: loose });
  expect(other.result.verdict).toBe('pass');
  expect(judgeRun(other, other.upload, { baseConfiguration: parse(text) }).verdict).toBe('fail');
});

test.each<[string, Partial<NonNullable<Upload['result']>>, string]>([
  [
    'another head',
    { head: { ...slow.upload.result!.head, commit: 'c'.repeat(40) } },
    'measured another commit: "cccccccccccc"',
  ],
  ['another base', { base: { ...slow.upload.result!.base, commit: 'c'.repeat(40) } }, 'compared with another base'],
  ['uncommitted work', { head: { ...slow.upload.result!.head, dirty: true } }, 'measured uncommitted work'],
  ['another year', { startedAt: '2025-01-01T00:00:00.000Z' }, 'was not measured during its run'],
  ['no time', { duration: 1 }, 'holds blocks that took longer than their run'],
  ['another seed', { seed: 43 }, "does not come from the run's seed"],
])('a run of %s is refused', (_, more, why) => {
  expect(refused(slow, withResult(slow, more))).toContain(why);
});

test("GitHub's test merge is accepted where the caller names it, with the base that it merged", () => {
  const merge = { commit: 'd'.repeat(40), base: 'e'.repeat(40) };
  const merged = (base: string): Upload =>
    withResult(slow, {
      head: { ...slow.upload.result!.head, commit: merge.commit },
      base: { ...slow.upload.result!.base, commit: base },
    });
  const result = judgeRun(slow, merged(merge.base), { identity: { ...identity, merge } });
  expect(result.verdict).toBe('fail');
  expect(result.head.commit).toBe(identity.head.commit);
  expect(result.notices).toContainEqual(expect.stringContaining("GitHub's test merge of the head with main"));
  expect(refused(slow, merged(identity.base.commit), { identity: { ...identity, merge } })).toContain('another base');
  expect(refused(slow, merged(merge.base))).toContain('measured another commit');
  expect(judgeRun(slow, slow.upload, { identity: { ...identity, merge } }).verdict).toBe('fail');
});

test('what an earlier workflow run measured is refused', () => {
  const at = Date.parse(slow.result.startedAt);
  const during = (from: number, to: number) => ({ during: { from: new Date(at + from), to: new Date(at + to) } });
  const minutes = 60_000;
  expect(judgeRun(slow, slow.upload, during(-minutes, slow.result.duration)).verdict).toBe('fail');
  expect(refused(slow, slow.upload, during(60 * minutes, 90 * minutes))).toContain('is of another time');
  expect(refused(slow, slow.upload, during(-90 * minutes, -60 * minutes))).toContain('is of another time');
});

test('blocks that were measured backwards, or took longer than their run, are refused', () => {
  const at = (block: Block, minutes: number): Block => ({
    ...block,
    startedAt: new Date(Date.parse(slow.result.startedAt) + minutes * 60_000).toISOString(),
  });
  const long = withResult(slow, { duration: 3_600_000 });
  const late = withBlocks(slow, (blocks) => blocks.map((block, k) => (k === 0 ? at(block, 30) : block)));
  expect(refused(slow, { ...late, result: long.result })).toContain('"raw/api-002.json" was measured before the block');
  const heavy = withEach(slow, (block) => ({ ...block, time: { ...block.time, other: 3_600_000 } }));
  expect(refused(slow, heavy)).toContain('blocks that took longer than their run');
});
