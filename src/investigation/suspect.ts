import type { Hypothesis } from '../core/investigation.ts';

/** How a suspected change is taken back, and how it alone is put onto the base. */
export interface Undo {
  readonly kind: 'hunk' | 'dependency' | 'configuration' | 'migration';
  /** Unified diff that makes the arm out of the head, paths from the root of the repository; `git apply` takes it. */
  readonly patch: string;
  /** Unified diff that makes the reverse arm out of the base: the base with only this change. null where it can't be made. */
  readonly apply: string | null;
  /** Units that it takes back, each once, sorted ("src/orders.js#2"). Suspects that take back the same units are merged. */
  readonly units: readonly string[];
}

/** Something in the change that may be the cause, with what speaks for it. Only an experiment says whether it is. */
export interface Suspect {
  readonly expert: Hypothesis['expert'];
  /** Identifier of the catalogue in classes.ts; "change" where nothing says more. */
  readonly class: string;
  /** "A query for every order in src/orders.js:43". */
  readonly title: string;
  /** Lines at head, from 1; the path from the root of the repository. */
  readonly location: Hypothesis['location'];
  /** Sentences with numbers of both sides, the strongest first. */
  readonly evidence: readonly string[];
  /** How strongly the evidence points here, 0 to 1: matching evidence before a profile, a profile before a static rule, a rule before size. */
  readonly weight: number;
  /** null: it can not be undone alone; then `reason` says why. */
  readonly undo: Undo | null;
  readonly reason: string | null;
  /** Metrics whose counter has to move with the arm: ["db.queries"]; [] where time is all there is. */
  readonly counters: readonly string[];
  /** Names of the suites that are concerned, or [] for all. */
  readonly suites: readonly string[];
}
