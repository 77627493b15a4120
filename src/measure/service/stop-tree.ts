import { setTimeout as delay } from 'node:timers/promises';
import { groupLives, killGroup } from '../process/kill-group.ts';
import { killMarked, markedProcesses } from '../process/marked-processes.ts';
import { portIsFree } from './free-port.ts';

/** Bounds for what should take some milliseconds: the kernel's clearing up after SIGKILL, and of sockets. Both ms. */
const killTimeout = 5000;
const portTimeout = 2000;

/** Asks again every 10 ms, then less often, until `done` or `timeout` ms have passed. Tells which. */
const until = async (done: () => boolean | Promise<boolean>, timeout: number): Promise<boolean> => {
  const end = performance.now() + timeout;
  for (let pause = 10; ; pause = Math.min(50, pause * 1.3)) {
    if (await done()) return true;
    const left = end - performance.now();
    if (left <= 0) return false;
    await delay(Math.min(pause, left));
  }
};

export interface Tree {
  /** Leader of the process group; null once the group is known to be gone, as its number may then be used again. */
  readonly group: number | null;
  /** Entry of the environment that everything in the tree inherits. */
  readonly marker: string;
  readonly port: number;
}

/** Kills a tree at once: its group, and what has left the group. */
export const killTree = ({ group, marker }: Tree): void => {
  if (group !== null) killGroup(group, 'SIGKILL');
  killMarked(marker, 'SIGKILL');
};

/**
 * Ends a tree: SIGTERM to its group, SIGKILL after `grace` ms, then SIGKILL for what has left the group. Resolves when
 * no process of it lives and its port is free; gives up waiting for that after some seconds (a process that hangs in
 * the kernel can't be killed).
 */
export const stopTree = async (tree: Tree, grace: number): Promise<void> => {
  const { group, marker, port } = tree;
  const groupGone = (): boolean => group === null || !groupLives(group);
  if (group !== null && grace > 0 && killGroup(group, 'SIGTERM')) await until(groupGone, grace);
  killTree(groupGone() ? { ...tree, group: null } : tree);
  await until(() => groupGone() && markedProcesses(marker).length === 0, killTimeout);
  await until(() => portIsFree(port), portTimeout);
};
