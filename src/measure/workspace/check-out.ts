import { join } from 'node:path';
import { PreparationError } from '../../core/errors.ts';
import type { Side } from '../../core/side.ts';
import { createBorrowingRepository } from './borrowing-repository.ts';
import { oneLine } from './git.ts';
import { withoutCredentials } from './git-configuration.ts';
import type { ResolvedSides } from './revision.ts';
import { checkOutSubmodules } from './submodules.ts';

export interface CheckOutOptions {
  readonly sides: ResolvedSides;
  readonly side: Side;
  /** Must not exist yet or be empty. */
  readonly directory: string;
  readonly signal: AbortSignal;
}

/**
 * Checks a side out into `directory`, with its submodules and tags, as a repository of its own on a detached HEAD. It
 * borrows objects from the user's repository and from the run's store, and is removed by removing the directory.
 * Throws a PreparationError that names the side; the signal's reason on an abort.
 */
export const checkOut = async ({ sides, side, directory, signal }: CheckOutOptions): Promise<void> => {
  const { store, remote } = sides;
  const { git, repository, access, contents } = store;
  const { commit } = sides[side];
  const key = `remote.${remote ?? ''}.url`;
  const url = access.find((it) => it.key === key)?.value;
  // Builds read it, and relative urls of submodules are relative to it.
  const origin = url === undefined ? [] : [{ key, value: withoutCredentials(url) }];
  await createBorrowingRepository({
    git,
    directory,
    bare: false,
    format: repository.format,
    objects: store.objects,
    shallow: join(store.directory, 'shallow'),
    attributes: repository.attributes,
    exclude: repository.exclude,
    settings: [...contents, ...origin],
  });
  const options = { directory, signal };
  const tags = await store.text(['for-each-ref', '--format=create %(refname)%00%(objectname)%00', 'refs/tags']);
  if (tags !== '') {
    await git.run(['update-ref', '--stdin', '-z'], { ...options, input: tags.replaceAll('\0\n', '\0') });
  }
  const { code, stderr } = await git.run(['checkout', '--quiet', '--force', '--detach', commit], {
    ...options,
    settings: access,
  });
  if (code !== 0) {
    throw new PreparationError(
      `${side}: commit ${commit.slice(0, 12)} could not be checked out: ${oneLine(stderr) || 'git was stopped'}`,
      'Put right what git reports (a full disk, a filter that fails, objects that were never fetched), and run again.',
    );
  }
  await checkOutSubmodules(store, { side, directory, commit }, signal);
};
