import { readFileSync, readlinkSync } from 'node:fs';
import { errorCode } from '../core/error-code.ts';

// Like lock-owner.ts of baseline, which this room can't use: a process is told from a later one with the same id by when it
// started, and from one of another machine or container by boot and PID namespace.

const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22 of proc_pid_stat(5), counted from after the name in brackets, which may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
  } catch {
    return '-';
  }
};

const currentSpace = (): string => {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return '-';
  }
};

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to another user.
    return errorCode(error) === 'EPERM';
  }
};

/** This process, as one line. */
export const currentOwner = (): string => `${process.pid} ${startOf(process.pid)} ${currentSpace()}`;

/** Whether the process that wrote `owner` still runs; `elsewhere` for those of another machine or container. */
export const ownerState = (owner: string): 'running' | 'gone' | 'elsewhere' => {
  const [pid, start, space] = owner.trim().split(' ');
  if (pid === undefined || !/^[1-9]\d{0,9}$/.test(pid) || space !== currentSpace()) return 'elsewhere';
  return exists(Number(pid)) && startOf(Number(pid)) === start ? 'running' : 'gone';
};
