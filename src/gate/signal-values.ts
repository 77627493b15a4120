import type { Block } from '../core/block.ts';
import type { Side } from '../core/side.ts';
import type { DatabaseReading, Signals } from '../core/signals.ts';
import type { SuiteShape } from './judge-input.ts';
import { type ByRoute, ofMix, ofRoute, requestsOf, sumByRoute, totalOf } from './requests-served.ts';
import { isCache, missingStatements, type Sight } from './sight.ts';

/** A value in the metric's unit, or why there is none. */
export type Reading =
  { readonly kind: 'value'; readonly value: number } | { readonly kind: 'none'; readonly reason: string };

/** What is asked of one side of a block. */
export interface Question {
  readonly metric: string;
  /** null for the whole suite. */
  readonly route: string | null;
  readonly routes: SuiteShape['routes'];
  readonly sight: Sight;
}

const none = (reason: string): Reading => ({ kind: 'none', reason });

const valueOr = (value: number | null, reason: string): Reading =>
  value === null ? none(reason) : { kind: 'value', value };

const noProbe = 'the probe did not tell what it saw';
const noDatabase = 'the database was not read';
const noRequest = 'no request of it was served';

const reasonOf = (missing: Signals['missing'], what: RegExp): string | null =>
  missing.find((it) => what.test(it.what))?.reason ?? null;

const perRequest = (amounts: ByRoute, requests: ByRoute, { route, routes }: Question): Reading =>
  valueOr(route === null ? ofMix(amounts, requests, routes) : ofRoute(amounts, requests, route), noRequest);

/** Statements that count: see `Sight.caches`. */
const counted = (signals: Signals, { caches }: Sight): Signals['statements'] =>
  signals.statements.filter(({ client }) => caches || !isCache(client));

const ofClients = (signals: Signals, question: Question): Reading => {
  const { metric, sight } = question;
  const rows = counted(signals, sight);
  const [blind] = missingStatements(signals);
  // Nothing seen is nothing sent only where all could have been seen.
  if (signals.statements.length === 0 && blind !== undefined) return none(blind.reason);
  switch (metric) {
    case 'db.queries':
      return perRequest(
        sumByRoute(rows, ({ count }) => count),
        signals.requests,
        question,
      );
    case 'db.time':
      return perRequest(
        sumByRoute(rows, ({ time }) => time),
        signals.requests,
        question,
      );
    default:
      return sight.rows
        ? perRequest(
            sumByRoute(rows, (it) => it.rows ?? 0),
            signals.requests,
            question,
          )
        : none('the client of the database does not tell how many rows it got');
  }
};

const sum = <T>(rows: readonly T[], amount: (row: T) => number): number =>
  rows.reduce((total, row) => total + amount(row), 0);

/** Rows that scans of tables and indexes read: those of the database's own catalogue are no doing of the service. */
const rowsRead = ({ tables, totals }: DatabaseReading, sight: Sight): number =>
  sight.tables ? sum(tables, ({ seqRows, indexRows }) => seqRows + indexRows) : totals.returned;

const ofDatabase = (reading: DatabaseReading, requests: ByRoute, { metric, sight }: Question): Reading => {
  const total = totalOf(requests);
  if (total === 0) return none(noRequest);
  if (metric === 'db.rows' || metric === 'db.connections') {
    // A reading that lacks them holds zeros.
    const untold = reasonOf(reading.missing, metric === 'db.rows' ? /^rows/u : /connections/u);
    if (untold !== null) return none(untold);
    return valueOr((metric === 'db.rows' ? rowsRead(reading, sight) : reading.totals.sessions) / total, '');
  }
  const [blind] = missingStatements(reading);
  if (reading.statements.length === 0 && blind !== undefined) return none(blind.reason);
  const amount = metric === 'db.queries' ? 'calls' : 'time';
  return valueOr(sum(reading.statements, (it) => it[amount]) / total, '');
};

/** Whether the database itself is asked for it. */
const isOfDatabase = ({ metric, route, sight }: Question): boolean => {
  if (!metric.startsWith('db.')) return false;
  if (metric === 'db.connections') return sight.connections === 'database';
  return sight.statements === 'database' || (metric === 'db.rows' && route === null && sight.database);
};

const ofProbe = (signals: Signals, question: Question): Reading => {
  const { requests, sync, heap, eventLoop, pool, missing } = signals;
  switch (question.metric) {
    case 'eventloop.delay.p99':
      return valueOr(
        eventLoop?.p99 ?? null,
        reasonOf(missing, /event.?loop|delay/iu) ?? 'the event loop could not be observed',
      );
    case 'memory.heap':
    case 'memory.growth': {
      const reason = reasonOf(missing, /heap|memory|collect/iu) ?? 'the heap after a collection could not be observed';
      if (heap === null) return none(reason);
      if (question.metric === 'memory.heap') return valueOr(heap.after, reason);
      return valueOr(heap.requests === 0 ? null : (heap.after - heap.before) / heap.requests, noRequest);
    }
    case 'io.sync-calls': {
      const blind = sync.length === 0 ? reasonOf(missing, /synchronous|^sync/iu) : null;
      return blind === null
        ? perRequest(
            sumByRoute(sync, ({ count }) => count),
            requests,
            question,
          )
        : none(blind);
    }
    case 'db.connections': {
      // A client that was never loaded has opened no connection.
      const blind = pool === null ? reasonOf(missing, /connection|pool|statement/iu) : null;
      const total = totalOf(requests);
      return blind === null ? valueOr(total === 0 ? null : (pool?.opened ?? 0) / total, noRequest) : none(blind);
    }
    default:
      return ofClients(signals, question);
  }
};

/** What one side of a block says of a metric of signals. */
export const readSignal = (block: Block, side: Side, question: Question): Reading => {
  const own = block.sides[side];
  if (isOfDatabase(question)) {
    const reading = own?.database;
    return reading === undefined ? none(noDatabase) : ofDatabase(reading, requestsOf(block, side), question);
  }
  return own?.signals === undefined ? none(noProbe) : ofProbe(own.signals, question);
};
