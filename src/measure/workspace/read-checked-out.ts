import { createGit } from './git.ts';
import type { Environment } from './scrubbed-environment.ts';
import { openRepository } from './user-repository.ts';

/** What HEAD is at. */
export interface CheckedOut {
  /** Absolute top of the working tree. */
  readonly top: string;
  readonly commit: string;
  /** All of them, as the commit itself names them: other commands show none where a shallow clone is cut off. */
  readonly parents: readonly string[];
}

/** Reads what is checked out around `cwd`. Throws a RepositoryError with a cure. */
export const readCheckedOut = async (place: {
  readonly cwd: string;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}): Promise<CheckedOut> => {
  const git = createGit(place.environment, place.signal);
  const { top } = await openRepository(git, place.cwd);
  const commit = await git.text(['rev-parse', '--verify', 'HEAD^{commit}'], { directory: top });
  const text = await git.text(['cat-file', 'commit', commit], { directory: top });
  const [header = ''] = text.split('\n\n');
  return { top, commit, parents: [...header.matchAll(/^parent ([\da-f]+)$/gm)].map(([, parent]) => parent ?? '') };
};
