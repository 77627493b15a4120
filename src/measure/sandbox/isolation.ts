import type { JobUser } from './job-user.ts';
import type { SandboxLimits } from './limits.ts';

/** As the operator asks for it. `auto` takes the strongest that works. */
export type IsolationChoice = 'auto' | 'namespaces' | 'user' | 'none';

/** How jobs are kept apart from this machine. It was tried: see detectIsolation. */
export interface Isolation {
  /** Who makes the kernel's namespaces: root, or anybody in a user namespace; null where there are none. */
  readonly namespaces: 'root' | 'user' | null;
  /** Whom jobs run as; null for the worker's own user. */
  readonly user: JobUser | null;
  /** Directories and files that jobs find empty. Only namespaces can do that. */
  readonly hidden: readonly string[];
  /** Directories that jobs can read wherever they lie. */
  readonly visible: readonly string[];
  /** Programs of util-linux that are there. */
  readonly tools: { readonly setpriv: boolean; readonly prlimit: boolean; readonly taskset: boolean };
  /** What the code of a pull request can't do, and what it can, in half sentences for logs and docs. */
  readonly prevented: readonly string[];
  readonly notPrevented: readonly string[];
}

/**
 * Whether measured code is kept from the worker itself. If not, it may be no stranger's. Root is not: it can undo in its namespaces
 * what was done there, and reach the disks of the machine.
 */
export const isKeptApart = ({ namespaces, user }: Pick<Isolation, 'namespaces' | 'user'>): boolean =>
  namespaces === 'user' || user !== null;

type Described = Pick<Isolation, 'namespaces' | 'user' | 'hidden'> & Pick<SandboxLimits, 'network'>;

const unseen = ({ hidden }: Described): string =>
  hidden.length === 0 ? 'reading hidden directories' : `reading ${hidden.join(', ')}`;

/** Says what such an isolation prevents and what it does not. */
export const describeIsolation = (it: Described): Pick<Isolation, 'prevented' | 'notPrevented'> => {
  const { namespaces, user, network = 'host' } = it;
  const prevented: string[] = [
    'holding on to more memory, processes, time, or disk below its directory than the limits allow',
  ];
  const notPrevented: string[] = ['exceeding a limit for the half second (disk: a second) until it is noticed'];
  const sort = (isPrevented: boolean, text: string): void => void (isPrevented ? prevented : notPrevented).push(text);
  const apart = namespaces !== null;
  sort(apart, unseen(it));
  sort(apart, "writing outside of the job's directory");
  sort(apart, 'reaching services of this machine by their sockets below /run');
  sort(apart, 'seeing and signalling processes outside of the job');
  sort(apart || user !== null, 'reading the environment of the worker and of other processes');
  sort(apart || user?.isDedicated === true, 'outliving the job');
  sort(user !== null || namespaces === 'user', 'becoming root or another user');
  if (user === null && namespaces !== 'user') notPrevented.push("using all rights of the worker's user");
  sort(apart && network === 'none', 'reaching the network, and the ports of this machine');
  notPrevented.push('using a flaw of the kernel, which all processes of this machine share');
  return { prevented, notPrevented };
};
