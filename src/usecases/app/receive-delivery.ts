import { readAppEvent } from './events/read-app-event.ts';
import { planDelivery } from './plan-delivery.ts';
import type { AppStore } from './ports.ts';

/** A webhook whose signature was verified. */
export interface Delivery {
  /** X-GitHub-Delivery. A redelivery has that of the first attempt. */
  readonly id: string;
  /** X-GitHub-Event. */
  readonly event: string;
  /** Parsed JSON, whatever it is. */
  readonly payload: unknown;
}

export interface DeliveryTools {
  readonly store: Pick<AppStore, 'recordDelivery'>;
  /** The App's own id. */
  readonly appId: number;
  readonly receivedAt: Date;
  /** Told in a sentence why nothing follows from a delivery; it holds nothing of the payload. */
  readonly onIgnored?: (why: string) => void;
}

/**
 * Records a delivery and all that follows from it in one transaction: once that is done, GitHub can be answered.
 * `repeated`: it was recorded before; `ignored`: recorded, and nothing follows from it. Whatever the payload is, only
 * the store throws, a DatabaseError: then GitHub must get an error too, so that the delivery can be asked for again.
 */
export const receiveDelivery = async (
  { id, event: name, payload }: Delivery,
  { store, appId, receivedAt, onIgnored = () => {} }: DeliveryTools,
): Promise<'recorded' | 'repeated' | 'ignored'> => {
  const { action, event } = readAppEvent(name, payload, appId);
  const isNew = await store.recordDelivery(planDelivery(event, { id, name, action, receivedAt }));
  if (!isNew) return 'repeated';
  if (event.kind !== 'ignored') return 'recorded';
  onIgnored(event.why);
  return 'ignored';
};
