import { Agent, type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { judgeAnswer } from '../load/judge-answer.ts';
import type { DrawnRequest } from '../load/draw-requests.ts';
import type { Target } from '../load/protocol.ts';

export interface Answer {
  /** null for an expected answer; see judgeAnswer, "connection" or "timeout". */
  readonly failure: string | null;
  readonly headers: IncomingHttpHeaders;
  /** Empty unless it was asked for. */
  readonly body: string;
}

export interface HttpClient extends Disposable {
  /** Never rejects. `keepBody`: whether the body is wanted beyond what the expectation needs. */
  ask(request: DrawnRequest, keepBody: boolean): Promise<Answer>;
}

const requestTimeout = 10_000;
/** Of a body that is kept: whatever comes after is read and dropped. */
const longestBody = 1_000_000;

interface ClientOptions {
  readonly target: Pick<Target, 'host' | 'port'>;
  readonly connections: number;
  /** Whether connections are kept between requests. */
  readonly reuse: boolean;
}

/** Connections to one service. More requests than connections wait in the agent: callers see to it that there are not. */
export const createHttpClient = ({ target: { host, port }, connections, reuse }: ClientOptions): HttpClient => {
  const agent = new Agent({ keepAlive: reuse, maxSockets: connections, maxFreeSockets: connections });
  const ask = (request: DrawnRequest, keepBody: boolean): Promise<Answer> =>
    new Promise((resolve) => {
      const failed = (failure: string): void => resolve({ failure, headers: {}, body: '' });
      const length = request.body === null ? {} : { 'content-length': Buffer.byteLength(request.body) };
      const { method, path, expect } = request;
      let outgoing: ReturnType<typeof httpRequest>;
      try {
        outgoing = httpRequest({ host, port, agent, method, path, headers: { ...request.headers, ...length } });
      } catch {
        // A value that was taken from an answer can't stand in a path or header.
        failed('capture');
        return;
      }
      // From sending to the end of the answer: a service that sends a byte now and then has not answered either.
      const timer = setTimeout(() => {
        failed('timeout');
        outgoing.destroy();
      }, requestTimeout);
      const over = (): void => clearTimeout(timer);
      outgoing.on('error', () => {
        over();
        failed('connection');
      });
      outgoing.on('response', (answer) => {
        const keeps = keepBody || expect.body !== null;
        const chunks: Buffer[] = [];
        let kept = 0;
        answer.on('data', (chunk: Buffer) => {
          if (!keeps || kept > longestBody) return;
          kept += chunk.length;
          chunks.push(chunk);
        });
        answer.on('end', () => {
          over();
          const body = Buffer.concat(chunks).toString();
          resolve({ failure: judgeAnswer(expect, answer.statusCode ?? 0, body), headers: answer.headers, body });
        });
        answer.on('error', () => {
          over();
          failed('connection');
        });
      });
      outgoing.end(request.body ?? undefined);
    });
  return { ask, [Symbol.dispose]: () => agent.destroy() };
};
