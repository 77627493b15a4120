import type { BundleSuite } from '../../config/bundle-suite.ts';

/** Whether the environment of a suite, as it is written, takes values from Pacegate's own. */
export const hasVariables = ({ env }: Pick<BundleSuite, 'env'>): boolean =>
  Object.values(env).some((value) => value.includes('${'));
