import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BaselineStore } from '../baseline/baseline-store.ts';
import type { Branch } from '../baseline/branch.ts';
import { createBranchStore } from '../baseline/branch-store.ts';
import { createFilesStore } from '../baseline/files-store.ts';
import { parseConfiguration } from '../config/load-configuration.ts';
import { readYaml } from '../config/read-yaml.ts';
import { valueAt } from '../config/problem.ts';
import { readConfigurationFile } from '../config/read-configuration-file.ts';
import { baselineSchema } from '../config/schema.ts';
import { BaselineError } from '../core/errors.ts';
import { version } from '../core/version.ts';
import { createGitHub } from '../github/client.ts';
import { createGitHubBranch } from '../github/github-branch.ts';
import { repositoryText } from '../github/repository-name.ts';
import { remoteOf } from '../measure/workspace/find-commit.ts';
import { createGit, type Git } from '../measure/workspace/git.ts';
import { createRunDirectory } from '../measure/workspace/run-directory.ts';
import { openTrackedBranch } from '../measure/workspace/tracked-branch.ts';
import { openRepository, type UserRepository } from '../measure/workspace/user-repository.ts';
import { githubAddress } from '../usecases/doctor/github-address.ts';
import { defaultConfiguration } from '../usecases/run/configuration-source.ts';
import type { StoreChoice } from './baseline-flags.ts';

export interface OpenBaselineOptions {
  /** null: the files where there are any or something is to be written, else the branch. */
  readonly choice: StoreChoice;
  readonly isWriting: boolean;
  readonly cwd: string;
  readonly config: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly onExit: (cleanup: () => void) => Disposable;
  /** Told in a sentence what a person should know and is no error. */
  readonly tell: (text: string) => void;
}

/** Disposing removes what was fetched to read it. */
export interface OpenBaseline extends AsyncDisposable {
  readonly store: BaselineStore;
  readonly git: Git;
  readonly repository: UserRepository;
  /** Of the repository's pages on GitHub; "" where it is not known to be there. */
  readonly url: string;
}

const usualBranch = 'pacegate-baselines';

/**
 * The branch that the configuration of the working tree names. Only this is read of it, so that variables that a
 * measurement needs need not be set; a file that is no YAML or names no possible branch is a ConfigurationError.
 */
const branchName = async (top: string, { cwd, config, environment }: OpenBaselineOptions): Promise<string> => {
  const path = config === defaultConfiguration ? join(top, config) : resolve(cwd, config);
  if (config === defaultConfiguration && !existsSync(path)) return usualBranch;
  const text = await readConfigurationFile(path);
  const yaml = readYaml(text);
  const named = 'problems' in yaml ? undefined : valueAt(yaml.content.value, 'baseline');
  const { data } = baselineSchema.prefault({}).safeParse(named);
  return data !== undefined && !('problems' in yaml)
    ? data.branch
    : parseConfiguration({ file: config, text, environment }).baseline.branch;
};

const remoteUrl = (repository: UserRepository): string | null => {
  const remote = remoteOf(repository, null);
  return repository.settings.find(({ key }) => key === `remote.${remote}.url`)?.value ?? null;
};

const tokenOf = ({ GITHUB_TOKEN, GH_TOKEN }: OpenBaselineOptions['environment']): string | null =>
  [GITHUB_TOKEN, GH_TOKEN].find((it) => it !== undefined && it.trim() !== '') ?? null;

/** Pages and API are on one host, but for github.com and its tenants. */
const pagesOf = (apiUrl: string): string =>
  apiUrl.replace(/^https:\/\/api\.(github\.com|[\w-]+\.ghe\.com)\/?$/, 'https://$1').replace(/\/api\/v3\/?$/, '');

/** The repository's branch as git has it: for reading alone, because only GitHub's API can write it safely. */
const readOnlyBranch = async (
  name: string,
  { git, repository }: Pick<OpenBaseline, 'git' | 'repository'>,
  { onExit, tell }: OpenBaselineOptions,
): Promise<Branch & AsyncDisposable> => {
  await using stack = new AsyncDisposableStack();
  const exits = stack.use(new DisposableStack());
  const run = stack.use(await createRunDirectory());
  exits.use(onExit(() => run.removeSync()));
  const branch = await openTrackedBranch({
    git,
    repository,
    branch: name,
    directory: join(run.path, 'store.git'),
    tell,
  });
  const owned = stack.move();
  return {
    ...branch,
    advance: () =>
      Promise.reject(
        new BaselineError(
          `${branch.place} can only be read here: there is no token for GitHub, or the repository is not there.`,
          "Set GITHUB_TOKEN (with GitHub's command line: GITHUB_TOKEN=$(gh auth token)), or use --store files.",
        ),
      ),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};

/**
 * Opens the store that is meant: `.pacegate/baselines` at the root of the repository, or its branch of baselines; over GitHub's
 * API where a token and the repository's name are known, else by git and only for reading. Throws a RepositoryError,
 * ConfigurationError or GitHubError with a cure.
 */
export const openBaseline = async (options: OpenBaselineOptions): Promise<OpenBaseline> => {
  const { choice, isWriting, cwd, environment, signal, tell } = options;
  const git = createGit(environment, signal);
  const repository = await openRepository(git, cwd);
  const address = githubAddress(remoteUrl(repository), environment);
  const url = address.known ? `${pagesOf(address.value.apiUrl)}/${repositoryText(address.value.repository)}` : '';
  const opened = { git, repository, url };
  const directory = join(repository.top, '.pacegate', 'baselines');
  if ((choice ?? (isWriting || existsSync(directory) ? 'files' : 'branch')) === 'files') {
    const place = `directory ${relative(cwd, directory)}`;
    return { ...opened, store: createFilesStore({ directory, place }), [Symbol.asyncDispose]: async () => {} };
  }
  const name = await branchName(repository.top, options);
  const waiting = { sleep: (ms: number) => sleep(ms, undefined, { signal }) };
  const token = tokenOf(environment);
  if (token !== null && address.known) {
    const { apiUrl, repository: onGitHub } = address.value;
    const github = createGitHub({ token, apiUrl, userAgent: `pacegate/${version}`, log: tell });
    const store = createBranchStore(createGitHubBranch(github, { repository: onGitHub, branch: name }), waiting);
    return { ...opened, store, [Symbol.asyncDispose]: async () => {} };
  }
  const branch = await readOnlyBranch(name, opened, options);
  return {
    ...opened,
    store: createBranchStore(branch, waiting),
    [Symbol.asyncDispose]: () => branch[Symbol.asyncDispose](),
  };
};
