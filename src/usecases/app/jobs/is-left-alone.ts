import { GitHubError } from '../../../core/errors.ts';
import { readFileAtRef } from '../../../github/read-file-at-ref.ts';
import { defaultConfiguration } from '../../run/configuration-source.ts';
import { isPassing } from './is-passing.ts';
import type { PresentRepository } from './present-repository.ts';

/**
 * Whether a commit or branch has no configuration: who does not use Pacegate gets nothing from it, whatever an alert says. Throws the
 * GitHubError of what may go better later.
 */
export const isLeftAlone = async (
  ref: string,
  { name: repository, github }: Pick<PresentRepository, 'name' | 'github'>,
): Promise<boolean> => {
  try {
    return (await readFileAtRef(github, { repository, ref, path: defaultConfiguration })) === null;
  } catch (error) {
    if (!(error instanceof GitHubError) || isPassing(error)) throw error;
    // 200: there is something that can't be read. Else there is no such commit.
    return error.status !== 200;
  }
};
