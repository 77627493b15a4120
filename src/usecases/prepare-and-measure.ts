import type { Block } from '../core/block.ts';
import type { Clock } from '../core/clock.ts';
import { createRandom } from '../core/random.ts';
import type { ProfileDifference } from '../core/profile.ts';
import type { MetricResult } from '../core/result.ts';
import type { ReportExtras } from '../report/html/report-extras.ts';
import type { Judgement } from '../gate/judge-input.ts';
import { judge } from '../gate/judge.ts';
import type { BundleBench } from './bundle/bundle-bench.ts';
import { chooseBases } from './bundle/choose-bases.ts';
import { measureBundles } from './bundle/measure-bundles.ts';
import type { Stored } from './baseline/read-stored.ts';
import { isMeasuringFailure } from './failed-block.ts';
import { type Foretold, foretell } from './foretell.ts';
import { judgeHeadAlone } from './judge-head-alone.ts';
import { measureSuites } from './measure-suites.ts';
import { measureWithoutBase } from './measure-without-base.ts';
import type { CheckPlan } from './plan-check.ts';
import { pageNotices } from './page-notices.ts';
import { profileRegressions } from './profile-regressions.ts';
import { planAlone } from './plan-refresh.ts';
import type { Archive, Laboratory, Report, Repository } from './ports.ts';
import { prepareSides } from './prepare-sides.ts';
import { noTimeLeft, reasonOf, sayTooShort } from './reasons.ts';
import { emptyInput } from './run-input.ts';

export interface MeasuringPorts {
  readonly clock: Clock;
  readonly repository: Repository;
  readonly openLaboratory: () => Promise<Laboratory & AsyncDisposable>;
  readonly bundles: BundleBench;
  readonly archive: Archive;
  readonly report: Report;
  readonly signal: AbortSignal;
  /** Rounds a second of the reference kernel, before the first block; null where nobody asks for it. */
  readonly calibrate: (() => Promise<number>) | null;
}

export interface MeasuringOptions {
  readonly seed: number;
  readonly started: number;
  /** Never rejects. */
  readonly stored: Promise<Stored>;
  /**
   * check: stops when it is decided; without a base nothing is compared. refresh: measures a number of blocks that is fixed
   * beforehand; without a base the head stands beside itself.
   */
  readonly purpose: 'check' | 'refresh';
}

export interface Measured {
  readonly judgement: Judgement;
  readonly blocks: readonly Block[];
  /** From the start of the run until both sides were prepared, or failed to be, ms. */
  readonly prepared: number;
  /** As it was carried out. */
  readonly plan: CheckPlan;
  /** What the head measured beside itself, because there was no base to compare it with; null where there was. */
  readonly headAlone: readonly MetricResult[] | null;
  /** See MeasuringPorts.calibrate. */
  readonly calibration: number | null;
  /** Of bundles, by suite. */
  readonly graphs: ReportExtras['graphs'];
  /** What pages were visited with, or null. */
  readonly browser: string | null;
  /** Of suites that were shown to be slower or hungrier. */
  readonly profiles: readonly ProfileDifference[];
  /** What that took, ms. */
  readonly profiled: number;
  readonly notices: readonly string[];
}

const unmeasured = (plan: CheckPlan, reason: string | null): Pick<Measured, 'judgement' | 'blocks'> => {
  const judgement = judge(emptyInput(plan, true));
  return {
    judgement: reason === null ? judgement : { ...judgement, verdict: 'invalid', reasons: [reason] },
    blocks: [],
  };
};

/** A refresh explains nothing. */
const unprofiled = { profiles: [], notices: [] } as const;

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').replace(/\.$/, '');

/**
 * Prepares both sides and measures what the plan asks for, within the time limit. Failures that leave no trustworthy
 * measurement become an `invalid` judgement, so that what is known is kept and shown.
 *
 * @throws the signal's reason when it is aborted; OutputError when blocks can't be kept.
 */
export const prepareAndMeasure = async (
  given: CheckPlan,
  ports: MeasuringPorts,
  options: MeasuringOptions,
): Promise<Measured> => {
  const { clock, repository, archive, report, signal } = ports;
  const { seed, started, purpose } = options;
  const deadline = started + given.policy.timeLimit;
  const wanted = given.suites.filter(({ skipped }) => skipped === null);
  const bundles = given.bundles.filter(({ skipped }) => skipped === null);
  let plan = given;
  let prepared: number | null = null;
  let calibration: number | null = null;
  const notices: string[] = [];
  let graphs: ReportExtras['graphs'] = new Map();
  let browser: string | null = null;
  const elapsed = (): number => clock.now() - started;
  const ended = (measured: Pick<Measured, 'judgement' | 'blocks'> & Partial<Measured>): Measured => ({
    prepared: prepared ?? elapsed(),
    plan,
    headAlone: null,
    calibration,
    graphs,
    browser,
    profiles: [],
    profiled: 0,
    notices,
    ...measured,
  });
  if (wanted.length + bundles.length === 0) return ended({ ...unmeasured(plan, null), prepared: 0 });
  const standAlone = (why: string, atHand?: ReadonlySet<string>): void => {
    notices.push(`The head was measured beside itself: ${firstLine(why)}.`);
    plan = planAlone(plan, atHand);
  };
  try {
    await archive.keepPlan(emptyInput(plan, false));
    const bases = bundles.length === 0 ? new Map() : await chooseBases(bundles, repository, await options.stored);
    const failed = await prepareSides(
      repository,
      {
        base: [
          ...wanted.filter(({ alone }) => !alone).map(({ own }) => own.base),
          ...bundles.filter(({ alone, suite }) => !alone && !bases.has(suite.name)).map(({ own }) => own.base),
        ],
        head: [...wanted, ...bundles].map(({ own }) => own.head),
      },
      () => deadline - clock.now(),
    );
    prepared = elapsed();
    if (failed.head !== null) throw failed.base ?? failed.head;
    const stored = await options.stored;
    signal.throwIfAborted();
    // Whatever the previous commit can't do any more, the next refresh must not fail on it again.
    if (failed.base !== null && purpose === 'refresh') standAlone(failed.base.message, new Set(bases.keys()));
    ({ plan, graphs } = await measureBundles(plan, { bases, failed: failed.base, deadline, purpose }, ports));
    if (wanted.length === 0) {
      const judgement = judge(emptyInput(plan, true));
      return ended({ judgement, blocks: [] });
    }
    const measuring = { seed, random: createRandom(seed), deadline, started, clock, signal, archive, report };
    if (failed.base !== null && purpose === 'check') {
      const reason = reasonOf(failed.base);
      const { openLaboratory } = ports;
      const alone = await measureWithoutBase({ ...measuring, plan, stored, openLaboratory });
      if (alone === null) return ended(unmeasured(plan, reason));
      return ended({ blocks: alone.blocks, judgement: judgeHeadAlone(alone, reason), headAlone: alone.metrics });
    }
    calibration = (await ports.calibrate?.()) ?? null;
    report({ kind: 'step', text: 'prepared; measuring' });
    const foretold: Foretold = foretell(plan, stored, { purpose, left: deadline - clock.now(), spent: elapsed() });
    notices.push(...foretold.notices);
    for (const text of [foretold.step, ...foretold.notices]) if (text !== null) report({ kind: 'step', text });
    await using laboratory = await ports.openLaboratory();
    const measure = (): ReturnType<typeof measureSuites> =>
      measureSuites({ ...measuring, plan, laboratory, expected: foretold.blocks, fixed: purpose === 'refresh' });
    const measured = await measure().catch(async (error: unknown) => {
      // The same of a commit that can be built, and no longer be measured.
      if (purpose === 'check' || !isMeasuringFailure(error) || plan.suites.every(({ alone }) => alone)) throw error;
      signal.throwIfAborted();
      standAlone(error.message);
      return measure();
    });
    notices.push(...pageNotices(plan.suites, measured.blocks));
    browser = laboratory.browser();
    if (measured.blocks.length === 0) return ended(unmeasured(plan, noTimeLeft(plan, prepared)));
    const judgement = sayTooShort(measured, plan, elapsed());
    const judged = clock.now();
    const { profiles, notices: untaken } =
      purpose === 'refresh'
        ? unprofiled
        : await profileRegressions({ ...measuring, ...measured, plan, laboratory, repository });
    notices.push(...untaken);
    return ended({ ...measured, judgement, profiles, profiled: profiles.length === 0 ? 0 : clock.now() - judged });
  } catch (error) {
    signal.throwIfAborted();
    if (!isMeasuringFailure(error)) throw error;
    return ended(unmeasured(plan, reasonOf(error)));
  }
};
