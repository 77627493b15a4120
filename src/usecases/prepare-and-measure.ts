import type { Block } from '../core/block.ts';
import type { Clock } from '../core/clock.ts';
import { createRandom } from '../core/random.ts';
import { sides } from '../core/side.ts';
import type { Judgement } from '../gate/judge-input.ts';
import { judge } from '../gate/judge.ts';
import { isMeasuringFailure } from './failed-block.ts';
import { measureSuites } from './measure-suites.ts';
import type { CheckPlan } from './plan-check.ts';
import type { Archive, Laboratory, Report, Repository } from './ports.ts';
import { noTimeLeft, reasonOf, sayTooShort } from './reasons.ts';
import { emptyInput } from './run-input.ts';

export interface MeasuringPorts {
  readonly clock: Clock;
  readonly repository: Repository;
  readonly openLaboratory: () => Promise<Laboratory & AsyncDisposable>;
  readonly archive: Archive;
  readonly report: Report;
  readonly signal: AbortSignal;
}

export interface Measured {
  readonly judgement: Judgement;
  readonly blocks: readonly Block[];
  /** From the start of the run until both sides were prepared, or failed to be, ms. */
  readonly prepared: number;
}

const unmeasured = (plan: CheckPlan, reason: string | null): Pick<Measured, 'judgement' | 'blocks'> => {
  const judgement = judge(emptyInput(plan, true));
  return {
    judgement: reason === null ? judgement : { ...judgement, verdict: 'invalid', reasons: [reason] },
    blocks: [],
  };
};

/**
 * Prepares both sides and measures what the plan asks for, within the time limit. Failures that leave no trustworthy
 * measurement become an `invalid` judgement, so that what is known is kept and shown.
 *
 * @throws the signal's reason when it is aborted; OutputError when blocks can't be kept.
 */
export const prepareAndMeasure = async (
  plan: CheckPlan,
  ports: MeasuringPorts,
  { seed, started }: { readonly seed: number; readonly started: number },
): Promise<Measured> => {
  const { clock, repository, archive, report, signal } = ports;
  const deadline = started + plan.policy.timeLimit;
  const wanted = plan.suites.filter(({ skipped }) => skipped === null);
  if (wanted.length === 0) return { ...unmeasured(plan, null), prepared: 0 };
  let prepared: number | null = null;
  const elapsed = (): number => clock.now() - started;
  try {
    await archive.keepPlan(emptyInput(plan, false));
    // Both at once; the other is waited for when one fails, so that nothing of it goes on unseen.
    const outcomes = await Promise.allSettled(
      sides.map((side) =>
        repository.prepare(
          side,
          wanted.map(({ own }) => own[side]),
          deadline - clock.now(),
        ),
      ),
    );
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    prepared = elapsed();
    report({ kind: 'step', text: 'prepared; measuring' });
    await using laboratory = await ports.openLaboratory();
    const random = createRandom(seed);
    const measured = await measureSuites({
      plan,
      seed,
      random,
      deadline,
      started,
      clock,
      signal,
      laboratory,
      archive,
      report,
    });
    if (measured.blocks.length === 0) return { ...unmeasured(plan, noTimeLeft(plan, prepared)), prepared };
    return { ...measured, judgement: sayTooShort(measured, plan, elapsed()), prepared };
  } catch (error) {
    signal.throwIfAborted();
    if (!isMeasuringFailure(error)) throw error;
    return { ...unmeasured(plan, reasonOf(error)), prepared: prepared ?? elapsed() };
  }
};
