import type { BaselineStore } from '../../src/baseline/baseline-store.ts';
import type { BaselineRecord } from '../../src/core/baseline-record.ts';
import { BaselineError } from '../../src/core/errors.ts';

export interface MemoryStore extends BaselineStore {
  readonly records: BaselineRecord[];
  /** What can't be read, told with every series. */
  problems: string[];
  /** Which method fails, as when the store can't be reached. */
  broken: 'list' | 'read' | 'append' | null;
  readonly reads: string[];
}

export const unreachable = new BaselineError('branch records of acme/shop could not be reached.', 'Try again.');

/** A store of baselines in memory. */
export const memoryStore = (records: readonly BaselineRecord[] = []): MemoryStore => ({
  place: 'branch records of acme/shop',
  records: [...records],
  problems: [],
  broken: null,
  reads: [],
  list() {
    if (this.broken === 'list') return Promise.reject(unreachable);
    const keys = this.records.map(({ suite, environment }) => JSON.stringify([suite, environment.class]));
    return Promise.resolve(
      [...new Set(keys)].toSorted().map((key) => {
        const [suite, environment] = JSON.parse(key);
        return { suite, environment };
      }),
    );
  },
  read(key) {
    this.reads.push(`${key.suite}/${key.environment}`);
    if (this.broken === 'read') return Promise.reject(unreachable);
    const own = this.records.filter((it) => it.suite === key.suite && it.environment.class === key.environment);
    return Promise.resolve({ records: own, problems: this.problems });
  },
  append(added) {
    if (this.broken === 'append') return Promise.reject(unreachable);
    this.records.push(...added);
    return Promise.resolve();
  },
});
