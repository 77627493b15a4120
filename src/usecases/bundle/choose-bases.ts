import type { Stored } from '../baseline/read-stored.ts';
import type { Repository } from '../ports.ts';
import type { BundlePlan } from './bundle-plan.ts';
import { findStoredBundle, type StoredBase } from './find-stored-bundle.ts';

/** By the suite's name, the bases that are taken from the record; the others have to be built. */
export const chooseBases = async (
  plans: readonly BundlePlan[],
  repository: Pick<Repository, 'sides' | 'read'>,
  stored: Stored,
): Promise<ReadonlyMap<string, StoredBase>> => {
  const bases = new Map<string, StoredBase>();
  for (const plan of plans) {
    const base = await findStoredBundle(plan, repository, stored);
    if (base !== null) bases.set(plan.suite.name, base);
  }
  return bases;
};
