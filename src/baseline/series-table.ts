import type { BaselineRecord } from '../core/baseline-record.ts';
import type { SeriesKey } from './baseline-store.ts';

/** A stored record as a row of a database. */
export interface SeriesRow {
  readonly id: string;
  /** JSON, as one line of the files that the other stores keep: see record-line.ts. */
  readonly text: string;
}

/** What is stored of the series that are about to change. */
export interface StoredSeries {
  /** All series of the repository, sorted by suite, then environment. */
  readonly keys: readonly SeriesKey[];
  /** The rows of each series that was asked for, in the order of asking; the newest last. */
  readonly rows: readonly (readonly SeriesRow[])[];
}

/** What becomes of one series. */
export interface SeriesChange {
  readonly key: SeriesKey;
  /** Rows that fall out, by their id. */
  readonly removed: readonly string[];
  /** Rows that have another text from now on. */
  readonly changed: readonly SeriesRow[];
  readonly added: readonly { readonly text: string; readonly commit: string; readonly recordedAt: Date }[];
  /** The newest record after this change. */
  readonly newest: BaselineRecord | null;
}

/** The series of one repository in a database, as a store of baselines needs them. */
export interface SeriesTable {
  /** For people: "database of the App for acme/shop". */
  readonly place: string;
  /** Sorted by suite, then environment. Never reads the records. */
  list(): Promise<readonly SeriesKey[]>;
  /** By when they were recorded, the newest last; of one time in the order they were added. */
  read(key: SeriesKey): Promise<readonly SeriesRow[]>;
  /**
   * Carries out all that `plan` asks for, or nothing, while no other writer changes the repository's series. `plan` is
   * pure: it may be asked again. What it throws is thrown, with nothing changed.
   */
  change(keys: readonly SeriesKey[], plan: (stored: StoredSeries) => readonly SeriesChange[]): Promise<void>;
}
