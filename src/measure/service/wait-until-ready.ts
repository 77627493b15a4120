import { setTimeout as delay } from 'node:timers/promises';
import { listenersOf } from '../process/listeners.ts';
import { portStaysTaken } from './free-port.ts';
import { knock, type Knock } from './knock.ts';
import type { Launched } from './launch.ts';
import { holderOf, ownProcesses, strangerOn } from './port-holder.ts';
import type { Ready, ServiceOptions } from './service.ts';
import type { StartFailure } from './start-failure.ts';

/** Between two tries, ms. */
const knockEvery = 25;

/** How the wait for a service ended. */
export type Start =
  | { readonly kind: 'ready'; readonly host: string; readonly startup: number }
  | { readonly kind: 'aborted' }
  | StartFailure;

const isReady = (outcome: Knock): outcome is Knock & { readonly host: string } =>
  outcome.kind === 'connected' || (outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 400);

/** Resolves, with null, when `signal` is aborted; forgets about it when `until` is. */
const abortOf = (signal: AbortSignal, until: AbortSignal): Promise<null> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true, signal: until });
  });

/** Tries again and again, and resolves with the host that is ready, or with null when `giveUp` is aborted. */
const knockUntilReady = async (
  launched: Launched,
  port: number,
  ready: Ready,
  giveUp: AbortSignal,
  tried: (outcome: Knock) => void,
): Promise<string | null> => {
  while (!giveUp.aborted) {
    if (launched.lineSeen) {
      const outcome = await knock(port, ready.path, giveUp);
      if (isReady(outcome)) return outcome.host;
      if (!giveUp.aborted) tried(outcome);
    }
    await delay(knockEvery);
  }
  return null;
};

const asEnded = async (launched: Launched, port: number, elapsed: number): Promise<StartFailure> => {
  const death = await launched.ended;
  await launched.drained();
  const leftBehind = ownProcesses(launched).length > 0;
  const inUse = /EADDRINUSE|address already in use/i.test(launched.log.text());
  if (inUse && !leftBehind && (await portStaysTaken(port))) return { kind: 'port-taken', holder: holderOf(port) };
  return { kind: 'ended', death, elapsed, leftBehind };
};

/** Waits until the service is ready, ends, the time is over, or the start is aborted. Never rejects, kills nothing. */
export const waitUntilReady = async (launched: Launched, options: ServiceOptions, begin: number): Promise<Start> => {
  const { port, ready, signal } = options;
  const giveUp = new AbortController();
  const late = setTimeout(() => giveUp.abort(), ready.timeout);
  let last: Knock | null = null;
  const knocking = knockUntilReady(launched, port, ready, giveUp.signal, (outcome) => {
    last = outcome;
  });
  const host = await Promise.race([knocking, launched.ended.then(() => null), abortOf(signal, giveUp.signal)]);
  const elapsed = performance.now() - begin;
  clearTimeout(late);
  giveUp.abort();
  await knocking;
  if (signal.aborted) return { kind: 'aborted' };
  if (launched.death !== null) return asEnded(launched, port, elapsed);
  if (host === null) return { kind: 'never-ready', knock: last, listeners: listenersOf(ownProcesses(launched)) };
  const holder = strangerOn(port, launched);
  return holder === null ? { kind: 'ready', host, startup: elapsed } : { kind: 'port-taken', holder };
};
