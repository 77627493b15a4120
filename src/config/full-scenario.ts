import type { Route, Scenario } from './configuration.ts';

/** Where a value is taken from an answer. */
export type CaptureSource =
  /** Names and indexes with dots between them, into the body read as JSON: `items.0.id`. */
  | { readonly kind: 'json'; readonly path: string }
  | { readonly kind: 'header'; readonly name: string }
  /** The first group of a regular expression, or all that it matches. */
  | { readonly kind: 'pattern'; readonly pattern: string };

/** One request in a sequence that a virtual user makes. */
export interface Step {
  /** As it is sent. Places without `params` come from captures of earlier steps and from the data. */
  readonly route: Route;
  /** By the name of the place that it fills in later steps. */
  readonly capture: Readonly<Record<string, CaptureSource>>;
}

/** A part of a scenario. Exactly one of rate (requests/s) and connections is not null. */
export interface Stage {
  /** ms. */
  readonly duration: number;
  readonly rate: number | null;
  readonly connections: number | null;
}

/** A bound that must hold at a rate for it to count as borne; values in the metric's unit. */
export interface StressBudget {
  readonly metric: string;
  readonly limit: number;
}

/** How the load rises until the service no longer bears it. */
export interface StressLoad {
  /** Requests/s; null: a tenth of what it did in the warm-up. */
  readonly from: number | null;
  /** Requests/s; null: no bound. */
  readonly to: number | null;
  /** Each rate of the ramp is this many times the one before. */
  readonly step: number;
  /** How long each rate is held, ms; null: what the length of the scenario allows. */
  readonly hold: number | null;
  /** Empty: those of the policy, else defaults. */
  readonly budgets: readonly StressBudget[];
}

/** A scenario as `pacegate measure` runs it. Of stages, steps and stress those that are null play no part. */
export interface FullScenario extends Scenario {
  readonly stages: readonly Stage[] | null;
  /** null: the weighted mix of the suite's requests. */
  readonly steps: readonly Step[] | null;
  /** Time that a user waits between two steps, ms, any between as likely; null for none. */
  readonly think: { readonly from: number; readonly to: number } | null;
  /** A CSV file whose rows fill places by the names of its columns, a row a pass; from the directory of the suite. */
  readonly data: { readonly file: string } | null;
  readonly stress: StressLoad | null;
}

/** A plain scenario in the same form. */
export const toFull = (scenario: Scenario): FullScenario => ({
  ...scenario,
  stages: null,
  steps: null,
  think: null,
  data: null,
  stress: null,
});

/** Stress as it is without keys. */
export const defaultStress: StressLoad = { from: null, to: null, step: 1.5, hold: null, budgets: [] };

/** How many requests stress has under way at most: it must not be the client that holds the service back. */
export const stressConnections = 512;
