import type { Pull } from '../model/pull.ts';
import type { Platform } from '../platform.ts';

/** Something of a pull request is new. */
export const touchPull = (platform: Platform, pull: Pull): void => {
  pull.touched = platform.nextId();
  pull.updatedAt = platform.now();
};
