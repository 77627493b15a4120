/** The part of autocannon 9 that is used here; it ships no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';
  import type { Socket } from 'node:net';

  /** Emits `request`, `headers`, `response` (status, bytes, ms), `timeout` and `connError`. The other members are its own. */
  export interface Client extends EventEmitter {
    /** Another one after every reconnect. */
    readonly conn: Socket;
    readonly destroyed: boolean;
    /** Of http-parser-js. */
    readonly parser: {
      body_bytes: number | null;
      isChunked: boolean;
      initialize(type: 'RESPONSE'): void;
      finish(): void;
    };
    /** Requests that wait for an answer. */
    readonly pipelinedRequests: { clear(): void };
    /** Drops the socket, connects anew and sends the next request. */
    _resetConnection(): void;
  }

  interface Request {
    method?: string;
    path?: string;
    headers?: Readonly<Record<string, string>>;
    body?: string;
    /** Called before every request; what it returns is sent. */
    setupRequest?: (request: Request) => Request;
    onResponse?: (status: number, body: string) => void;
  }

  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    /** Milliseconds between samples; a run ends on a sample. */
    sampleInt: number;
    /** Seconds. */
    timeout: number;
    skipAggregateResult: boolean;
    /** Called before the client connects. */
    setupClient: (client: Client) => void;
    requests: Request[];
  }

  interface Instance extends EventEmitter {
    stop(): void;
  }

  export default function autocannon(options: Options, done: (error: Error | null) => void): Instance;
}
