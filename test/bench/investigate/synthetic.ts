import type { Random } from '../../../src/core/random.ts';
import { advance } from '../../../src/investigation/proof/advance.ts';
import { concludeProof, type ProofConclusion } from '../../../src/investigation/proof/conclude-proof.ts';
import type { Lead } from '../../../src/investigation/proof/lead.ts';
import { nextStep } from '../../../src/investigation/proof/next-step.ts';
import type { Arm, ArmReading, ProofState } from '../../../src/investigation/proof/proof-state.ts';
import type { FinishReason } from '../../../src/investigation/proof/step.ts';
import { normal } from '../../support/normal-noise.ts';

/** What is wrong with a change that was made up. */
export const shapes = [
  /** One unit is the cause. */
  'one',
  /** It is, but no suspect names it. */
  'unsuspected',
  /** Two, each of them a part of it. */
  'two',
  /** Two that do harm only together: without either it is gone. */
  'conjunction',
  /** Two that do the same harm: without one the other still does it. */
  'masking',
  /** The regression does not come from anything that can be undone. */
  'elsewhere',
  /** The head is not slower at all: it was luck that it looked so. */
  'nothing',
] as const;
export type Shape = (typeof shapes)[number];

/** A made-up change with known truth. */
export interface Synthetic {
  readonly shape: Shape;
  /** Added time as a share of the base's: 0.5 is half as much again. */
  readonly effect: number;
  /** Standard deviation of the effect of one block. */
  readonly noise: number;
  /** One block in twenty is off by five times that. */
  readonly outliers: boolean;
  /** What an added cost is multiplied by from the 20th block on: the machine became another. 1: it did not. */
  readonly drift: number;
  /** Statements are counted beside the time. */
  readonly counted: boolean;
  readonly guilty: readonly string[];
  readonly state: ProofState;
}

export interface Outcome {
  readonly conclusion: ProofConclusion;
  readonly reason: FinishReason;
  /** ms, to the end, and until the first cause was proven by both; null where none was. */
  readonly spent: number;
  readonly provenAt: number | null;
  readonly blocks: number;
  readonly state: ProofState;
}

export const syntheticTime: Lead = {
  suite: 'api',
  scenario: 'load',
  route: 'GET /orders',
  metric: 'cpu.per-request',
  family: 'time',
  scale: { kind: 'ratio', better: 'lower' },
  tolerance: 0.05,
  exact: false,
  follows: null,
  control: null,
};

export const syntheticCount: Lead = {
  ...syntheticTime,
  scenario: null,
  metric: 'db.queries',
  family: 'database',
  tolerance: 0,
  exact: true,
};

const between = (random: Random, low: number, high: number): number => low + (high - low) * random.next();
const geometric = (random: Random, low: number, high: number): number =>
  Math.exp(between(random, Math.log(low), Math.log(high)));

/** Where evidence puts the guilty one: first in six of ten cases, second in two, anywhere in the rest. */
const rankOf = (random: Random, count: number): number => {
  const luck = random.next();
  return luck < 0.6 ? 0 : luck < 0.8 ? Math.min(1, count - 1) : random.integer(0, count - 1);
};

/** A made-up change of `count` suspects and some units that nobody suspects. */
export const makeSynthetic = (
  random: Random,
  shape: Shape,
  given: {
    readonly count?: number;
    readonly effect?: number;
    readonly noise?: number;
    readonly outliers?: boolean;
    readonly drift?: number;
  } = {},
): Synthetic => {
  const least = shape === 'two' || shape === 'conjunction' || shape === 'masking' ? 2 : 1;
  const count = Math.max(least, given.count ?? random.integer(1, 12));
  const names = Array.from({ length: count + random.integer(1, 4) }, (_, index) => `src/part-${index + 1}.js#1`);
  const first = rankOf(random, count);
  const second = (first + random.integer(1, Math.max(1, count - 1))) % count;
  const at = (index: number): string => names[index] ?? '';
  const guilty =
    shape === 'one'
      ? [at(first)]
      : shape === 'unsuspected'
        ? [at(random.integer(count, names.length - 1))]
        : shape === 'elsewhere' || shape === 'nothing'
          ? []
          : [at(first), at(second)];
  const counted = random.next() < 0.4;
  const state: ProofState = {
    schema: 'pacegate/proof@1',
    plan: {
      leads: counted ? [syntheticCount, { ...syntheticTime, follows: 0 }] : [syntheticTime],
      suspects: Array.from({ length: count }, (_, index) => ({
        id: `H${index + 1}`,
        weight: 0.9 * 0.8 ** index,
        units: [at(index)],
        undoable: true,
        reason: null,
        reproducible: random.next() < 0.95,
        counters: counted ? ['db.queries'] : [],
        suites: [],
        prepare: 10_000,
      })),
      units: names,
      commits: ['a', 'b', 'c', 'd'],
      budget: 600_000,
      costs: { block: 8000, prepare: 10_000 },
    },
    arms: [],
    splits: [],
    blocks: [],
    spent: 0,
  };
  return {
    shape,
    effect: given.effect ?? geometric(random, 0.05, 3),
    noise: given.noise ?? between(random, 0.01, 0.04),
    outliers: given.outliers ?? false,
    drift: given.drift ?? 1,
    counted,
    guilty,
    state,
  };
};

/** Units that are in an arm. Commits bring theirs one after the other. */
const presentIn = ({ state: { plan } }: Synthetic, arm: Arm | null): readonly string[] => {
  if (arm === null) return plan.units;
  if (arm.kind === 'only') return arm.units;
  if (arm.kind !== 'commit') return plan.units.filter((unit) => !arm.units.includes(unit));
  const share = (plan.commits.indexOf(arm.commit ?? '') + 1) / plan.commits.length;
  return plan.units.slice(0, Math.round(share * plan.units.length));
};

/** Time that the present units add, as a share of the base's. */
const added = ({ shape, effect, guilty }: Synthetic, present: readonly string[]): number => {
  const there = guilty.map((unit) => present.includes(unit));
  switch (shape) {
    case 'nothing':
      return 0;
    case 'elsewhere':
      return effect;
    case 'conjunction':
      return there.every(Boolean) ? effect : 0;
    case 'masking':
      return there.some(Boolean) ? effect : 0;
    case 'two':
      return effect * ((there[0] === true ? 0.55 : 0) + (there[1] === true ? 0.45 : 0));
    case 'one':
    case 'unsuspected':
      return there[0] === true ? effect : 0;
  }
};

const statements = 10;

const quietBlocks = 20;

const measure = (synthetic: Synthetic, arm: Arm | null, block: number, random: Random): ArmReading => {
  const { noise, outliers, counted, drift } = synthetic;
  // What undoing does not reach comes with the head, whatever is undone.
  const more =
    arm?.kind === 'only' && synthetic.shape === 'elsewhere' ? 0 : added(synthetic, presentIn(synthetic, arm));
  const off = outliers && random.next() < 0.05 ? 5 : 1;
  const cost = more * (block < quietBlocks ? 1 : drift);
  const time = Math.log1p(cost) + noise * off * normal(random);
  if (!counted) return { effects: [time], controls: [null], counters: [{}] };
  const head = statements * (1 + more) + 0.001 * normal(random);
  const counter = { 'db.queries': { base: statements, head } };
  return {
    effects: [Math.log(head / statements), time],
    controls: [null, null],
    counters: [counter, counter],
  };
};

/** Goes through a whole investigation as the real thing would, with blocks that are drawn instead of measured. */
export const investigate = (synthetic: Synthetic, random: Random): Outcome => {
  let { state } = synthetic;
  let provenAt: number | null = null;
  for (let steps = 0; steps < 2000; steps++) {
    const step = nextStep(state);
    switch (step.kind) {
      case 'finish': {
        const conclusion = concludeProof(state);
        return { conclusion, reason: step.reason, spent: state.spent, provenAt, blocks: state.blocks.length, state };
      }
      case 'prepare': {
        const failure = step.arm.kind !== 'placebo' && random.next() < 0.02 ? 'It does not start.' : null;
        state = advance(state, { kind: 'prepared', arm: step.arm, took: between(random, 5000, 20_000), failure });
        break;
      }
      case 'split':
        state = advance(state, { kind: 'split', group: step.group });
        break;
      case 'round':
        for (const { arm, suite } of step.blocks) {
          const made = state.arms.find(({ id }) => id === arm) ?? null;
          const reading = random.next() < 0.01 ? null : measure(synthetic, made, state.blocks.length, random);
          state = advance(state, { kind: 'measured', arm, suite, took: between(random, 7000, 9000), reading });
        }
        if (provenAt === null && state.arms.some(({ kind }) => kind === 'only')) {
          const { suspects, discovered } = concludeProof(state);
          const isProven = [...suspects, ...discovered].some(
            (it) => it.decision === 'root-cause' && it.reproduction !== null,
          );
          if (isProven) provenAt = state.spent;
        }
        break;
    }
  }
  throw new Error('The investigation does not end.');
};
