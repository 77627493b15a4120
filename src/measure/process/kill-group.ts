import { listProcesses, readProc } from './proc-files.ts';
import { hasEnded, parseProcessStat } from './process-stat.ts';

const codeOf = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;

/**
 * Sends `signal` to every process of the group that `leader` was started with (spawn with `detached: true`).
 * False when the group has no process left. Call it only while the group is known to live: a pid is used again later.
 */
export const killGroup = (leader: number, signal: NodeJS.Signals): boolean => {
  try {
    process.kill(-leader, signal);
    return true;
  } catch (error) {
    // EPERM: macOS says so for a group of zombies; Linux when every process of it has changed its user.
    const code = codeOf(error);
    if (code === 'ESRCH' || code === 'EPERM') return false;
    throw error;
  }
};

/**
 * The living processes of a group. Zombies do not count: where nobody collects orphans (many containers run without an
 * init) they stay for ever, and kill(2) calls such a group alive. Empty where there is no /proc.
 */
export const groupMembers = (leader: number): number[] =>
  listProcesses().filter((pid) => {
    const stat = parseProcessStat(readProc(`${pid}/stat`) ?? '');
    return stat !== null && stat.group === leader && !hasEnded(stat);
  });

/** Whether the group that `leader` was started with still has a living process. */
export const groupLives = (leader: number): boolean => {
  try {
    process.kill(-leader, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM' && process.platform === 'linux' && groupMembers(leader).length > 0;
  }
  return process.platform === 'linux' ? groupMembers(leader).length > 0 : true;
};
