import type { Route, Scenario } from '../../config/configuration.ts';
import type { Slice } from '../../core/block.ts';
import type { Side } from '../../core/side.ts';

/** A running service as the load generator sees it. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** Root of its process tree. */
  readonly pid: number;
}

export interface LoadOrder {
  readonly scenario: Scenario;
  /** The only route to load, or null for the weighted mix. */
  readonly route: string | null;
  /** Sides to load at the same time, the one to start first in front. */
  readonly order: readonly Side[];
  /** ms of load before the window opens: connections open and the slice before drains. */
  readonly lead: number;
  /** ms that the window is open. */
  readonly duration: number;
}

/** What the orchestration tells the generator's process; every command is answered by one Reply. */
export type Command =
  | { readonly kind: 'prepare'; readonly directory: string; /** PACEGATE_RUN. */ readonly run?: string }
  | {
      readonly kind: 'open';
      readonly seed: number;
      readonly label: string;
      readonly routes: readonly Route[];
      readonly targets: Readonly<Partial<Record<Side, Target>>>;
      readonly probe: boolean;
    }
  | { readonly kind: 'load'; readonly order: LoadOrder }
  | { readonly kind: 'close' };

/** A slice but for its start, which only the orchestration knows. */
export type Load = Omit<Slice, 'start'>;

export interface Answers {
  readonly prepare: { readonly sockets: Readonly<Record<Side, string>> };
  readonly open: { readonly probes: Readonly<Partial<Record<Side, boolean>>> };
  readonly load: Load;
  readonly close: { readonly memoryPeak: Readonly<Partial<Record<Side, number | null>>> };
}

export type Reply = { readonly id: number } & ({ readonly answer: unknown } | { readonly error: string });
