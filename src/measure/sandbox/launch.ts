import type { Isolation } from './isolation.ts';
import type { MountStep } from './mount-plan.ts';
import { setupScript } from './setup-script.ts';

export interface LaunchOrder {
  readonly isolation: Pick<Isolation, 'namespaces' | 'user' | 'tools'>;
  readonly command: string;
  readonly args: readonly string[];
  /** Where the command works. */
  readonly workingDirectory: string;
  /** Ignored without namespaces. */
  readonly mounts: readonly MountStep[];
  readonly network: 'host' | 'none';
  /** The worker's own, which the command gets back inside a user namespace. */
  readonly self: { readonly uid: number; readonly gid: number };
  /** Hard and soft limits of each process. */
  readonly limits: {
    readonly openFiles: number;
    /** Bytes. */
    readonly fileSize: number;
    /** Tasks of the user, threads included; null where the worker's own would count. */
    readonly tasks: number | null;
    /** s of a core, of one process. */
    readonly cpu: number;
    /** Cores to run on, as taskset reads them; null for all. */
    readonly cores: string | null;
  };
}

/** A program to start, and its arguments. */
export type Launch = readonly [program: string, ...args: string[]];

const onCores = ({ limits: { cores }, command, args }: LaunchOrder): Launch =>
  cores === null ? [command, ...args] : ['taskset', '-c', cores, command, ...args];

const limited = (order: LaunchOrder): Launch => {
  const { isolation, limits } = order;
  if (!isolation.tools.prlimit) return onCores(order);
  const both = (name: string, value: number): string => `--${name}=${value}:${value}`;
  return [
    'prlimit',
    both('nofile', limits.openFiles),
    both('fsize', limits.fileSize),
    both('core', 0),
    both('cpu', limits.cpu),
    ...(limits.tasks === null ? [] : [both('nproc', limits.tasks)]),
    '--',
    ...onCores(order),
  ];
};

/** Options of setpriv that take rights away. */
const asUser = ({ user }: LaunchOrder['isolation']): string[] =>
  user === null ? [] : ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups', '--no-new-privs'];

/**
 * Inside namespaces. A user namespace makes its maker root of it, who could undo the mounts: a second one inside gives the worker's
 * own user back, to whom the mounts of the first are locked.
 */
const inside = (order: LaunchOrder): Launch => {
  const { isolation, self } = order;
  if (isolation.namespaces === 'root')
    return isolation.user === null ? limited(order) : ['setpriv', ...asUser(isolation), '--', ...limited(order)];
  const ids = [`--map-user=${self.uid}`, `--map-group=${self.gid}`];
  return ['unshare', '--user', ...ids, '--', 'setpriv', '--no-new-privs', '--', ...limited(order)];
};

/** The kernel ends the process when the worker's process ends, however that came. */
const tether = ['--pdeathsig', 'KILL'];

/** The programs that lead to the command, each starting the next. */
export const launchOf = (order: LaunchOrder): Launch => {
  const { isolation, mounts, network, workingDirectory } = order;
  const { namespaces, tools } = isolation;
  if (namespaces === null) {
    const options = [...asUser(isolation), ...tether];
    return tools.setpriv ? ['setpriv', ...options, '--', ...limited(order)] : limited(order);
  }
  const steps: readonly MountStep[] = network === 'none' ? [...mounts, ['loopback', '', '']] : mounts;
  return [
    'setpriv',
    ...tether,
    '--',
    'unshare',
    ...(namespaces === 'user' ? ['--user', '--map-root-user'] : []),
    '--pid',
    '--fork',
    '--kill-child=SIGKILL',
    '--mount',
    '--mount-proc',
    '--ipc',
    ...(network === 'none' ? ['--net'] : []),
    '--',
    'sh',
    '-c',
    setupScript,
    'sandbox',
    workingDirectory,
    ...steps.flat(),
    '--',
    ...inside(order),
  ];
};
