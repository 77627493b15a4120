import { readlinkSync } from 'node:fs';
import { listProc, readProc } from './proc-files.ts';

/** The kernel's numbers of the states of a TCP socket, in hexadecimal (include/net/tcp_states.h). */
const states: Readonly<Record<string, string>> = {
  '01': 'ESTABLISHED',
  '02': 'SYN_SENT',
  '03': 'SYN_RECV',
  '04': 'FIN_WAIT1',
  '05': 'FIN_WAIT2',
  '06': 'TIME_WAIT',
  '07': 'CLOSE',
  '08': 'CLOSE_WAIT',
  '09': 'LAST_ACK',
  '0A': 'LISTEN',
  '0B': 'CLOSING',
};

/** Open file descriptors, and TCP sockets by their state. */
export interface OpenFiles {
  readonly descriptors: number;
  readonly sockets: Readonly<Record<string, number>>;
}

/** Parses /proc/net/tcp or tcp6: the state of each socket by its inode. Sockets that nobody holds have inode 0. */
export const parseSocketStates = (text: string): Map<string, string> =>
  new Map(
    text.split('\n').flatMap((line) => {
      const fields = line.trim().split(/\s+/);
      const state = states[fields[3] ?? ''];
      const inode = fields[9];
      return state === undefined || inode === undefined || inode === '0' ? [] : [[inode, state] as const];
    }),
  );

const targetsOf = (pid: number): string[] =>
  listProc(`${pid}/fd`).map((descriptor) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${descriptor}`);
    } catch {
      return '';
    }
  });

/** Of all the processes together; a socket that several hold counts once. null where none of them can be looked into. */
export const openFiles = (pids: readonly number[]): OpenFiles | null => {
  const targets = pids.map(targetsOf);
  const descriptors = targets.reduce((sum, list) => sum + list.length, 0);
  const [first] = pids;
  if (first === undefined || descriptors === 0) return null;
  const inodes = new Set(targets.flat().flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []));
  const sockets: Record<string, number> = {};
  // A container has a network of its own, and shows its sockets through its processes.
  for (const table of ['tcp', 'tcp6'])
    for (const [inode, state] of parseSocketStates(readProc(`${first}/net/${table}`) ?? ''))
      if (inodes.has(inode)) sockets[state] = (sockets[state] ?? 0) + 1;
  return { descriptors, sockets };
};
