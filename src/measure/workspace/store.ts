import { join } from 'node:path';
import { createBorrowingRepository } from './borrowing-repository.ts';
import type { Git, GitOptions, GitResult } from './git.ts';
import type { GitSetting } from './git-configuration.ts';
import { accessSettings, contentSettings } from './git-configuration.ts';
import { pointerSettings } from './large-files.ts';
import type { UserRepository } from './user-repository.ts';

/** What may be told to a git command in the store. */
export type StoreOptions = Partial<Omit<GitOptions, 'settings'>>;

/**
 * The run's own bare repository: it borrows the user's objects and keeps what the run adds, which is the snapshot of
 * the working tree and history fetched for a shallow clone. The user's repository is never written.
 * (git renews the time of a borrowed object that it would write again, which keeps it from being pruned meanwhile.)
 */
export interface Store {
  readonly directory: string;
  readonly repository: UserRepository;
  /** The user's object directory and the store's own, for checkouts. */
  readonly objects: readonly string[];
  /** How git reaches the remotes: holds credentials, never to be written or shown. */
  readonly access: readonly GitSetting[];
  /** Written into checkouts. */
  readonly contents: readonly GitSetting[];
  readonly git: Git;
  run(args: readonly string[], options?: StoreOptions): Promise<GitResult>;
  text(args: readonly string[], options?: StoreOptions): Promise<string>;
}

/** Copies the tags, so that `git describe` works in a checkout. A tag of a missing object spoils only the tags. */
const copyTags = async (store: Store, repository: UserRepository, git: Git): Promise<void> => {
  const format = '--format=create %(refname)%00%(objectname)%00';
  const listed = await git.text(['for-each-ref', format, 'refs/tags'], { directory: repository.top });
  const commands = listed.replaceAll('\0\n', '\0');
  if (commands !== '') await store.run(['update-ref', '--stdin', '-z'], { input: commands });
};

/** Makes the store of a run in `directory`, which must not exist yet or be empty. */
export const createStore = async (git: Git, repository: UserRepository, directory: string): Promise<Store> => {
  const access = accessSettings(repository.settings, repository.top);
  const contents = [...contentSettings(repository.settings), ...(await pointerSettings(git, repository.top))];
  await createBorrowingRepository({
    git,
    directory,
    bare: true,
    format: repository.format,
    objects: [repository.objects],
    shallow: repository.shallow,
    attributes: repository.attributes,
    exclude: repository.exclude,
    settings: contents,
  });
  const complete = ({ variables, ...options }: StoreOptions = {}): GitOptions => ({
    directory,
    ...options,
    variables: { GIT_DIR: directory, ...variables },
    settings: access,
  });
  const store: Store = {
    directory,
    repository,
    objects: [repository.objects, join(directory, 'objects')],
    access,
    contents,
    git,
    run: (args, options) => git.run(args, complete(options)),
    text: (args, options) => git.text(args, complete(options)),
  };
  await copyTags(store, repository, git);
  return store;
};
