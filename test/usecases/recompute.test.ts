import * as fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { blockSchema, type Block } from '../../src/core/block.ts';
import { PreparationError } from '../../src/core/errors.ts';
import { createRandom } from '../../src/core/random.ts';
import { resultSchema } from '../../src/core/result.ts';
import type { JudgeInput } from '../../src/gate/judge-input.ts';
import { judge } from '../../src/gate/judge.ts';
import { configurationText, stage } from './harness.ts';

const wallTime = ({ time }: Block): number => time.start + time.warmUp + time.load + time.other;

/** What somebody does who has nothing but raw/. */
const recompute = (plan: JudgeInput | null, kept: readonly unknown[]) => {
  if (plan === null) throw new Error('No plan was kept.');
  const blocks = kept.map((block) => blockSchema.parse(block));
  const blockTime = blocks.reduce((sum, block) => sum + wallTime(block), 0) / Math.max(1, blocks.length);
  return judge({
    ...plan,
    final: true,
    blockTime: blocks.length === 0 ? plan.blockTime : blockTime,
    suites: plan.suites.map((suite) => ({ ...suite, blocks: blocks.filter((block) => block.suite === suite.name) })),
  });
};

const scene = fc.record({
  seed: fc.nat(10_000),
  noise: fc.constantFrom(0.002, 0.002, 0.02, 0.3),
  cpu: fc.constantFrom(0, 0, 0, 0.06, 0.3, -0.2),
  latency: fc.constantFrom(0, 0, 0.5),
  failing: fc.constantFrom(0, 0, 0.1, 0.4),
  errors: fc.constantFrom(0, 0, 0, 0.03),
  blind: fc.boolean(),
  budgets: fc.boolean(),
  adopting: fc.boolean(),
  schedule: fc.constantFrom('', 'duet: false', 'port: 8080'),
  timeLimit: fc.constantFrom(1000, 30_000, 600_000, 600_000),
});

test('whatever happens in a run: its result is valid, and raw/ alone gives the same judgement', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(scene, async (it) => {
      const text = configurationText({
        suite: it.schedule,
        more: it.budgets
          ? 'budgets: { latency.p95: { limit: 7ms, target: 2ms }, errors.rate: { limit: 1% }, db.time: { limit: 1ms } }'
          : '',
      });
      const luck = createRandom(it.seed).fork('luck');
      const { run, archive } = stage({
        base: it.adopting ? null : text,
        head: text,
        prepare: () => Promise.resolve(),
        options: { timeLimit: it.timeLimit },
        experiment: ({ index }) => {
          if (luck.next() < it.failing / 2 && index > 0) throw new PreparationError('setup failed.', 'x');
          return {
            noise: it.noise,
            effect: { cpu: it.cpu, latency: it.latency },
            errors: { base: it.errors, head: it.errors },
            discarded: luck.next() < it.failing / 2 ? { reason: 'the machine paused', side: null } : null,
            random: createRandom(it.seed),
            ...(it.blind ? { cpu: null, allocation: null } : {}),
          };
        },
      });
      const { result } = await run();
      seen.add(result.verdict);
      const kept = resultSchema.parse(archive.kept?.result);
      expect(kept).toEqual(result);
      const again = recompute(archive.plan, archive.blocks);
      expect(again.metrics).toEqual(kept.metrics);
      expect(again).toMatchObject({
        verdict: kept.verdict,
        // A run that was too short to compare anything also tells about its time, which is not in raw/.
        reasons: kept.comparisons.made === 0 ? again.reasons : kept.reasons,
        comparisons: kept.comparisons,
        budgets: kept.budgets,
        absent: kept.absent,
        control: kept.control,
      });
    }),
    { numRuns: 60, seed: 1 },
  );
  expect([...seen].sort()).toEqual(['fail', 'inconclusive', 'invalid', 'pass']);
}, 600_000);
