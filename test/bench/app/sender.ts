// Sends the deliveries of the burst, as GitHub does: on time, whatever comes back. A process of its own, started by
// deliveries.ts with its order as the argument. Writes "started", later what came of it as one line of JSON.
import { createHmac } from 'node:crypto';
import { Agent, request as send } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { webhookSecret } from '../../e2e/app/app-environment.ts';
import { payloadText, plannedDelivery } from './payload.ts';

export interface SenderOrder {
  readonly url: string;
  readonly readyUrl: string;
  readonly count: number;
  /** Over which they are sent, ms. */
  readonly duration: number;
}

export interface SenderReport {
  /** From when each was due until its answer, ms; those that were answered at the first attempt. */
  readonly times: readonly number[];
  /** How late the sender itself was at most, ms: beyond a few the figures are its own. */
  readonly lateness: number;
  /** Not answered with 2xx at the first attempt. */
  readonly unanswered: number;
  /** Attempts after the first, over all of them. */
  readonly redelivered: number;
  /** Numbers of deliveries that were never answered. */
  readonly lost: readonly number[];
  /** Mean size of a body, bytes. */
  readonly size: number;
}

/** GitHub waits this long for an answer, ms. */
const patience = 10_000;
/** How often what was not answered is sent again. */
const rounds = 20;

const order: SenderOrder = JSON.parse(process.argv[2] ?? '{}');
const agent = new Agent({ keepAlive: true, maxSockets: 128 });

const prepared = Array.from({ length: order.count }, (_, index) => {
  const body = Buffer.from(payloadText(index));
  const signature = createHmac('sha256', webhookSecret).update(body).digest('hex');
  const headers = {
    accept: '*/*',
    'content-type': 'application/json',
    'content-length': String(body.length),
    'user-agent': 'GitHub-Hookshot/bench',
    'x-github-event': 'pull_request',
    'x-github-delivery': plannedDelivery(index).id,
    'x-hub-signature-256': `sha256=${signature}`,
  };
  return { body, headers };
});

/** Whether it was answered with 2xx. Never rejects. */
const deliver = (index: number): Promise<boolean> =>
  new Promise((resolve) => {
    const it = prepared[index];
    if (it === undefined) return resolve(false);
    const request = send(order.url, { method: 'POST', agent, headers: it.headers, timeout: patience }, (response) => {
      response.resume();
      const isGood = (response.statusCode ?? 0) >= 200 && (response.statusCode ?? 0) < 300;
      response.once('end', () => resolve(isGood));
      response.once('error', () => resolve(false));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
    request.end(it.body);
  });

const isReady = (): Promise<boolean> =>
  fetch(order.readyUrl, { signal: AbortSignal.timeout(2000) }).then(
    async (answer) => {
      await answer.arrayBuffer();
      return answer.ok;
    },
    () => false,
  );

const burst = async (): Promise<{ answered: (number | null)[]; lateness: number }> => {
  const interval = order.duration / order.count;
  const begin = performance.now() + 200;
  let lateness = 0;
  const under: Promise<number | null>[] = [];
  for (let index = 0; index < order.count; index++) {
    const due = begin + index * interval;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    lateness = Math.max(lateness, performance.now() - due);
    under.push(deliver(index).then((isGood) => (isGood ? performance.now() - due : null)));
  }
  return { answered: await Promise.all(under), lateness };
};

process.stdout.write('started\n');
const { answered, lateness } = await burst();
let open = answered.flatMap((time, index) => (time === null ? [index] : []));
const unanswered = open.length;
let redelivered = 0;
for (let round = 0; round < rounds && open.length > 0; round++) {
  while (!(await isReady())) await sleep(200);
  const left: number[] = [];
  for (const index of open) {
    redelivered += 1;
    if (!(await deliver(index))) left.push(index);
  }
  open = left;
}
const report: SenderReport = {
  times: answered.filter((time) => time !== null),
  lateness,
  unanswered,
  redelivered,
  lost: open,
  size: prepared.reduce((sum, { body }) => sum + body.length, 0) / Math.max(1, prepared.length),
};
agent.destroy();
process.stdout.write(`${JSON.stringify(report)}\n`);
