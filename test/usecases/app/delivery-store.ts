import { type AppRepository, type NewRun, type RecordedPullRequest, runKey } from '../../../src/usecases/app/model.ts';
import type { AppStore, DeliveryRecord } from '../../../src/usecases/app/ports.ts';

export interface DeliveryStore extends Pick<AppStore, 'recordDelivery'> {
  /** In the order in which they came; repeated ones are not there. */
  readonly records: DeliveryRecord[];
  readonly repositories: Map<number, AppRepository>;
  readonly pulls: Map<string, RecordedPullRequest>;
  /** Runs that were asked for and neither cancelled nor replaced. */
  readonly live: Map<string, NewRun>;
}

/** What a store has to do with deliveries, in memory. */
export const deliveryStore = (): DeliveryStore => {
  const store: DeliveryStore = {
    records: [],
    repositories: new Map(),
    pulls: new Map(),
    live: new Map(),
    recordDelivery: (delivery) => {
      if (store.records.some(({ id }) => id === delivery.id)) return Promise.resolve(false);
      store.records.push(delivery);
      for (const it of delivery.repositories) store.repositories.set(it.id, it);
      const { pullRequest: pull } = delivery;
      if (pull !== null) {
        const key = `${pull.repositoryId}/${pull.number}`;
        const known = store.pulls.get(key);
        // Older news change nothing: no head, no run.
        if (known !== undefined && known.updatedAt.getTime() > pull.updatedAt.getTime()) return Promise.resolve(true);
        store.pulls.set(key, pull);
      }
      for (const { key } of delivery.cancel) store.live.delete(key);
      for (const run of delivery.runs) store.live.set(runKey(run), run);
      return Promise.resolve(true);
    },
  };
  return store;
};
