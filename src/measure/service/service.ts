import type { Side } from '../../core/side.ts';
import type { Probe } from '../probe/probe.ts';

/** When a service counts as ready. With `path` and `log` both null: as soon as the port accepts a connection. */
export interface Ready {
  /** A GET of it must answer with 200 to 399. */
  readonly path: string | null;
  /** A text that must have appeared in a line of its output; the port must accept connections too. */
  readonly log: string | null;
  /** From the start of the command, ms. */
  readonly timeout: number;
}

export interface ServiceOptions {
  readonly side: Side;
  /** Run by /bin/sh -c. */
  readonly command: string;
  readonly directory: string;
  /**
   * The whole environment, already scrubbed. PORT, PACEGATE_SIDE, PACEGATE_RUN (unless it is there), PACEGATE_RUN_SIDE
   * and what the probe needs are added.
   */
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  readonly ready: Ready;
  /** How long it may take to end after SIGTERM before it is killed, ms. */
  readonly stopTimeout: number;
  /** Where the preload inside a Node service reports; null leaves the service alone. */
  readonly probe: Probe | null;
  /** The cores that its processes may run on, as taskset writes them ("1-3"); all by default. */
  readonly cores?: string;
  /** Aborting during the start kills what was started and rejects with the signal's reason. */
  readonly signal: AbortSignal;
}

/** How a process ended: one of the two is null. */
export interface Death {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A measured service that is ready. */
export interface Service extends AsyncDisposable {
  readonly side: Side;
  /** The shell that runs the command, or the service itself where the shell gives it its place: root of the tree. */
  readonly pid: number;
  /** Where it listens: "127.0.0.1", or "::1" when only that does. */
  readonly host: string;
  readonly port: number;
  /** "http://127.0.0.1:4000", "http://[::1]:4000" */
  readonly origin: string;
  /** From spawn to ready, ms. */
  readonly startup: number;
  /** Resolves when it ends although nobody stopped it; never rejects. */
  readonly died: Promise<Death>;
  /** How it ended, by itself or not; null while it runs. */
  readonly death: Death | null;
  /** Its output: the first 256 KiB, the last 64 KiB and how much lies between. */
  log(): string;
  /** The last lines of its output, fit for people. */
  tail(count: number): string[];
  /**
   * Ends it: SIGTERM to its group, SIGKILL after `stopTimeout`, then whatever has left the group. Resolves when all is gone
   * and the port is free again, or after some more seconds. May be called at any time and more than once.
   */
  stop(): Promise<void>;
  /** Kills it at once, with everything it started: for handlers of the exit event. */
  killSync(): void;
}
