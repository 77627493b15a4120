/** Where the preload inside a service reports to. Plain data: it may be sent to another process. */
export interface Probe {
  /** Path of a Unix domain socket. */
  readonly socketPath: string;
}

/**
 * What the Node processes of a service have counted since they began, summed up. Only differences of two readings mean
 * something. `served` and `cpu` of a process are read at the same instant, so their quotient holds however late the
 * answer comes.
 */
export interface ProbeReading {
  /** Requests that are over: answered, or given up by the client after the handler had begun. */
  readonly served: number;
  /** CPU time of the processes, user and system, ms. */
  readonly cpu: number;
  /**
   * Bytes allocated on the JavaScript heaps of the main threads; contents of buffers lie outside of it. Null where Node
   * can't tell (before 18.15), or when worker threads answer requests, whose heaps are not observed.
   */
  readonly allocated: number | null;
  /** Time in garbage collection pauses of the main threads, ms; null like `allocated`. */
  readonly gcPause: number | null;
  /** JavaScript heaps in use, bytes; absent where Node can't tell. */
  readonly heap?: number | undefined;
  /** How long the event loop of the busiest process was busy and idle since it began, ms; absent likewise. */
  readonly loop?: { readonly active: number; readonly idle: number } | undefined;
  /** When the last of the processes read its counters, in this process's performance.now(), ms. */
  readonly at: number;
}
