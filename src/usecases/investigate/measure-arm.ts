import { type Answer, answerDifference } from '../../core/answer-shape.ts';
import type { Block } from '../../core/block.ts';
import type { BundleSizes } from '../../core/bundle/bundle-sizes.ts';
import { createRandom } from '../../core/random.ts';
import type { Side } from '../../core/side.ts';
import { judge } from '../../gate/judge.ts';
import type { SuiteShape } from '../../gate/judge-input.ts';
import { sightOf } from '../../gate/sight.ts';
import {
  type SignalName,
  signalNames,
  signalValue,
} from '../../investigation/infrastructure/readings/signal-values.ts';
import type { Lead } from '../../investigation/proof/lead.ts';
import { type Arm, type ArmReading, headArm, type ProofState } from '../../investigation/proof/proof-state.ts';
import { readArmBlock, readBundle } from '../../investigation/proof/read-arm-block.ts';
import type { ReadyArm } from '../../measure/arm/arm-bench.ts';
import { bundleInput } from '../bundle/bundle-input.ts';
import type { BundlePlan } from '../bundle/bundle-plan.ts';
import { failedBlock, isMeasuringFailure } from '../failed-block.ts';
import type { SuitePlan } from '../plan-check.ts';
import type { Laboratory } from '../ports.ts';
import { extentOf } from './extent.ts';
import type { Known } from './known.ts';
import type { InvestigatePorts } from './ports.ts';

export interface ArmOrder {
  readonly suite: string;
  /** null: the head as it is. */
  readonly arm: Arm | null;
  /** null: the head's own checkout. */
  readonly ready: ReadyArm | null;
  readonly state: ProofState;
  readonly seed: number;
}

/** What came of one block of an arm. */
export interface ArmOutcome {
  /** null: it does not count. */
  readonly reading: ArmReading | null;
  /** Why the arm is not to be measured any more, a sentence; null where it is. */
  readonly failure: string | null;
}

type Ports = Pick<InvestigatePorts, 'clock' | 'signal'>;

const shapeOf = ({ suite, schedule }: SuitePlan): SuiteShape => ({
  name: suite.name,
  ...(suite.type === 'page' ? { type: 'page' as const } : {}),
  scenarios: suite.scenarios.map(({ name, model }) => ({ name, model })),
  routes: suite.routes.map(({ name, weight }) => ({ name, weight })),
  schedule,
});

const countersOf = ({ plan }: ProofState): string[] => [...new Set(plan.suspects.flatMap(({ counters }) => counters))];

const isSignal = (name: string): name is SignalName => signalNames.some((it) => it === name);

/** Readings of resources stand beside the metrics: they are of the whole suite. */
const withSignals = (
  reading: ArmReading,
  block: Block,
  leads: readonly Lead[],
  names: readonly string[],
): ArmReading => {
  const found = names.filter(isSignal).flatMap((name) => {
    const [base, head] = [
      signalValue(name, [block], block.suite, 'base'),
      signalValue(name, [block], block.suite, 'head'),
    ];
    return base === null || head === null ? [] : [[name, { base, head }] as const];
  });
  return {
    ...reading,
    counters: reading.counters.map((counters, lead) =>
      leads[lead]?.suite === block.suite ? { ...counters, ...Object.fromEntries(found) } : counters,
    ),
  };
};

const wasLost = (state: ProofState, arm: string, suite: string): boolean =>
  state.blocks.findLast((it) => it.arm === arm && it.suite === suite)?.reading === null;

/**
 * A block that the arm itself spoils, and not for the first time: what does not answer is no experiment. One visit of a page, or one block, may
 * fail by itself.
 */
const spoiledBy = (arm: Arm | null, state: ProofState, { discarded, suite }: Block): string | null =>
  arm === null || discarded?.side !== 'head' || !wasLost(state, arm.id, suite)
    ? null
    : `It does not answer as it should: ${discarded.reason.replace(/^head: /u, '').replace(/^head\b/u, 'it')}.`;

/** What an arm is, for a sentence. */
const without = ({ kind }: Arm): string =>
  kind === 'only' ? 'With only it the base' : kind === 'commit' ? 'There the service' : 'Without it the service';

type Answers = ReadonlyMap<string, Answer>;

/** Where an arm answers otherwise than both base and head: that is another program, and no experiment. null where it does not. */
const otherAnswer = (answers: ReadonlyMap<Side, Answers>, ofHead: Answers): string | null => {
  for (const [route, expected] of ofHead) {
    const [found, ofBase] = [answers.get('head')?.get(route), answers.get('base')?.get(route)];
    if (found === undefined) continue;
    const difference = answerDifference(expected, found);
    if (difference !== null && (ofBase === undefined || answerDifference(ofBase, found) !== null))
      return `${route}: ${difference}`;
  }
  return null;
};

/** Output of a command follows in further lines. */
const firstLine = (text: string): string => (text.split('\n')[0] ?? '').replace(/[.:]$/u, '');

const ofService = (message: string): boolean => /^(?:The head service|head:)/u.test(message);

/** Measures arms as the comparison was measured, the base beside them. */
export const createArmMeasurer = (known: Known, laboratory: Laboratory, { clock, signal }: Ports) => {
  const { plan, blocks, archive } = known;
  /** Of the head as it is, by suite. */
  const headAnswers = new Map<string, Answers>();

  const measureBlock = async (planned: SuitePlan, order: ArmOrder): Promise<ArmOutcome> => {
    const { suite, own, schedule } = planned;
    const { arm, ready, state, seed } = order;
    const id = arm?.id ?? headArm;
    const number = state.blocks.filter((it) => it.arm === id && it.suite === suite.name).length + 1;
    const earlier = blocks.filter((it) => it.suite === suite.name);
    const first = earlier.find(({ discarded }) => discarded === null);
    const index = earlier.length + state.blocks.filter((it) => it.suite === suite.name).length;
    const counters = countersOf(state);
    const { leads } = state.plan;
    const answers = new Map<Side, Answers>();
    try {
      const block = await laboratory.runBlock({
        suite,
        own: arm?.kind === 'only' ? { base: own.base, head: own.base } : own,
        index,
        kind: 'comparison',
        schedule,
        solo: false,
        only: extentOf(leads, planned.suite),
        answered: (side, it) => answers.set(side, it),
        alone: false,
        ...(ready === null ? {} : { standIn: ready.checkout }),
        seed,
        random: createRandom(seed).fork(`${suite.name}/arms/${id}/${number}`),
        warmUp: first === undefined ? suite.warmUp : { min: first.warmUp.duration, max: first.warmUp.duration },
        slice: first?.warmUp.slice ?? null,
      });
      await archive.keepArmBlock(block, id, number);
      if (arm === null) headAnswers.set(suite.name, answers.get('head') ?? new Map());
      const other = arm === null ? null : otherAnswer(answers, headAnswers.get(suite.name) ?? new Map());
      if (other !== null) return { reading: null, failure: `It does not answer as head or base do: ${other}.` };
      if (block.discarded !== null) return { reading: null, failure: spoiledBy(arm, state, block) };
      const reading = readArmBlock(block, {
        shape: shapeOf(planned),
        sight: sightOf(earlier),
        leads,
        counters: counters.filter((it) => !isSignal(it)),
      });
      return { reading: withSignals(reading, block, leads, counters), failure: null };
    } catch (error) {
      signal.throwIfAborted();
      if (!isMeasuringFailure(error)) throw error;
      const failed = failedBlock({ suite: suite.name, index, kind: 'comparison', schedule, seed }, clock, error);
      await archive.keepArmBlock(failed, id, number);
      return {
        reading: null,
        failure:
          arm !== null && ofService(error.message)
            ? `${without(arm)} does not run: ${firstLine(error.message)}.`
            : null,
      };
    }
  };

  const sizesOf = async ({ own, measurement }: BundlePlan, { arm, ready }: ArmOrder): Promise<BundleSizes | null> =>
    ready === null ? (measurement?.head?.sizes ?? null) : ready.sizes(own[arm?.kind === 'only' ? 'base' : 'head']);

  /** A bundle is built and not run: its sizes are exact. */
  const measureBundle = async (planned: BundlePlan, order: ArmOrder): Promise<ArmOutcome> => {
    const { measurement } = planned;
    try {
      const sizes = await sizesOf(planned, order);
      if (sizes === null || measurement === null || measurement.base === null || measurement.head === null)
        return { reading: null, failure: order.arm === null ? null : 'There are no sizes to hold it against.' };
      const { metrics } = judge({
        policy: plan.policy,
        policyFrom: 'given',
        suites: [],
        bundles: [bundleInput({ ...planned, measurement: { ...measurement, head: { ...measurement.head, sizes } } })],
        final: true,
        blockTime: 0,
      });
      const reading = readBundle(order.state.plan.leads, (lead) => {
        const found = metrics.find(
          (it) => it.suite === lead.suite && it.metric === lead.metric && it.route === lead.route,
        );
        return lead.suite !== planned.suite.name || found === undefined
          ? null
          : { base: found.base.value, head: found.head.value };
      });
      return { reading, failure: null };
    } catch (error) {
      signal.throwIfAborted();
      if (!isMeasuringFailure(error)) throw error;
      return { reading: null, failure: `What it built could not be measured: ${firstLine(error.message)}.` };
    }
  };

  /** One block. Throws the signal's reason, and an OutputError where it can't be kept. */
  return async (order: ArmOrder): Promise<ArmOutcome> => {
    const bundle = plan.bundles.find(({ suite }) => suite.name === order.suite);
    if (bundle !== undefined) return measureBundle(bundle, order);
    const planned = plan.suites.find(({ suite }) => suite.name === order.suite);
    return planned === undefined
      ? { reading: null, failure: 'Its suite is not measured.' }
      : measureBlock(planned, order);
  };
};

export type MeasureArm = ReturnType<typeof createArmMeasurer>;
