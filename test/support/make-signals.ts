import type { Block } from '../../src/core/block.ts';
import type { DatabaseReading, Signals } from '../../src/core/signals.ts';
import { makeBlock } from './make-block.ts';

/** A statement, or synchronous call, of a route: `each` times in a request of it. */
export interface WorkSketch {
  readonly name: string;
  /** "": outside of requests; `each` is then a request of any route. */
  readonly route?: string;
  readonly each: number;
  /** ms and rows of one. */
  readonly time?: number;
  readonly rows?: number | null;
  readonly caller?: string;
  readonly client?: string;
}

/** What the probe saw of one side in one block. */
export interface SignalSketch {
  /** Served, by route. */
  readonly requests?: Readonly<Record<string, number>>;
  readonly statements?: readonly WorkSketch[];
  readonly sync?: readonly WorkSketch[];
  /** Bytes a request that stay after a collection. null: the heap could not be seen. */
  readonly growth?: number | null;
  /** New connections a request; null: no client that has any was loaded. */
  readonly opened?: number | null;
  /** ms. */
  readonly delay?: number;
  readonly missing?: Signals['missing'];
}

export const twoRoutes: Readonly<Record<string, number>> = { 'GET /a': 1500, 'GET /b': 1500 };

const heapAtStart = 20e6;

const sum = (amounts: Readonly<Record<string, number>>): number =>
  Object.values(amounts).reduce((total, it) => total + it, 0);

/** A quiet service without a database that keeps nothing, but for what a test wants different. */
export const makeSignals = (sketch: SignalSketch = {}): Signals => {
  const { requests = twoRoutes, statements = [], sync = [], growth = 0, opened = null, delay = 12 } = sketch;
  const all = sum(requests);
  const served = (route: string): number => (route === '' ? all : (requests[route] ?? 0));
  const counted = ({ route = 'GET /a', each, time = 0.1, caller = '' }: WorkSketch) => {
    const count = Math.round(each * served(route));
    return { route, caller, count, time: count * time };
  };
  return {
    requests: { ...requests },
    cpu: { process: all, mainThread: all },
    eventLoop: { p50: 0.2, p99: delay, max: 3 * delay, utilisation: 0.4 },
    heap: growth === null ? null : { before: heapAtStart, after: heapAtStart + growth * all, requests: all },
    sync: sync.map((it) => ({ call: it.name, ...counted(it) })),
    statements: statements.map((it) => {
      const row = counted(it);
      const { rows = 1 } = it;
      return { client: it.client ?? 'pg', text: it.name, ...row, rows: rows === null ? null : row.count * rows };
    }),
    pool: opened === null ? null : { opened: Math.round(opened * all), waits: 0, waitTime: 0 },
    outgoing: [],
    descriptors: null,
    sockets: null,
    cgroup: null,
    pressure: null,
    missing: [...(sketch.missing ?? [])],
  };
};

/** What a database counted while `requests` were served, by what one request takes. */
export const makeReading = (
  requests: number,
  each: {
    readonly calls?: number;
    readonly tables?: Readonly<Record<string, { readonly seq?: number; readonly index?: number }>>;
    readonly plans?: Readonly<Record<string, string>>;
    readonly sessions?: number;
  },
  missing: DatabaseReading['missing'] = [],
): DatabaseReading => {
  const count = (amount = 0): number => Math.round(amount * requests);
  const tables = Object.entries(each.tables ?? {}).map(([name, { seq, index }]) => ({
    name,
    seqScans: 0,
    seqRows: count(seq),
    indexScans: 0,
    indexRows: count(index),
  }));
  return {
    version: '17.2',
    statements:
      each.calls === undefined
        ? []
        : [{ text: 'select $1', calls: count(each.calls), time: 1, rows: 0, blocksRead: 0, blocksHit: 0 }],
    tables,
    totals: { sessions: count(each.sessions), returned: 0, fetched: 0, deadlocks: 0 },
    waits: [],
    plans: Object.entries(each.plans ?? {}).map(([text, shape]) => ({ text, shape })),
    missing: [...missing],
  };
};

/** What a test says of one side: signals of a probe, a reading of a database, or both. */
export interface SideSketch {
  readonly signals?: SignalSketch | null;
  readonly database?: DatabaseReading;
}

export interface SignalBlockOptions {
  readonly suite?: string;
  readonly base?: SideSketch;
  readonly head?: SideSketch;
  /** Whether the block has slices as well, of a quiet service: a control block then has no luck of its own. */
  readonly slices?: boolean;
}

/** A comparison or control block with signals. In a control block the head is the base. */
export const makeSignalBlock = (
  index: number,
  { suite = 'api', base = {}, head = base, slices = false }: SignalBlockOptions,
  kind: Block['kind'] = 'comparison',
): Block => {
  const block = slices
    ? makeBlock({ index, kind, suite, solo: 0 })
    : { ...makeBlock({ index, kind, suite, slices: 0, solo: 0 }), slices: [] };
  const withSignals = (side: Block['sides']['base'], { signals = {}, database }: SideSketch) =>
    side === null
      ? null
      : {
          ...side,
          ...(signals === null ? {} : { signals: makeSignals(signals) }),
          ...(database === undefined ? {} : { database }),
        };
  return {
    ...block,
    sides: {
      base: withSignals(block.sides.base, base),
      head: withSignals(block.sides.head, kind === 'control' ? base : head),
    },
  };
};

/** A run of comparison blocks with a control block after every fourth. `of` says what the k-th comparison block holds. */
export const makeSignalBlocks = (
  comparisons: number,
  of: SignalBlockOptions | ((k: number) => SignalBlockOptions),
): Block[] => {
  const blocks: Block[] = [];
  for (let k = 0; k < comparisons; k++) {
    const options = typeof of === 'function' ? of(k) : of;
    blocks.push(makeSignalBlock(blocks.length, options));
    if ((k + 1) % 4 === 0) blocks.push(makeSignalBlock(blocks.length, options, 'control'));
  }
  return blocks;
};
