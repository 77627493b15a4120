import type { Frame, SignalBatch, ThreadTotals } from './probe-message.ts';

/** How many calls are thought to have come from a place, and their ms: only some calls are looked up. */
export interface CallerShare {
  readonly place: number;
  readonly count: number;
  readonly time: number;
}

/** Calls of one kind, name, text and route. */
export interface CountedRow {
  readonly kind: 'request' | 'sync' | 'statement' | 'outgoing';
  readonly name: string;
  readonly text: string;
  /** 0 is none of the suite's. */
  readonly route: number;
  readonly count: number;
  /** ms. */
  readonly time: number;
  readonly rows: number | null;
  readonly callers: readonly CallerShare[];
}

/** What one thread of a service has told since it was told to begin. */
export interface ThreadSignals {
  readonly rows: readonly CountedRow[];
  /** Frames of a place by its number, the innermost first. */
  readonly places: ReadonlyMap<number, readonly Frame[]>;
  /** null when it ended before it told any. */
  readonly totals: ThreadTotals | null;
  /** Whether its process has answered any request since it started, also before it was told to begin. */
  readonly hasAnswered?: boolean;
}

export const hasServed = ({ rows }: ThreadSignals): boolean =>
  rows.some(({ kind, count }) => kind === 'request' && count > 0);

/** What a thread tells, put together piece by piece. */
export interface ThreadState {
  /** From now on only what was counted since the command of this number matters. */
  begin(epoch: number): void;
  takeBatch(batch: SignalBatch): void;
  takeTotals(totals: ThreadTotals): void;
  collected(): ThreadSignals;
}

/** The preload keeps fewer: more come from something else. */
const most = 5000;

interface MutableRow extends Omit<CountedRow, 'callers'> {
  callers: Map<number, CallerShare>;
}

export const createThreadState = (): ThreadState => {
  let epoch = 0;
  let rows = new Map<number, MutableRow>();
  let places = new Map<number, readonly Frame[]>();
  let totals: ThreadTotals | null = null;

  const takeBatch = (batch: SignalBatch): void => {
    if (batch.epoch !== epoch) return;
    for (const [id, frames] of batch.places ?? []) if (places.size < most) places.set(id, frames);
    for (const [id, kind, name, text, route] of batch.rows ?? [])
      if (rows.size < most)
        rows.set(id, { kind, name, text, route, count: 0, time: 0, rows: null, callers: new Map() });
    for (const [id, count, time, returned] of batch.values ?? []) {
      const row = rows.get(id);
      if (row !== undefined) rows.set(id, { ...row, count, time, rows: returned });
    }
    for (const [id, place, count, time] of batch.callers ?? []) {
      const callers = rows.get(id)?.callers;
      if (callers !== undefined && callers.size < most) callers.set(place, { place, count, time });
    }
  };

  return {
    begin: (next) => {
      epoch = next;
      rows = new Map();
      places = new Map();
      totals = null;
    },
    takeBatch,
    takeTotals: (next) => {
      if (next.epoch === epoch) totals = next;
    },
    collected: () => ({
      rows: [...rows.values()].map((row) => ({ ...row, callers: [...row.callers.values()] })),
      places,
      totals,
    }),
  };
};
