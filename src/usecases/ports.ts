import type { MeasuredSuite, Suite } from '../config/configuration.ts';
import type { Answer } from '../core/answer-shape.ts';
import type { BaselineRecord } from '../core/baseline-record.ts';
import type { Block, Schedule } from '../core/block.ts';
import type { BundleGraph } from '../core/bundle/bundle-graph.ts';
import type { BundleMeasurement } from '../core/bundle/bundle-measurement.ts';
import type { Random } from '../core/random.ts';
import type { FindingInput } from '../advice/rule.ts';
import type { ProfileKind, SideProfiles } from '../advice/profile/side-profiles.ts';
import type { ProfileDifference } from '../core/profile.ts';
import type { Finding, Result } from '../core/result.ts';
import type { Side } from '../core/side.ts';
import type { Progress } from '../report/progress.ts';

/** A commit, or the working tree as a commit. */
export interface Revision {
  readonly ref: string;
  readonly commit: string;
  readonly tree: string;
  readonly dirty: boolean;
}

/** The two sides as git knows them. */
export interface Sides {
  readonly base: Revision;
  readonly head: Revision;
  /** From the root of the repository; both names of a renamed file. */
  readonly changedFiles: readonly string[];
  readonly notices: readonly string[];
}

/** The repository that is judged. */
export interface Repository {
  readonly sides: Sides;
  /** The text of a file of one side, or null where it has none. `path` counts from the root. */
  read(side: Side, path: string): Promise<string | null>;
  /**
   * Checks a side out and runs its `install` and `build`. Throws a PreparationError, also when that is not done after
   * `timeLeft` ms.
   */
  prepare(side: Side, suites: readonly Suite[], timeLeft: number): Promise<void>;
  /** What the head changes, as a unified diff with renames and without binary files; null where it is larger than 5 MB. */
  diff(): Promise<string | null>;
  /** The commit that a tag, branch or commit names, or null where git knows none. */
  commitOf(ref: string): Promise<string | null>;
}

export interface BlockRequest {
  readonly suite: MeasuredSuite;
  readonly own: Readonly<Record<Side, MeasuredSuite>>;
  readonly index: number;
  readonly kind: Block['kind'];
  readonly schedule: Schedule;
  readonly solo: boolean;
  /**
   * What is loaded: scenarios, and routes that get slices of their own beside those of the mix; `counts`: only counts are asked for,
   * which a few slices tell. Absent: all.
   */
  readonly only?: {
    readonly routes: readonly string[];
    readonly scenarios: readonly string[];
    readonly counts: boolean;
  };
  /** Told what each side of a service answers to one and the same request of every route. */
  readonly answered?: (side: Side, answers: ReadonlyMap<string, Answer>) => void;
  /** Whether both sides are run from the head's checkout. */
  readonly alone: boolean;
  /** Top of the checkout that takes the head's place, of an arm of an experiment; absent: the head's own. */
  readonly standIn?: string;
  readonly seed: number;
  readonly random: Random;
  readonly warmUp: { readonly min: number; readonly max: number };
  /** Length of a window, ms; null in the first block, which finds it. */
  readonly slice: number | null;
}

export interface ProfilesRequest extends Omit<
  BlockRequest,
  'index' | 'kind' | 'solo' | 'only' | 'answered' | 'standIn'
> {
  readonly kinds: readonly ProfileKind[];
  /** The only route to load, or null for the weighted mix. */
  readonly route: string | null;
  /** Fresh starts of each side. */
  readonly rounds: number;
}

/** Runs blocks on the prepared sides. */
export interface Laboratory {
  /**
   * Profiles both sides of a service in processes of their own, and keeps the profiles beside the blocks. What could not be profiled
   * is told in what it returns.
   */
  profile(request: ProfilesRequest): Promise<Readonly<Record<Side, SideProfiles>>>;
  /** Throws a ServiceError when a service does not start, a PreparationError when setup fails. */
  runBlock(request: BlockRequest): Promise<Block>;
  readonly machine: Result['environment'];
  /** What pages were visited with so far, for the result; null where none was. */
  browser(): string | null;
}

/** Keeps what was measured. Throws an OutputError when it can't. */
export interface Archive {
  /** The output directory, as it is shown to people. */
  readonly directory: string;
  /** What the blocks are judged by: with the blocks it is enough to recompute the verdict. */
  keepPlan(plan: object): Promise<void>;
  keepBlock(block: Block): Promise<void>;
  /** A suite's comparison of bundles, and the graphs of its sides as far as they are at hand. */
  keepBundle(measurement: BundleMeasurement, graphs: Readonly<Partial<Record<Side, BundleGraph>>>): Promise<void>;
  /** What a suite's profiles of one kind say together. */
  keepProfile(profile: ProfileDifference): Promise<void>;
  keepResult(result: Result, comment: string): Promise<void>;
  /** The page with pictures, HTML. */
  keepReport(page: string): Promise<void>;
  /** What is to be stored of a refresh, one record a line. */
  keepRecords(records: readonly BaselineRecord[]): Promise<void>;
}

export type Report = (progress: Progress) => void;

export type FindFindings = (input: FindingInput) => Finding[];
