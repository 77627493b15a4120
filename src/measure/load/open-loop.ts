import { Agent, request as httpRequest } from 'node:http';
import type { Collector } from './collector.ts';
import type { DrawnRequest } from './draw-requests.ts';
import { judgeAnswer } from './judge-answer.ts';

/** One request with the time it is due, in ms of performance.now(). */
export interface Due {
  readonly at: number;
  readonly request: DrawnRequest;
  readonly target: OpenTarget;
  readonly collector: Collector | null;
}

export interface OpenTarget extends Disposable {
  readonly host: string;
  readonly port: number;
  readonly agent: Agent;
}

const requestTimeout = 10_000;
/** Below this many ms to the next send the event loop is polled: timers only keep whole milliseconds. */
const pollBelow = 1.6;

/** Keeps connections open between requests; at most `connections` requests are under way, later ones wait their turn. */
export const createOpenTarget = (host: string, port: number, connections: number): OpenTarget => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections });
  return { host, port, agent, [Symbol.dispose]: () => agent.destroy() };
};

const send = (due: Due): Promise<void> =>
  new Promise((resolve) => {
    const { request, target } = due;
    let over = false;
    const end = (failure: string | null): void => {
      if (over) return;
      over = true;
      // From the intended time: a late send is the fault of what is measured, or shows as lateness.
      due.collector?.ended(request.route, performance.now() - due.at, failure);
      resolve();
    };
    const outgoing = httpRequest({
      host: target.host,
      port: target.port,
      agent: target.agent,
      method: request.method,
      path: request.path,
      headers: {
        ...request.headers,
        ...(request.body === null ? {} : { 'content-length': Buffer.byteLength(request.body) }),
      },
      timeout: requestTimeout,
    });
    outgoing.on('timeout', () => {
      end('timeout');
      outgoing.destroy();
    });
    outgoing.on('error', () => end('connection'));
    outgoing.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => void (request.expect.body !== null && chunks.push(chunk)));
      answer.on('end', () =>
        end(judgeAnswer(request.expect, answer.statusCode ?? 0, Buffer.concat(chunks).toString())),
      );
      answer.on('error', () => end('connection'));
    });
    outgoing.end(request.body ?? undefined);
  });

/**
 * Sends every request at its time, whatever came back of those before (open model), and resolves when all have ended.
 * Returns how late each was sent, in ms.
 */
export const runOpenLoop = (schedule: readonly Due[], signal: AbortSignal): Promise<number[]> => {
  const lateness: number[] = [];
  const underWay: Promise<void>[] = [];
  let position = 0;
  return new Promise((resolve) => {
    const step = (): void => {
      for (let due = schedule[position]; due !== undefined && due.at <= performance.now(); due = schedule[position]) {
        lateness.push(performance.now() - due.at);
        underWay.push(send(due));
        position += 1;
      }
      const next = schedule[position];
      if (next === undefined || signal.aborted) {
        void Promise.all(underWay).then(() => resolve(lateness));
        return;
      }
      const wait = next.at - performance.now();
      if (wait > pollBelow) setTimeout(step, wait - pollBelow);
      else setImmediate(step);
    };
    step();
  });
};
