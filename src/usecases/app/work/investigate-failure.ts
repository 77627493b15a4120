import type { AppConfiguration } from '../../../config/configuration.ts';
import type { Verdict } from '../../../core/result.ts';
import { priorities } from '../model.ts';
import { insist } from './patiently.ts';
import type { Assignment } from './work-tools.ts';

/** Asks for an investigation of a pull request that has just failed, where the base's configuration wants that; once for a head. */
export const investigateFailure = async (
  verdict: Verdict,
  { investigate }: Pick<AppConfiguration, 'investigate'>,
  assignment: Assignment,
): Promise<void> => {
  const { run, tools } = assignment;
  const { purpose, repositoryId, headSha, base, isApproved } = run;
  if (verdict !== 'fail' || investigate !== 'failed' || purpose.kind !== 'pull-request') return;
  const { store } = tools;
  const runs = await insist(() => store.runsOf(repositoryId, { number: purpose.number, limit: 50 }), assignment);
  if (runs.some((it) => it.mode === 'investigate' && it.headSha === headSha)) return;
  const asked = { repositoryId, purpose, mode: 'investigate', headSha, base, requestedBy: null, isApproved } as const;
  await insist(() => store.askForRun({ ...asked, priority: priorities.pullRequest }), assignment);
};
