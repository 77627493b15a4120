import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { UsageError } from '../../core/errors.ts';
import { isOnPath } from '../survey/machine-facts.ts';
import type { Environment } from '../workspace/scrubbed-environment.ts';
import { describeIsolation, type Isolation, type IsolationChoice } from './isolation.ts';
import { plainEnvironment } from './job-environment.ts';
import { findJobUser, type JobUser } from './job-user.ts';
import type { SandboxLimits } from './limits.ts';
import { npmConfigurations } from './npm-registries.ts';
import { tryIsolation } from './try-isolation.ts';

export interface IsolationRequest {
  readonly choice: IsolationChoice;
  /** Whom jobs are to run as: see chooseJobUser. Needs root. */
  readonly user: string | null;
  /** Where jobs will be. */
  readonly directory: string;
  /**
   * What jobs are not to see: the App's data, its private key. Directories or files. The worker's home and its npm configuration,
   * which may hold tokens, are always hidden.
   */
  readonly hidden: readonly string[];
  /** What jobs have to read: the directory of the command line that they run. */
  readonly visible: readonly string[];
  /** The worker's own. */
  readonly environment: Environment;
  readonly network?: NonNullable<SandboxLimits['network']>;
  readonly cores?: SandboxLimits['cores'];
}

type Candidate = Pick<Isolation, 'namespaces' | 'user'>;

/** The ways that are allowed, the strongest first. */
export const candidatesOf = (choice: IsolationChoice, isRoot: boolean, user: JobUser | null): Candidate[] => {
  if (choice === 'none') return [{ namespaces: null, user: null }];
  const all: readonly Candidate[] = isRoot
    ? [
        ...(user === null ? [] : [{ namespaces: 'root', user } as const]),
        // A job of root could change this machine's settings: only where it is asked for.
        ...(choice === 'namespaces' ? [{ namespaces: 'root', user: null } as const] : []),
        ...(user === null ? [] : [{ namespaces: null, user }]),
      ]
    : [{ namespaces: 'user', user: null }];
  if (choice === 'namespaces') return all.filter(({ namespaces }) => namespaces !== null);
  return choice === 'user' ? all.filter(({ namespaces }) => namespaces === null) : [...all];
};

const absolute = (paths: readonly string[]): string[] => [...new Set(paths.map((path) => resolve(path)))];

const nameOf = ({ namespaces, user }: Candidate): string => {
  const parts = [
    ...(namespaces === null ? [] : [namespaces === 'user' ? 'namespaces of a user' : 'namespaces']),
    ...(user === null ? [] : [`user ${user.name}`]),
  ];
  return parts.join(' and ') || 'none';
};

const nothingWorks = (choice: IsolationChoice, isRoot: boolean, tried: readonly string[]): UsageError =>
  new UsageError(
    `Jobs can't be kept apart from this machine (isolation ${choice}). ${tried.join(' ')}`.trim(),
    isRoot
      ? 'See docs/security.md: make a user for jobs (useradd --system --no-create-home pacegate-job) that may read where Pacegate is ' +
          'installed, and in a container allow namespaces (--cap-add SYS_ADMIN). Only where every pull request is trusted: ' +
          'PACEGATE_JOB_ISOLATION=none.'
      : 'See docs/security.md: run the worker as root, which gives its rights away before a job starts, or allow user ' +
          'namespaces (sysctl kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns). Only where every ' +
          'pull request is trusted: PACEGATE_JOB_ISOLATION=none.',
  );

const unusableUser = (wanted: string): UsageError =>
  new UsageError(
    `Jobs can't run as user ${wanted.slice(0, 100)}: only root may start programs as another user.`,
    'Run the worker as root, or leave PACEGATE_JOB_USER out.',
  );

const noTaskset = (): UsageError =>
  new UsageError(
    'PACEGATE_JOB_CORES needs taskset, which is not there.',
    'Install util-linux, or leave PACEGATE_JOB_CORES out.',
  );

/**
 * Finds the strongest isolation of those that are asked for by running a trivial job in each. Gives it with what it prevents and
 * what it does not, in words. Throws a UsageError that says what was tried, where none works.
 */
export const detectIsolation = async (request: IsolationRequest): Promise<Isolation> => {
  const { choice, directory, environment, network = 'host', cores = null } = request;
  const isRoot = process.getuid?.() === 0;
  if (request.user !== null && !isRoot && choice !== 'none') throw unusableUser(request.user);
  const path = plainEnvironment(environment)['PATH'] ?? '';
  const tools = {
    setpriv: isOnPath('setpriv', path),
    prlimit: isOnPath('prlimit', path),
    taskset: isOnPath('taskset', path),
  };
  if (cores !== null && !tools.taskset) throw noTaskset();
  const user = isRoot && choice !== 'none' ? findJobUser(request.user) : null;
  const hidden = absolute([...request.hidden, homedir(), ...npmConfigurations(environment)]).filter((it) => it !== '/');
  const visible = absolute(request.visible);
  const tried: string[] = [];
  for (const candidate of candidatesOf(choice, isRoot, user)) {
    if (network === 'none' && candidate.namespaces === null) {
      tried.push(`${nameOf(candidate)}: the network can only be taken away in namespaces.`);
      continue;
    }
    const words = describeIsolation({ ...candidate, hidden, network });
    const isolation: Isolation = { ...candidate, hidden, visible, tools, ...words };
    // Nothing is kept from such a job, so there is nothing to try.
    if (choice === 'none') return isolation;
    const why = await tryIsolation({ isolation, directory, environment, network });
    if (why === null) return isolation;
    tried.push(`${nameOf(candidate)}: ${why.replace(/\.?$/, '.')}`);
  }
  throw nothingWorks(choice, isRoot, tried);
};
