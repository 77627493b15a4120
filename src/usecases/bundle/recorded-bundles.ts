import type { ReportExtras } from '../../report/html/report-extras.ts';
import type { RecordedBundle } from '../baseline/records-of.ts';
import type { Repository } from '../ports.ts';
import { bundleKey } from './bundle-key.ts';
import type { BundlePlan } from './bundle-plan.ts';
import { lockFileOf } from './lock-files.ts';
import { packGraph } from './stored-graph.ts';

/** What is recorded of the bundles of a refresh. */
export const recordedBundles = async (
  plans: readonly BundlePlan[],
  graphs: ReportExtras['graphs'],
  repository: Pick<Repository, 'read'>,
): Promise<RecordedBundle[]> => {
  const recorded: RecordedBundle[] = [];
  for (const {
    suite: { name },
    own,
    hashes,
    alone,
    measurement,
  } of plans) {
    const head = measurement?.head ?? null;
    const graph = graphs.get(name)?.head;
    const lock = await lockFileOf(repository, 'head', own.head.directory);
    const stored =
      head === null
        ? null
        : {
            key: bundleKey(own.head, hashes, lock),
            bundler: head.bundler,
            sizes: { ...head.sizes, chunks: [] },
            reproducible: head.reproducible,
            wobble: head.wobble,
            graph: graph === undefined ? null : await packGraph(graph),
          };
    recorded.push({ name, hashes, alone, stored });
  }
  return recorded;
};
