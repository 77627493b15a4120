import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so. A test that waits in vain ends by its time limit. */
export const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await sleep(20);
};
