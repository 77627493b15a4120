import type { Route, Scenario } from '../../config/configuration.ts';
import type { Slice } from '../../core/block.ts';
import type { Side } from '../../core/side.ts';
import type { Signals } from '../../core/signals.ts';
import type { SidePlace } from '../probe/read-callers.ts';
import type { Demand, DriveOrder, Interval } from '../scenario/drive.ts';

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
      /** Whether the probes of all sides count requests and CPU time. */
      readonly probe: boolean;
      /** Sides whose probes tell what requests do; all where `probe` is set, unless told otherwise. */
      readonly signals?: readonly Side[];
    }
  | { readonly kind: 'begin'; /** Whether the heap is collected and measured. */ readonly heap: boolean }
  | { readonly kind: 'load'; readonly order: LoadOrder }
  | { readonly kind: 'end'; readonly places: Readonly<Partial<Record<Side, SidePlace>>> }
  | { readonly kind: 'close' }
  /** A load on the head alone that goes on while it is told how much and read: see Drive. */
  | { readonly kind: 'drive'; readonly order: DriveOrder }
  | { readonly kind: 'demand'; readonly demand: Demand; readonly forget: boolean }
  | { readonly kind: 'interval' };

/** A slice but for its start, which only the orchestration knows. */
export type Load = Omit<Slice, 'start'>;

export interface Answers {
  readonly prepare: { readonly sockets: Readonly<Record<Side, string>> };
  readonly open: { readonly probes: Readonly<Partial<Record<Side, boolean>>> };
  readonly begin: { readonly begun: boolean };
  readonly load: Load;
  /** null where the probe told nothing. */
  readonly end: { readonly signals: Readonly<Partial<Record<Side, Signals | null>>> };
  readonly close: { readonly memoryPeak: Readonly<Partial<Record<Side, number | null>>> };
  readonly drive: { readonly begun: boolean };
  readonly demand: { readonly begun: boolean };
  readonly interval: Interval;
}

export type Reply = { readonly id: number } & ({ readonly answer: unknown } | { readonly error: string });
