/** The part of autocannon 9 that is used here; it ships no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

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
    /** Emits `request`, `response` (status, bytes, ms), `timeout` and `connError`. */
    setupClient: (client: EventEmitter) => void;
    requests: Request[];
  }

  interface Instance extends EventEmitter {
    stop(): void;
  }

  export default function autocannon(options: Options, done: (error: Error | null) => void): Instance;
}
