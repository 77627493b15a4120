import { readAppEvent } from '../../../src/usecases/app/events/read-app-event.ts';
import { planDelivery } from '../../../src/usecases/app/plan-delivery.ts';
import type { DeliveryRecord } from '../../../src/usecases/app/ports.ts';
import { appId } from './payloads.ts';

export const receivedAt = new Date('2026-03-02T10:00:00Z');

/** What is recorded for a payload. */
export const planned = (name: string, payload: unknown): DeliveryRecord => {
  const { action, event } = readAppEvent(name, payload, appId);
  return planDelivery(event, { id: 'delivery-1', name, action, receivedAt });
};

/** Why nothing follows from it. */
export const whyIgnored = (name: string, payload: unknown): string => {
  const { event } = readAppEvent(name, payload, appId);
  if (event.kind !== 'ignored') throw new Error(`It was read as ${event.kind}.`);
  return event.why;
};

/** A record that changes nothing. */
export const unchanged = {
  repositories: [],
  installation: null,
  pullRequest: null,
  runs: [],
  cancel: [],
  jobs: [],
  command: null,
};
