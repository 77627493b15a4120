import { formatDuration } from '../../core/format.ts';
import { advance, type ProofEvent } from '../../investigation/proof/advance.ts';
import { nextStep } from '../../investigation/proof/next-step.ts';
import { type Arm, headArm, type ProofState } from '../../investigation/proof/proof-state.ts';
import type { FinishReason } from '../../investigation/proof/step.ts';
import type { ArmShelf } from './arm-shelf.ts';
import type { MeasureArm } from './measure-arm.ts';
import type { InvestigationArchive, InvestigatePorts } from './ports.ts';

export interface ProofOptions {
  readonly state: ProofState;
  readonly shelf: ArmShelf;
  readonly measure: MeasureArm;
  readonly archive: Pick<InvestigationArchive, 'keepProof'>;
  readonly seed: number;
  /** What an arm is called by people, for progress. */
  readonly nameOf: (arm: Arm) => string;
  /** Told after each step, with a sentence for the timeline where it is worth one. */
  readonly advanced: (state: ProofState, event: string | null) => Promise<void>;
}

type Ports = Pick<InvestigatePorts, 'clock' | 'signal' | 'report'>;

/** So many times what is expected of it an arm may take to be made ready, also where that is more than half of the time that is left. */
const muchLonger = 4;

/**
 * Carries out experiments until what regressed is explained, nothing is left to test, or time is over. The state is kept after each
 * step. Throws the signal's reason when it is aborted: what was kept until then is whole.
 */
export const runProof = async (
  options: ProofOptions,
  { clock, signal, report }: Ports,
): Promise<{ readonly state: ProofState; readonly reason: FinishReason }> => {
  const { shelf, measure, archive, seed, nameOf, advanced } = options;
  let { state } = options;
  let last = clock.now();

  /** All wall time is spent on experiments: `took` is what went by since the last step. */
  const step = async (event: (took: number) => ProofEvent, told: string | null): Promise<void> => {
    const now = clock.now();
    state = advance(state, event(now - last));
    last = now;
    await archive.keepProof(state);
    await advanced(state, told);
    signal.throwIfAborted();
  };
  const timeLeft = (): number => Math.max(1, state.plan.budget - state.spent - (clock.now() - last));
  /** One whose packages hang while they are installed must leave time for the others. */
  const timeForArm = (): number => {
    const left = timeLeft();
    return Math.max(left / 2, Math.min(left, muchLonger * state.plan.costs.prepare));
  };
  const tell = (text: string): void => report({ kind: 'step', text });

  const prepare = async (arm: Arm): Promise<void> => {
    tell(`making ready ${nameOf(arm)}`);
    const began = clock.now();
    const made = await shelf.take(arm, timeForArm());
    const failure = 'failure' in made ? made.failure : null;
    const text =
      failure === null
        ? `Made ready in ${formatDuration(clock.now() - began)}: ${nameOf(arm)}.`
        : `Could not be made: ${nameOf(arm)}. ${failure.split('\n')[0] ?? ''}`;
    if (failure !== null) tell(text);
    await step((took) => ({ kind: 'prepared', arm, took, failure }), text);
  };

  /** Suites in which this process has measured the head: what arms answer is held against what it answered. */
  const met = new Set<string>();

  const measureOne = async (id: string, suite: string): Promise<void> => {
    if (id === headArm) met.add(suite);
    else if (!met.has(suite)) await measureOne(headArm, suite);
    const arm = state.arms.find((it) => it.id === id) ?? null;
    // What another in the same round has shown may have ended it.
    if (arm !== null && arm.failure !== null) return;
    const made = arm === null ? null : await shelf.take(arm, timeForArm());
    if (arm !== null && made !== null && 'failure' in made) {
      const { failure } = made;
      await step((took) => ({ kind: 'prepared', arm, took, failure }), `Could not be made again: ${nameOf(arm)}.`);
      return;
    }
    const block = state.blocks.filter((it) => it.arm === id && it.suite === suite).length + 1;
    tell(`${suite}: ${arm === null ? 'the head again' : nameOf(arm)}, block ${block}`);
    const ready = made === null || 'failure' in made ? null : made;
    const { reading, failure } = await measure({ suite, arm, ready, state, seed });
    await step((took) => ({ kind: 'measured', arm: id, suite, took, reading }), null);
    if (arm === null || failure === null) return;
    const text = `Not measured any more: ${nameOf(arm)}. ${failure}`;
    tell(text);
    await step((took) => ({ kind: 'prepared', arm, took, failure }), text);
  };

  await archive.keepProof(state);
  for (;;) {
    signal.throwIfAborted();
    const next = nextStep(state);
    switch (next.kind) {
      case 'finish':
        return { state, reason: next.reason };
      case 'prepare':
        await prepare(next.arm);
        break;
      case 'split':
        await step(() => ({ kind: 'split', group: next.group }), null);
        break;
      case 'round':
        for (const { arm, suite } of next.blocks) await measureOne(arm, suite);
        break;
    }
  }
};
