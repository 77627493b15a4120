import { readFileSync, readlinkSync } from 'node:fs';
import { z } from 'zod';
import { signalProcess } from '../process/signal-process.ts';

const owner = z.object({
  pid: z.int().min(1),
  /** Clock ticks from boot to the start of the process: with it a reused process id is told apart. */
  startTime: z.string().nullable(),
  /** Boot and PID namespace that `pid` counts in: containers may share a temporary directory. */
  space: z.string().nullable(),
});

/** Who made a run directory. */
export type ProcessOwner = z.infer<typeof owner>;

/** Field 22 of /proc/PID/stat, see proc_pid_stat(5). Field 2 is in brackets and may hold spaces and brackets. */
const startTimeOf = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
};

const currentSpace = (): string | null => {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
};

export const currentOwner = (): ProcessOwner => ({
  pid: process.pid,
  startTime: startTimeOf(process.pid),
  space: currentSpace(),
});

/** The text of an owner file, or null when it is not one. */
export const parseOwner = (text: string): ProcessOwner | null => {
  try {
    return owner.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** Whether the owner still runs; `unknown` when its process id counts in another boot or container. */
export const ownerState = (it: ProcessOwner): 'running' | 'gone' | 'unknown' => {
  if (it.space !== currentSpace()) return 'unknown';
  if (!signalProcess(it.pid, 0)) return 'gone';
  return startTimeOf(it.pid) === it.startTime ? 'running' : 'gone';
};
