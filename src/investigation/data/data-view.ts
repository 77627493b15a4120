import type { Regression } from '../../core/investigation.ts';
import type { Change } from '../../core/result.ts';

/** Where something was measured. */
export interface DataPlace {
  readonly suite: string;
  readonly scenario: string | null;
  readonly route: string | null;
}

/** A metric that got worse at a place, or did not. */
export interface DataMove extends DataPlace {
  readonly metric: string;
  readonly base: number;
  readonly head: number;
  readonly change: Change;
  /** Whether the verdict rests on it. */
  readonly primary: boolean;
  readonly sentence: string;
}

/** How far one quantile of latency moved. ms; 95 % over blocks, null where one block is all there is. */
export interface QuantileShift {
  readonly q: number;
  readonly base: number;
  readonly head: number;
  readonly difference: { readonly estimate: number; readonly low: number | null; readonly high: number | null };
}

/**
 * Which requests of a place got slower. `all`: the fast ones too; `tail`: only the slowest; `upper`: the median moved, the fast ones did
 * not; `unclear`: too little was measured to tell.
 */
export interface DataShape extends DataPlace {
  readonly kind: 'all' | 'upper' | 'tail' | 'unclear';
  readonly shifts: readonly QuantileShift[];
  readonly sentence: string;
}

/** How the change went within a block. `start`: it is there at once; `growing`: it becomes larger; `fading`: smaller. */
export interface DataCourse extends DataPlace {
  readonly metric: string;
  readonly kind: 'start' | 'growing' | 'fading' | 'unclear';
  /** Relative changes in the first and the last third of a block. */
  readonly first: number;
  readonly last: number;
  readonly sentence: string;
}

export interface DataQueries {
  readonly suite: string;
  /** "" for what belongs to no route. */
  readonly route: string;
  readonly base: number;
  readonly head: number;
  readonly sentence: string;
  /** What is asked for more often: a sentence each. */
  readonly statements: readonly string[];
}

/** Where the time that a request takes longer went, ms of one request. */
export interface DataTime extends DataPlace {
  readonly latency: number;
  readonly cpu: number | null;
  readonly database: number | null;
  /** Whether CPU time per request grew as latency did: then requests wait for each other. */
  readonly queues: boolean;
  readonly sentence: string;
}

/** Metrics of one place whose changes are large in the same blocks. */
export interface DataCorrelation extends DataPlace {
  readonly metrics: readonly [string, string];
  /** Pearson's, over blocks. */
  readonly r: number;
  readonly blocks: number;
  readonly sentence: string;
}

/** How a metric stands to what was recorded of the default branch. */
export interface DataHistory extends DataPlace {
  readonly metric: string;
  /** Recorded points that it was held against. */
  readonly points: number;
  /** `base-moved`: the base itself is off its usual level, or its level changed before: not all of it is this change's doing. */
  readonly kind: 'usual' | 'base-moved' | 'unknown';
  readonly sentence: string;
}

/** What the data expert found. Sentences hold names of routes and texts of statements: a stranger's text. */
export interface DataView {
  /** What is to be explained: the strongest first. Empty where nothing regressed. */
  readonly regressions: readonly Regression[];
  readonly affected: readonly DataMove[];
  /** Routes of affected suites that did not become slower. */
  readonly unaffected: readonly DataPlace[];
  readonly shapes: readonly DataShape[];
  readonly courses: readonly DataCourse[];
  readonly queries: readonly DataQueries[];
  readonly times: readonly DataTime[];
  readonly correlations: readonly DataCorrelation[];
  readonly histories: readonly DataHistory[];
  /** What a coordinator sets the priority by. */
  readonly priority: {
    readonly blocked: boolean;
    readonly exceededBudgets: number;
    readonly regressions: number;
    /** The largest worsening: 0.5 is half as much again; of shares in points. */
    readonly worst: number;
    /** Whether requests fail that did not. */
    readonly failing: boolean;
    /** Share of requests that go to affected routes, 0 to 1; null where it is not known. */
    readonly traffic: number | null;
  };
  /** What can't be told, and why: sentences. */
  readonly limits: readonly string[];
  /** Everything of the above that is worth reading, in order. */
  readonly sentences: readonly string[];
}
