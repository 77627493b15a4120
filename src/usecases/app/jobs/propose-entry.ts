import type { PlaybookEntry } from '../../../core/playbook.ts';
import { proposeFile } from '../../../github/propose-file.ts';
import { playbookFile } from '../../../report/investigation/playbook-file.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';
import { unlessRefused } from './unless-refused.ts';

/**
 * Proposes an entry as a file, for a team that has said that it wants that. What GitHub refuses is told in the log: the store has the entry.
 * To be repeated without harm. Throws the GitHubError of what may go better later.
 */
export const proposeEntry = async (
  entry: PlaybookEntry,
  { repository, name, github }: PresentRepository,
  { log }: Pick<JobTools, 'log'>,
): Promise<void> => {
  const { path, text } = playbookFile(entry);
  const slug = path.replace(/^.*\//, '').replace(/\.md$/, '');
  const propose = async (): Promise<void> => {
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
  };
  await unlessRefused(propose, { repository: repository.id }, log);
};
