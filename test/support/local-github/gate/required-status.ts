import type { RequiredCheck } from '../model/protection.ts';
import type { Repository } from '../model/repository.ts';

export type RequiredState = 'passed' | 'failing' | 'pending' | 'expected';

const good = new Set(['success', 'neutral', 'skipped']);

const ofApp = (check: RequiredCheck, app: number | null): boolean => check.appId === null || check.appId === app;

/** The newest check run of the name on one commit. */
const byRun = (repository: Repository, check: RequiredCheck, sha: string): RequiredState => {
  const run = repository.checks.runs.findLast(
    (it) => it.headSha === sha && it.name === check.context && ofApp(check, it.app.id),
  );
  if (run === undefined) return 'expected';
  if (run.status !== 'completed') return 'pending';
  return run.conclusion !== null && good.has(run.conclusion) ? 'passed' : 'failing';
};

const byStatus = (repository: Repository, check: RequiredCheck, sha: string): RequiredState => {
  const status = repository.checks.statuses.findLast(
    (it) => it.sha === sha && it.context === check.context && ofApp(check, it.app?.id ?? null),
  );
  if (status === undefined) return 'expected';
  if (status.state === 'pending') return 'pending';
  return status.state === 'success' ? 'passed' : 'failing';
};

/** A check and a status of the same name are both required (item 5). */
const on = (repository: Repository, check: RequiredCheck, sha: string): RequiredState => {
  const states = [byRun(repository, check, sha), byStatus(repository, check, sha)].filter((it) => it !== 'expected');
  return states.find((it) => it === 'failing') ?? states.find((it) => it === 'pending') ?? states[0] ?? 'expected';
};

/** How a required check stands: on the test merge commit where that has a result of the name, else on the head. */
export const requiredStatusOf = (
  repository: Repository,
  check: RequiredCheck,
  { sha, mergeCommit }: { readonly sha: string; readonly mergeCommit: string | null },
): RequiredState => {
  const merged = mergeCommit === null ? 'expected' : on(repository, check, mergeCommit);
  return merged === 'expected' ? on(repository, check, sha) : merged;
};
