import type { BaselineStore } from '../baseline/baseline-store.ts';
import { BaselineError } from '../core/errors.ts';

/** A store that a run of a pull request can't write, whatever its token may. */
export const readOnlyStore = (store: BaselineStore): BaselineStore => ({
  place: store.place,
  list: () => store.list(),
  read: (key) => store.read(key),
  append: () =>
    Promise.reject(
      new BaselineError(
        `Nothing is written to ${store.place} here: baselines are never written from pull requests.`,
        'Run mode refresh on the default branch.',
      ),
    ),
});
