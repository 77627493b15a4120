import autocannon, { type Client } from 'autocannon';
import { longestLoad } from '../../core/longest-load.ts';
import type { Collector } from './collector.ts';
import type { DrawnRequest } from './draw-requests.ts';
import { judgeAnswer } from './judge-answer.ts';
import { forgetAnswer, mendClient } from './mend-client.ts';

export interface ClosedLoop extends AsyncDisposable {
  /** Takes the next requests from here on. Requests under way keep their route. */
  use(next: () => DrawnRequest): void;
  /** Whether every connection has answered what it was given before the last `use`. */
  settled(): boolean;
  /** Where answers go from here on; null drops them. */
  collect(collector: Collector | null): void;
}

export interface ClosedLoopOptions {
  readonly url: string;
  readonly connections: number;
  readonly next: () => DrawnRequest;
  /** Whether answers' bodies are looked at: it costs the generator time. */
  readonly bodies: boolean;
}

const requestTimeout = 10;
/** How soon a stopped autocannon notices, ms: it looks once per sampling interval. */
const stopInterval = 20;
/**
 * autocannon ends by itself after so many seconds, and whoever loads would go on without a request: longer than any load with its
 * warm-up, and no more than a timer of Node can be set for.
 */
const longest = (2 * longestLoad) / 1000;

interface Connection {
  request: DrawnRequest;
  /** Which `use` the request came from. */
  turn: number;
  sentAt: number;
  /** Sent and not answered yet. */
  underWay: boolean;
}

/**
 * Connections that each send the next request as soon as the last is answered, by autocannon.
 *
 * autocannon keeps latency in whole truncated milliseconds, so durations are taken here, from its events: `request` is
 * emitted right before a request is written, `response` right after its answer is complete, both synchronously, and
 * a reconnect emits `request` anew. What is loaded can change without new connections, because the request is asked for
 * each time (`setupRequest`).
 */
export const startClosedLoop = ({ url, connections, next, bodies }: ClosedLoopOptions): ClosedLoop => {
  let draw = next;
  let collector: Collector | null = null;
  let drawn = draw();
  let sending: Connection | null = null;
  let body = '';
  let turn = 0;
  const open: Connection[] = [];

  const setupClient = (client: Client): void => {
    // The constructor of a client has drawn its first request just before.
    const connection: Connection = { request: drawn, turn, sentAt: performance.now(), underWay: false };
    open.push(connection);
    const ended = ({ request, sentAt }: Connection, failure: string | null): void =>
      collector?.ended(request.route, performance.now() - sentAt, failure);
    const end = (failure: string | null): void => {
      connection.underWay = false;
      ended(connection, failure);
    };
    let lost: Connection | null = null;
    const giveUp = (failure: string): void => {
      if (lost !== null) ended(lost, failure);
      lost = null;
    };
    client.once('request', () => {
      client.on('request', () => {
        sending = connection;
      });
    });
    client.on('request', () => {
      // The server hung up, of which autocannon says nothing, or the answer timed out, which it says in a moment.
      if (connection.underWay) {
        lost = { ...connection };
        forgetAnswer(client);
        queueMicrotask(() => giveUp('connection'));
      }
      connection.underWay = true;
      connection.sentAt = performance.now();
    });
    client.on('response', (status: number) => {
      end(judgeAnswer(connection.request.expect, status, body));
      body = '';
    });
    client.on('timeout', () => giveUp('timeout'));
    client.on('connError', () => {
      end('connection');
      forgetAnswer(client);
    });
    mendClient(client, {
      isHead: () => connection.request.method === 'HEAD',
      unsent: () => {
        connection.underWay = false;
      },
    });
  };

  const instance = autocannon(
    {
      url,
      connections,
      duration: longest,
      sampleInt: stopInterval,
      timeout: requestTimeout,
      skipAggregateResult: true,
      setupClient,
      requests: [
        {
          setupRequest: (template) => {
            drawn = draw();
            if (sending !== null) {
              sending.request = drawn;
              sending.turn = turn;
            }
            sending = null;
            const { method, path, headers } = drawn;
            return { ...template, method, path, headers, ...(drawn.body === null ? {} : { body: drawn.body }) };
          },
          ...(bodies
            ? {
                onResponse: (_status: number, text: string) => {
                  body = text;
                },
              }
            : {}),
        },
      ],
    },
    (error) => {
      // Options it refuses; it calls back at once then.
      if (error !== null) throw error;
    },
  );
  const done = new Promise<void>((resolve) => instance.once('done', () => resolve()));

  return {
    use: (following) => {
      draw = following;
      turn += 1;
    },
    settled: () => open.every((connection) => connection.turn === turn),
    collect: (following) => {
      collector = following;
    },
    [Symbol.asyncDispose]: async () => {
      collector = null;
      instance.stop();
      await done;
    },
  };
};
