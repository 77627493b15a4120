import { createHmac } from 'node:crypto';
import type { PlatformEvent } from './events.ts';
import type { Delivery, Target } from './hook.ts';

interface Post {
  readonly target: Target;
  readonly event: Pick<PlatformEvent, 'name' | 'action' | 'repository'>;
  readonly payload: unknown;
  readonly guid: string;
  readonly redelivery: boolean;
  readonly repositoryId?: number | null;
  readonly signal: AbortSignal;
  readonly nextId: () => number;
  readonly now: () => string;
}

/** GitHub waits this long for an answer, in ms. */
const patience = 10_000;

const addressOf = (target: Target): { url: string; secret: string | null } =>
  target.kind === 'app' ? (target.app.webhook ?? { url: '', secret: null }) : target.hook;

const headersOf = ({ target, event, guid }: Post, body: string, secret: string | null): Record<string, string> => {
  const id = target.kind === 'app' ? target.app.id : target.hook.id;
  const signature = (algorithm: string): string =>
    createHmac(algorithm, secret ?? '')
      .update(body)
      .digest('hex');
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/local',
    'x-github-delivery': guid,
    'x-github-event': event.name,
    'x-github-hook-id': String(id),
    'x-github-hook-installation-target-id': String(target.kind === 'app' ? id : target.hook.repository.id),
    'x-github-hook-installation-target-type': target.kind === 'app' ? 'integration' : 'repository',
    ...(secret !== null && {
      'x-hub-signature': `sha1=${signature('sha1')}`,
      'x-hub-signature-256': `sha256=${signature('sha256')}`,
    }),
  };
};

const describe = (error: unknown): string => {
  if (error instanceof Error && error.name === 'TimeoutError') return 'timed out';
  return 'failed to connect to host';
};

/** Posts one event to one place and notes how it went in `deliveries`. Never rejects. */
export const deliver = async (post: Post, deliveries: Delivery[]): Promise<Delivery> => {
  const { url, secret } = addressOf(post.target);
  const body = JSON.stringify(post.payload);
  const headers = headersOf(post, body, secret);
  const started = performance.now();
  const delivery: Delivery = {
    id: post.nextId(),
    guid: post.guid,
    target: post.target,
    event: post.event.name,
    action: post.event.action,
    repositoryId: post.repositoryId ?? post.event.repository?.id ?? null,
    redelivery: post.redelivery,
    deliveredAt: post.now(),
    request: { headers, payload: post.payload },
    duration: 0,
    status: 'pending',
    statusCode: 0,
    response: { headers: {}, payload: '' },
  };
  deliveries.push(delivery);
  try {
    const signal = AbortSignal.any([post.signal, AbortSignal.timeout(patience)]);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    delivery.response = { headers: Object.fromEntries(response.headers), payload: await response.text() };
    delivery.statusCode = response.status;
    delivery.status = response.ok ? 'OK' : `Invalid HTTP Response: ${response.status}`;
  } catch (error) {
    delivery.status = describe(error);
  }
  delivery.duration = (performance.now() - started) / 1000;
  return delivery;
};
