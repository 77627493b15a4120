import { existsSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Isolation } from './isolation.ts';
import type { JobUser } from './job-user.ts';
import type { MountRequest } from './mount-plan.ts';
import { parseMountTable } from './mount-table.ts';

const statOf = (path: string): Stats | null => statSync(path, { throwIfNoEntry: false }) ?? null;

/** Paths as the kernel knows them; what is not there can't be hidden and needs not be. */
const existing = (paths: readonly string[]): string[] => [
  ...new Set(paths.filter((path) => existsSync(path)).map((path) => realpathSync(path))),
];

const canEnter = ({ mode, uid, gid }: Stats, user: JobUser): boolean => {
  if (uid === user.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === user.gid ? 0o010 : 0o001)) !== 0;
};

/** The uppermost directory above `path` that the user can't enter, or null. */
const closedAbove = (path: string, user: JobUser): string | null => {
  const parent = dirname(path);
  if (parent === path) return null;
  const above = closedAbove(parent, user);
  if (above !== null) return above;
  const stat = statOf(parent);
  return stat === null || canEnter(stat, user) ? null : parent;
};

/**
 * Where services of the machine have their sockets: a session's D-Bus, by which programs are started outside of all this; container
 * engines; databases. NixOS has its programs there too, so what is known is named there.
 */
const socketPlaces = (): string[] =>
  existsSync('/run/current-system')
    ? ['/run/user', '/run/dbus', '/run/docker.sock', '/run/containerd', '/run/podman', '/run/postgresql', '/run/mysqld']
    : ['/run', '/var/run'];

/** What of it names are resolved by. */
const resolverPlaces = (sockets: readonly string[]): string[] =>
  existing(['/etc/resolv.conf'])
    .map(dirname)
    .filter((path) => sockets.some((it) => path.startsWith(`${it}/`)));

/**
 * What is to be mounted for a job in `directory`, by what is there on this machine. A directory that the job's user can't enter
 * (a home of root, say, with Node in it) becomes an empty one, in which what is to be visible is put back.
 */
export const readMountRequest = (
  directory: string,
  { hidden, visible, user }: Pick<Isolation, 'hidden' | 'visible' | 'user'>,
): MountRequest => {
  const sockets = existing(socketPlaces());
  const shown = existing([...visible, ...resolverPlaces(sockets)]);
  const closed = user === null ? [] : [directory, ...shown].map((path) => closedAbove(path, user));
  const all = existing([...hidden, ...sockets, ...closed.filter((it) => it !== null)]).filter((path) => path !== '/');
  const isDirectory = (path: string): boolean => statOf(path)?.isDirectory() === true;
  return {
    directory,
    hidden: all.filter(isDirectory),
    hiddenFiles: all.filter((path) => !isDirectory(path)),
    shared: existing(['/tmp', '/var/tmp']),
    visible: shown.filter(isDirectory),
    sharedMemory: existing(['/dev/shm'])[0] ?? null,
    table: parseMountTable(readFileSync('/proc/self/mountinfo', 'utf8')),
  };
};
