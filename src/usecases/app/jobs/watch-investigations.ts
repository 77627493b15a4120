import type { BaselineStore } from '../../../baseline/baseline-store.ts';
import type { BaselineRecord } from '../../../core/baseline-record.ts';
import type { Run } from '../model.ts';
import type { JobTools } from './job-tools.ts';
import { policyAt } from './policy-at.ts';
import type { PresentRepository } from './present-repository.ts';
import { validateAlert } from './validate-alert.ts';
import { watchClosed } from './watch-closed.ts';

const recordsOf = async (baselines: BaselineStore): Promise<BaselineRecord[]> => {
  const records: BaselineRecord[] = [];
  for (const key of await baselines.list()) records.push(...(await baselines.read(key)).records);
  return records;
};

/**
 * Looks after a refresh whether the default branch holds what investigations wanted, by the policy of the commit that was measured: those that
 * alerts opened are closed when it does, and of closed ones an issue says when it does not any more. Where there can be no issue it is looked
 * at again after the next refresh. To be repeated without harm. Throws a GitHubError, BaselineError or DatabaseError.
 */
export const watchInvestigations = async (
  { headSha }: Pick<Run, 'headSha'>,
  present: PresentRepository,
  tools: Pick<JobTools, 'store' | 'log' | 'clock'>,
): Promise<void> => {
  const { repository } = present;
  const { store, log } = tools;
  const watched = await store.watchedInvestigations(repository.id);
  if (watched.length === 0) return;
  const policy = await policyAt(headSha, present);
  if (policy === null) {
    log.warn('Investigations were not looked at: the commit has no configuration that can be read.', {
      repository: repository.id,
    });
    return;
  }
  const ground = { records: await recordsOf(store.baselines(repository)), policy };
  for (const it of watched) {
    const isOpen = it.number === null && it.investigation.state !== 'closed';
    await (isOpen ? validateAlert(it, ground, present, tools) : watchClosed(it, ground, present, tools));
  }
};
