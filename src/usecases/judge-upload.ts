import type { Block } from '../core/block.ts';
import type { PacegateError } from '../core/errors.ts';
import { type Result, resultSchema } from '../core/result.ts';
import type { Judgement } from '../gate/judge-input.ts';
import { judge } from '../gate/judge.ts';
import { refusal } from '../measure/upload/refuse.ts';
import { type LookPlan, planLooks } from '../statistics/looks.ts';
import type { CheckPlan, SuitePlan } from './plan-check.ts';
import { reasonOf } from './reasons.ts';
import { emptyInput, judgeInput } from './run-input.ts';
import { checkConformance } from './upload/check-conformance.ts';
import { checkIdentity } from './upload/check-identity.ts';
import { checkTimes } from './upload/check-times.ts';
import { concludeUpload } from './upload/conclude-upload.ts';
import { distrust } from './upload/distrust.ts';
import { planUpload } from './upload/plan-upload.ts';
import { refuseCopies } from './upload/refuse-copies.ts';
import { uploadNotices } from './upload/upload-notices.ts';
import type { UploadGrounds, UploadRequest } from './upload/upload-request.ts';

/** A judgement and the blocks that it rests on. */
interface Judged {
  readonly judgement: Judgement;
  readonly blocks: readonly Block[];
}

/** A suite of the plan with what was uploaded of it. */
interface Given {
  readonly plan: SuitePlan;
  readonly blocks: readonly Block[];
  readonly looks: LookPlan;
}

const invalid = (judgement: Judgement, reasons: readonly string[]): Judgement => ({
  ...judgement,
  verdict: 'invalid',
  reasons: [...reasons],
});

const unmeasured = (plan: CheckPlan, reasons: readonly string[]): Judged => ({
  judgement: invalid(judge(emptyInput(plan, true)), reasons),
  blocks: [],
});

/** What a run said, marked as its own and of a bounded length. Any text. */
const quoteRun = (reasons: readonly string[]): string[] =>
  reasons.slice(0, 5).map((reason) => `The run's own words: ${reason.slice(0, 2000)}`);

const missingReason = (missing: readonly string[], listed: boolean): string => {
  const why = listed
    ? ''
    : ' GitHub did not list every changed file, so each suite counts as touched and has to be measured.';
  return `Nothing was uploaded that compares the sides in ${missing.join(', ')}, and the configuration of the base expects it.${why}`;
};

/**
 * A merge base without a configuration leaves a change to its own policy. Once the branch has one that must not be had by
 * starting from an old commit.
 */
const outdatedBase = ({ baseConfiguration, branchConfigured = false, identity }: UploadGrounds): string | null =>
  baseConfiguration === null && branchConfigured
    ? `The change starts from a commit without a valid configuration, and ${identity.base.ref} has one by now: ` +
      'merge that branch into the change, or rebase the change on it, so that it is judged by it.'
    : null;

const judgeBlocks = (request: UploadRequest, plan: CheckPlan): Judged => {
  const { upload, changedFiles, during, stored = null } = request;
  const { result } = upload;
  const outdated = outdatedBase(request);
  if (outdated !== null) return unmeasured(plan, [outdated]);
  if (result === null)
    return unmeasured(plan, [
      'The measuring run did not come to its end: it uploaded no result, so nothing of it is judged.',
    ]);
  const looks = planLooks(plan.policy.maxBlocks);
  const given = plan.suites.map((suite): Given => ({
    plan: suite,
    // Nothing is asked of a suite that the plan skips, so nothing that came all the same is looked at.
    blocks: suite.skipped === null ? upload.blocks.filter((block) => block.suite === suite.suite.name) : [],
    looks,
  }));
  const expected = given.filter((it) => it.plan.skipped === null);
  const withoutBundle = plan.bundles.filter(({ skipped, measurement }) => skipped === null && measurement === null);
  // A base that can't be built leaves control blocks only, of the head beside itself. Nothing follows from them.
  const missing = expected.filter(({ blocks }) => blocks.every(({ kind }) => kind === 'control'));
  const lacking = [...missing.map(({ plan: it }) => it), ...withoutBundle].map(({ suite: { name } }) => name);
  if (lacking.length > 0)
    return unmeasured(plan, [missingReason(lacking, changedFiles !== null), ...quoteRun(result.reasons)]);

  const blocks = expected.flatMap((it) => it.blocks);
  const mostBlocks = looks.looks.at(-1)?.blocks ?? plan.policy.maxBlocks;
  const bundles = plan.bundles.flatMap(({ measurement }) => measurement ?? []);
  checkTimes({ blocks, bundles }, result, during);
  for (const it of expected) checkConformance(it.blocks, it.plan, { seed: result.seed, mostBlocks });
  refuseCopies(blocks);
  const judgement = judge(judgeInput(plan, given, true));
  const provisional = (): Judgement => judge(judgeInput(plan, given, false));
  const doubts = distrust({ plan, judgement, provisional, mostBlocks, duration: result.duration, stored });
  if (doubts.length > 0) return { judgement: invalid(judgement, [...doubts, ...judgement.reasons]), blocks };
  // It may know more of why nothing was compared, such as that there was no time.
  const said = judgement.verdict === 'invalid' && result.verdict === 'invalid' ? result.reasons : [];
  const words = quoteRun(said.filter((reason) => !judgement.reasons.includes(reason)));
  return { judgement: { ...judgement, reasons: [...judgement.reasons, ...words] }, blocks };
};

/** The plan with what was uploaded of the bundles that it expects. */
const withBundles = (plan: CheckPlan, bundles: UploadRequest['upload']['bundles']): CheckPlan => ({
  ...plan,
  bundles: plan.bundles.map((it) => ({
    ...it,
    measurement: it.skipped === null ? (bundles.find(({ suite }) => suite === it.suite.name) ?? null) : null,
  })),
});

/**
 * Recomputes a run's verdict from the raw blocks that it uploaded. What has to be there, tolerances, budgets and looks come
 * from the base's configuration, which commits are meant from the caller; of the run's own words only machine, seed and times
 * are shown, and marked. The blocks of an honest run give the same verdict, decisions and intervals as the run itself had.
 *
 * @throws UploadError when the blocks are not what the plan and the run's seed lead to, or of other commits: see `refuseUpload`.
 * UsageError for names of suites and scenarios that the configuration doesn't have.
 */
export const judgeUpload = (request: UploadRequest): Result => {
  const { upload, identity } = request;
  const plan = withBundles(planUpload(request), upload.bundles);
  const identified = upload.result === null ? [] : checkIdentity(upload.result, identity);
  const judged = judgeBlocks(request, plan);
  const notices = [...uploadNotices(upload, plan, judged.judgement), ...identified];
  // Of suites that the plan has: nothing is said of others.
  const profiles = upload.profiles.filter((it) => plan.suites.some(({ suite }) => suite.name === it.suite));
  const result = concludeUpload({ grounds: request, plan, ...judged, profiles, reported: upload.result, notices });
  // Figures that are too large only when they are taken together.
  if (!resultSchema.safeParse(result).success) throw refusal(null, 'holds figures that nothing can be reckoned from');
  return result;
};

/** The result of an upload that was refused, or that is not there: invalid, with the error as the reason. */
export const refuseUpload = (grounds: UploadGrounds, error: PacegateError): Result => {
  const plan = planUpload(grounds);
  return concludeUpload({
    grounds,
    plan,
    ...unmeasured(plan, [reasonOf(error)]),
    profiles: [],
    reported: null,
    notices: [],
  });
};
