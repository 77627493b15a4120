import type { Acceptance } from '../../../core/acceptance.ts';
import { applyAcceptances } from '../../../gate/apply-acceptances.ts';
import { renderComment } from '../../../report/comment.ts';
import type { RecordedPullRequest, Run } from '../model.ts';
import type { CommandRequest, KeptResult } from '../ports.ts';
import { acceptedText, noResultText, refusalText } from './accept-replies.ts';
import { buildAcceptance, type Built } from './build-acceptance.ts';
import type { AcceptCommand } from './command.ts';
import type { CommandStore, CommandTools } from './command-tools.ts';

/** A commit is rarely measured more often than this. */
const mostRuns = 50;

interface Newest {
  readonly run: Run;
  readonly kept: KeptResult;
}

/** The newest result of the pull request's commit; null where there is none. */
const newestOf = async (
  store: CommandStore,
  { repositoryId, number, headSha }: RecordedPullRequest,
): Promise<Newest | null> => {
  const runs = await store.runsOf(repositoryId, { number, limit: mostRuns });
  for (const run of runs) {
    const isThrough = run.state === 'measured' || run.state === 'ended';
    if (!isThrough || run.purpose.kind !== 'pull-request' || run.headSha !== headSha) continue;
    const kept = await store.keptResult(run.id);
    if (kept !== null) return { run, kept };
  }
  return null;
};

/** What this very command accepted before its job was interrupted. */
const madeBefore = (
  stored: readonly Acceptance[],
  { target }: AcceptCommand,
  { by, at }: CommandRequest,
): Acceptance | undefined => stored.find((it) => it.target === target && it.by === by && it.at === at.toISOString());

/**
 * Carries out `/perf accept`: what is accepted is stored, the newest result of the commit judged again with it and posted. Nothing is
 * measured. Gives the answer, Markdown.
 */
export const acceptWorse = async (
  command: AcceptCommand,
  { request, pull }: { readonly request: CommandRequest; readonly pull: RecordedPullRequest },
  { store, now, repost }: Pick<CommandTools, 'store' | 'now' | 'repost'>,
): Promise<string> => {
  const { repositoryId, number, source, by, at } = request;
  const newest = await newestOf(store, pull);
  if (newest === null) return noResultText(pull.headSha);
  const { run, kept } = newest;
  const readStored = async (): Promise<readonly Acceptance[]> =>
    (await store.acceptances(repositoryId, number)).map(({ acceptance }) => acceptance);

  const stored = await readStored();
  const before = applyAcceptances(kept.result, stored, now());
  const made = madeBefore(stored, command, request);
  const built: Built =
    made === undefined ? buildAcceptance({ result: before, command, by, at }) : { kind: 'accepted', acceptance: made };
  if (built.kind === 'refused') return refusalText(built.refusal, command.target, before);
  await store.saveAcceptance(repositoryId, number, source.id, built.acceptance);
  const result = applyAcceptances(kept.result, await readStored(), now());
  // Keeping it enqueues its post. A run that a worker has begun again meanwhile is judged with what is stored when it is through.
  const isKept = await store.keepResult(run.id, run.attempt, { ...kept, result, comment: renderComment(result) });
  if (!isKept) await repost?.(run.id);
  return acceptedText(built.acceptance, result);
};
