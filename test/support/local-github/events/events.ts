import { randomUUID } from 'node:crypto';
import type { Json } from '../json.ts';
import { nodeId } from '../json.ts';
import type { AppRecord } from '../model/app.ts';
import type { Repository } from '../model/repository.ts';
import { deliver } from './deliver.ts';
import type { Delivery, Hook, Target } from './hook.ts';

/** Something that happened, with the payload that webhooks and workflows get (without `installation`). */
export interface PlatformEvent {
  readonly name: string;
  readonly action: string | null;
  readonly repository: Repository | null;
  readonly payload: Json;
  /** Only this app hears of it. */
  readonly onlyApp?: AppRecord;
}

export interface Events {
  /** Sends it to the apps and hooks that are subscribed, without waiting for them. */
  emit(event: PlatformEvent): void;
  /** All events so far, also those that nobody is subscribed to. */
  readonly log: readonly PlatformEvent[];
  readonly deliveries: readonly Delivery[];
  /** Sends a delivery again. @throws Error when there is no such delivery. */
  redeliver(id: number): Promise<Delivery>;
  /** Resolves when no delivery is under way. */
  settled(): Promise<void>;
}

interface Parts {
  readonly apps: readonly AppRecord[];
  readonly hooks: readonly Hook[];
  readonly signal: AbortSignal;
  readonly nextId: () => number;
  readonly now: () => string;
}

/** GitHub sends these to every app, subscribed or not. */
const always = /^(?:installation|installation_repositories|github_app_authorization)$/;

const installationFor = (app: AppRecord, { repository, payload }: PlatformEvent): number | null => {
  if (repository === null) {
    const { id } = (payload['installation'] ?? {}) as { id?: number };
    return app.installations.find((it) => it.id === id)?.id ?? null;
  }
  const found = app.installations.find(
    (it) =>
      it.account === repository.owner && (it.repositories === null || it.repositories.includes(repository.fullName)),
  );
  return found?.id ?? null;
};

const targetsOf = (event: PlatformEvent, { apps, hooks }: Parts): Target[] => {
  const toApps = apps.flatMap((app): Target[] => {
    if (app.webhook === null || (event.onlyApp !== undefined && event.onlyApp !== app)) return [];
    if (!always.test(event.name) && !app.events.includes(event.name)) return [];
    const installation = installationFor(app, event);
    return installation === null ? [] : [{ kind: 'app', app, installation }];
  });
  const toHooks = hooks
    .filter((hook) => hook.active && hook.repository === event.repository && event.onlyApp === undefined)
    .filter((hook) => hook.events.includes('*') || hook.events.includes(event.name))
    .map((hook): Target => ({ kind: 'hook', hook }));
  return [...toApps, ...toHooks];
};

export const createEvents = (parts: Parts): Events => {
  const log: PlatformEvent[] = [];
  const deliveries: Delivery[] = [];
  const underWay = new Set<Promise<unknown>>();
  const send = (target: Target, event: PlatformEvent, guid: string, redelivery: boolean): Promise<Delivery> => {
    const installation =
      target.kind === 'app' ? { id: target.installation, node_id: nodeId('Installation', target.installation) } : null;
    const payload = { ...event.payload, ...(installation !== null && event.repository !== null && { installation }) };
    const sending = deliver({ target, event, payload, guid, redelivery, ...parts }, deliveries);
    underWay.add(sending);
    void sending.finally(() => underWay.delete(sending));
    return sending;
  };
  return {
    log,
    deliveries,
    emit: (event) => {
      log.push(event);
      for (const target of targetsOf(event, parts)) void send(target, event, randomUUID(), false);
    },
    redeliver: async (id) => {
      const first = deliveries.find((it) => it.id === id);
      if (first === undefined) throw new Error(`There is no delivery ${id}.`);
      const sending = deliver(
        {
          target: first.target,
          event: { name: first.event, action: first.action, repository: null },
          payload: first.request.payload,
          guid: first.guid,
          redelivery: true,
          repositoryId: first.repositoryId,
          ...parts,
        },
        deliveries,
      );
      underWay.add(sending);
      return sending.finally(() => underWay.delete(sending));
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};
