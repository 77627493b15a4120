import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Room } from './room.ts';

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/**
 * Processes that have to do with a directory, by their working directory, environment or arguments, where there is a
 * /proc: "123 node server.js". `except`: those that may be there.
 */
export const processesIn = async (directory: string, except: readonly number[] = []): Promise<string[]> => {
  const found: string[] = [];
  for (const pid of (await readdir('/proc').catch((): string[] => [])).filter((it) => /^\d+$/.test(it))) {
    if (Number(pid) === process.pid || except.includes(Number(pid))) continue;
    const at = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    const command = await read(`/proc/${pid}/cmdline`);
    const told = `${at}\0${command}\0${await read(`/proc/${pid}/environ`)}`;
    if (told.includes(directory)) found.push(`${pid} ${command.replaceAll('\0', ' ').trim()}`);
  }
  return found;
};

/** Ends what has to do with a directory. For clearing up after something went wrong. */
export const endProcessesIn = async (directory: string): Promise<void> => {
  // What forks while it is being ended shows in the next round.
  for (let round = 0; round < 5; round++) {
    const pids = (await processesIn(directory)).map((it) => Number.parseInt(it, 10));
    if (pids.length === 0) return;
    for (const pid of pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
  }
};

/** A job's directory, and repositories and worktrees: what a clone consists of. */
const ofJobs = /^(?:job-.*|\.git|HEAD|worktrees|server\.js)$/;

/** What jobs left in the app's directories: all of TMPDIR, and their directories and clones among its data. */
export const filesOfJobs = async ({ data, temporary }: Room): Promise<string[]> => {
  const temporaries = await readdir(temporary);
  const kept = await readdir(data, { recursive: true }).catch((): string[] => []);
  const ofData = kept.filter((it) => ofJobs.test(it.split('/').at(-1) ?? ''));
  return [...temporaries.map((it) => join('tmp', it)), ...ofData.map((it) => join('data', it))];
};
