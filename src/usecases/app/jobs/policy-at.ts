import { PacegateError } from '../../../core/errors.ts';
import type { Policy } from '../../../core/policy.ts';
import { readFileAtRef } from '../../../github/read-file-at-ref.ts';
import { defaultConfiguration } from '../../run/configuration-source.ts';
import { readUploadConfigurations } from '../../upload/read-upload-configurations.ts';
import { isPassing } from './is-passing.ts';
import type { PresentRepository } from './present-repository.ts';

/**
 * The policy in a commit's own configuration, by GitHub's API; null where it has none that this version can read. Throws a GitHubError where
 * GitHub is away.
 */
export const policyAt = async (
  commit: string,
  { name: repository, github }: PresentRepository,
): Promise<Policy | null> => {
  try {
    const text = await readFileAtRef(github, { repository, ref: commit, path: defaultConfiguration });
    if (text === null) return null;
    const { head } = await readUploadConfigurations(defaultConfiguration, () => Promise.resolve(text));
    return head.policy;
  } catch (error) {
    if (!(error instanceof PacegateError) || isPassing(error)) throw error;
    return null;
  }
};
