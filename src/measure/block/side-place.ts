import { join } from 'node:path';
import type { SidePlace } from '../probe/read-callers.ts';
import type { SideStart } from './block-order.ts';

/** Where a side's service lies, and the top of the checkout above it. */
export const sidePlace = ({ directory, suite }: Pick<SideStart, 'directory' | 'suite'>): SidePlace => {
  const steps = suite.directory.split('/').filter((part) => part !== '.' && part !== '');
  return { directory, checkout: join(directory, ...steps.map(() => '..')) };
};
