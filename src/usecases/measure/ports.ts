import type { ServiceSuite } from '../../config/configuration.ts';
import type { FullScenario } from '../../config/full-scenario.ts';
import type { Table } from '../../config/read-csv.ts';
import type { Measurement } from '../../core/measurement.ts';
import type { SeriesHeader, SeriesLine, SeriesPoint } from '../../core/series.ts';
import type { DatabaseReading, Signals } from '../../core/signals.ts';

/** The load from now on: requests per second, or users that are kept busy, or (both null) none. */
export interface Demand {
  readonly rate: number | null;
  readonly connections: number | null;
}

/** A point of a series without what only whoever asks for the load knows. */
export type Interval = Omit<
  SeriesPoint,
  'kind' | 'phase' | 'trial' | 'at' | 'asked' | 'connections' | 'served' | 'p50' | 'p95' | 'p99' | 'errors'
>;

/** A service that runs and can be loaded. Disposing stops it. */
export interface LoadedService extends AsyncDisposable {
  /** From spawn to ready, ms. */
  readonly startup: number;
  /** Why the probe sees nothing, or null. */
  readonly blind: string | null;
  /** How it died, a sentence; null while it lives. */
  readonly death: string | null;
  /** `forget`: what waits to be sent is dropped and counted nowhere. */
  demand(demand: Demand, forget?: boolean): Promise<void>;
  /** What came since the last time. */
  interval(): Promise<Interval>;
  /** Has the probe count what requests do; `heap`: also collects and measures the heap. */
  begin(heap: boolean): Promise<void>;
  end(): Promise<Signals | null>;
  /** Has the database of the suite counted from here on; nothing where it has none. */
  watchDatabase(): Promise<void>;
  /** Ends the load; the largest resident memory so far, bytes. */
  close(): Promise<number | null>;
  /** What the database counted since; stops the service. null where none was watched. */
  readDatabase(): Promise<DatabaseReading | null>;
}

export interface ServiceRequest {
  readonly suite: ServiceSuite;
  readonly scenario: FullScenario;
  readonly data: Table | null;
  readonly seed: number;
}

/** Starts services on the prepared commit. */
export interface ScenarioLaboratory {
  /** Throws a ServiceError when the service does not start, a PreparationError when setup fails. */
  open(request: ServiceRequest): Promise<LoadedService>;
}

/** Where a run is kept. Throws an OutputError when something can't be written. */
export interface MeasureArchive {
  /** As shown to people. */
  readonly directory: string;
  /** What is needed besides the series to reckon the result. */
  keepPlan(plan: object): Promise<void>;
  /** Begins a series; its path below the directory. Each line is on the disk when `add` resolves. */
  openSeries(header: SeriesHeader): Promise<KeptSeries>;
  keep(measurement: Measurement, markdown: string): Promise<void>;
}

export interface KeptSeries extends AsyncDisposable {
  readonly path: string;
  add(line: SeriesLine): Promise<void>;
}
