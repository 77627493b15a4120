import { basename } from 'node:path';
import { holdersOf, listenersOf } from '../process/listeners.ts';
import { markedProcesses } from '../process/marked-processes.ts';
import { readProc } from '../process/proc-files.ts';
import { parseProcessStat } from '../process/process-stat.ts';
import { processTree } from '../process/process-tree.ts';

/** A process that keeps a port from the service. */
export interface Holder {
  readonly pid: number;
  /** Name of its program. */
  readonly name: string;
}

/** The processes of a service: the tree under `pid`, and what carries `marker` although it left the tree. */
export const ownProcesses = ({ pid, marker }: { pid: number; marker: string }): number[] => [
  ...new Set([...processTree(pid), ...markedProcesses(marker)]),
];

/** Only the program: arguments may hold secrets. "comm" is no help, it is the name of a thread ("MainThread" in Node 24). */
const programOf = (pid: number): string => basename(readProc(`${pid}/cmdline`)?.split('\0')[0] || 'name unknown');

const asHolder = (pid: number | undefined): Holder | null => (pid === undefined ? null : { pid, name: programOf(pid) });

/** Who listens on `port`; null when nobody does or this process may not see who. */
export const holderOf = (port: number): Holder | null => asHolder(holdersOf(port)[0]);

const startOf = (pid: number): number => parseProcessStat(readProc(`${pid}/stat`) ?? '')?.startTicks ?? 0;

const isMeasured = (pid: number): boolean => (readProc(`${pid}/environ`) ?? '').includes('PACEGATE_RUN_SIDE=');

/**
 * Who listens on `port` in the place of the service; null when the service does, or when nobody can be shown to. A
 * process that was started later than the service counts as its own unless it is another service under measurement:
 * the proxy of a container that the service runs in is such a one.
 */
export const strangerOn = (port: number, service: { pid: number; marker: string }): Holder | null => {
  if (listenersOf(ownProcesses(service)).some((listener) => listener.port === port)) return null;
  const start = startOf(service.pid);
  return asHolder(holdersOf(port).find((pid) => startOf(pid) < start || isMeasured(pid)));
};
