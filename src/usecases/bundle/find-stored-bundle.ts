import type { StoredBundle } from '../../core/baseline-record.ts';
import type { BundleGraph } from '../../core/bundle/bundle-graph.ts';
import type { Stored } from '../baseline/read-stored.ts';
import type { Repository } from '../ports.ts';
import { bundleKey } from './bundle-key.ts';
import type { BundlePlan } from './bundle-plan.ts';
import { lockFileOf } from './lock-files.ts';
import { unpackGraph } from './stored-graph.ts';

/** A base that need not be built. */
export interface StoredBase {
  readonly bundle: StoredBundle;
  readonly graph: BundleGraph;
}

/**
 * What the record has of the base's build, where it is the build that would be made now: of the same commit, lock file and commands,
 * with its graph, and from a build that gives the same files each time. Sizes do not depend on the machine, so records of all
 * classes count. null where the base has to be built.
 */
export const findStoredBundle = async (
  { suite: { name }, own, alone, hashes, hasVariables }: BundlePlan,
  repository: Pick<Repository, 'sides' | 'read'>,
  stored: Stored,
): Promise<StoredBase | null> => {
  const ofSuite = stored.suites.find((it) => it.suite === name);
  if (ofSuite === undefined || alone || hasVariables) return null;
  const { commit } = repository.sides.base;
  const records = [...ofSuite.others, ...ofSuite.records].filter((it) => it.commit === commit);
  const candidates = records.flatMap(({ bundle }) => (bundle === undefined ? [] : [bundle])).toReversed();
  if (candidates.length === 0) return null;
  const key = bundleKey(own.base, hashes, await lockFileOf(repository, 'base', own.base.directory));
  for (const bundle of candidates) {
    if (bundle.key !== key || bundle.graph === null || bundle.reproducible === false) continue;
    const graph = await unpackGraph(bundle.graph);
    if (graph !== null) return { bundle, graph };
  }
  return null;
};
