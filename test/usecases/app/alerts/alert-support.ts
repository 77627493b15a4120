import type { DeliveryRecord } from '../../../../src/usecases/app/ports.ts';
import { type MemoryAppStore, shopRepository } from '../jobs/memory-app-store.ts';

/** What an alert has besides its labels. */
export interface AlertSketch {
  readonly startsAt?: string;
  readonly endsAt?: string;
}

/** As Alertmanager's documentation has it (version 4). */
export const alertmanager = (labels: object = {}, status = 'firing', more: AlertSketch = {}) => ({
  version: '4',
  groupKey: '{}:{alertname="Slow"}',
  status,
  receiver: 'pacegate',
  groupLabels: { alertname: 'Slow' },
  commonLabels: { alertname: 'Slow', repository: 'acme/shop' },
  commonAnnotations: {},
  externalURL: 'http://alertmanager:9093',
  alerts: [
    {
      status,
      labels,
      annotations: {},
      startsAt: '2026-03-02T10:00:00Z',
      endsAt: '0001-01-01T00:00:00Z',
      fingerprint: 'a1',
      ...more,
    },
  ],
});

/** What an alert is received with; deliveries are recorded once, as the store does. */
export const alertTools = (store: MemoryAppStore) => {
  const recorded: DeliveryRecord[] = [];
  return {
    recorded,
    store: {
      ...store,
      repositoryByName: async (owner: string, name: string) =>
        `${owner}/${name}`.toLowerCase() === 'acme/shop' ? shopRepository : null,
      recordDelivery: async (it: DeliveryRecord) => recorded.every(({ id }) => id !== it.id) && recorded.push(it) > 0,
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
};
