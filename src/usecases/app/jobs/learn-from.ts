import type { Investigation } from '../../../core/investigation.ts';
import type { PlaybookEntry } from '../../../core/playbook.ts';
import { symptomsOf } from '../../../investigation/synthesis/playbook/fingerprint.ts';
import { playbookEntry } from '../../../investigation/synthesis/playbook/playbook-entry.ts';
import type { Run } from '../model.ts';
import type { AppStore } from '../ports.ts';
import type { JobTools } from './job-tools.ts';

/**
 * Keeps what an investigation has taught for later ones of the repository; gives it, null where no cause was proven. `reference`: "#12", or a
 * commit. To be repeated without harm. Throws a DatabaseError.
 */
export const learnFrom = async (
  run: Run,
  investigation: Investigation,
  reference: string,
  { store }: Pick<JobTools, 'store'>,
): Promise<PlaybookEntry | null> => {
  const at = investigation.timeline.at(-1)?.at ?? run.createdAt.toISOString();
  const entry = playbookEntry(investigation, symptomsOf(investigation.regressions, null), { reference, at });
  if (entry === null) return null;
  const known = (await store.playbook(run.repositoryId)).find((it) => it.reference === entry.reference && it.at === at);
  // Posted again: a check may have confirmed it meanwhile.
  const kept = { ...entry, confirmed: entry.confirmed || known?.confirmed === true };
  await store.savePlaybookEntry(run.repositoryId, kept);
  return kept;
};

/** What was learnt there has helped: later investigations say so. To be repeated without harm. Throws a DatabaseError. */
export const confirmLearnt = async (
  repositoryId: number,
  references: readonly string[],
  store: Pick<AppStore, 'playbook' | 'savePlaybookEntry'>,
): Promise<void> => {
  const known = (await store.playbook(repositoryId)).find(({ reference }) => references.includes(reference));
  if (known !== undefined) await store.savePlaybookEntry(repositoryId, { ...known, confirmed: true });
};
