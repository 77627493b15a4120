import { GitHubError } from '../../../core/errors.ts';
import type { Investigation } from '../../../core/investigation.ts';
import type { PlaybookEntry } from '../../../core/playbook.ts';
import { proposeFile } from '../../../github/propose-file.ts';
import { symptomsOf } from '../../../investigation/synthesis/playbook/fingerprint.ts';
import { playbookEntry } from '../../../investigation/synthesis/playbook/playbook-entry.ts';
import { playbookFile } from '../../../report/investigation/playbook-file.ts';
import type { Run } from '../model.ts';
import { isPassing } from './is-passing.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';

/** The team has said that it wants entries as files. What GitHub refuses is told in the log: the store has the entry. */
const propose = async (
  entry: PlaybookEntry,
  { repository, name, github }: PresentRepository,
  { log }: Pick<JobTools, 'log'>,
): Promise<void> => {
  const { path, text } = playbookFile(entry);
  const slug = path.replace(/^.*\//, '').replace(/\.md$/, '');
  try {
    const url = await proposeFile(github, {
      repository: name,
      branch: `pacegate/playbook-${slug}`,
      into: repository.defaultBranch,
      path,
      text,
      title: `Playbook: what was learnt in ${entry.reference}`,
      body: 'What an investigation has proven, for later ones to recognise. Edit it as you like: only the block at its end is read.',
    });
    if (url !== null) log.info(`A playbook entry was proposed: ${url}`, { repository: repository.id });
  } catch (error) {
    if (!(error instanceof GitHubError) || isPassing(error)) throw error;
    log.warn(error.message, { repository: repository.id, cure: error.cure });
  }
};

/** Keeps what an investigation has taught for later ones of the repository, and proposes it as a file where the team wants that. */
export const learnFrom = async (
  run: Run,
  { investigation, isShared }: { readonly investigation: Investigation; readonly isShared: boolean },
  reference: string,
  present: PresentRepository,
  tools: Pick<JobTools, 'store' | 'log'>,
): Promise<void> => {
  const at = investigation.timeline.at(-1)?.at ?? run.createdAt.toISOString();
  const entry = playbookEntry(investigation, symptomsOf(investigation.regressions, null), { reference, at });
  if (entry === null) return;
  await tools.store.savePlaybookEntry(run.repositoryId, entry);
  if (isShared) await propose(entry, present, tools);
};
