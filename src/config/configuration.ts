import type { Policy } from '../core/policy.ts';
import type { BundleSuite } from './bundle-suite.ts';
import type { FullScenario } from './full-scenario.ts';
import type { PageSuite } from './page-suite.ts';

/** Where the values of one `{place}` come from: whole numbers, both ends included, or a list. */
export type ParameterSource =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'list'; readonly values: readonly string[] };

/** What the body of an answer must be for the request to count as served. */
export type ExpectedBody =
  | { readonly kind: 'exact'; readonly text: string }
  /** Equal after parsing as JSON: the order of keys and white space don't matter. */
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'contains'; readonly text: string };

/** Which answer is a success; any other counts as an error. */
export interface Expectation {
  /** Accepted status codes; null accepts 200 to 399. */
  readonly status: readonly number[] | null;
  /** null accepts every body. */
  readonly body: ExpectedBody | null;
}

/** One kind of request of the mix. */
export interface Route {
  readonly name: string;
  readonly method: string;
  /** Starts with `/`; may hold `{place}`s, also in the query. */
  readonly path: string;
  /** One source for every `{place}` of path and body. */
  readonly params: Readonly<Record<string, ParameterSource>>;
  readonly headers: Readonly<Record<string, string>>;
  /** As it is sent, before its `{place}`s are filled; null sends none. */
  readonly body: string | null;
  readonly expect: Expectation;
  /** Share of the mix relative to the other routes; greater than 0. */
  readonly weight: number;
}

/** A load on a service. */
export interface Scenario {
  readonly name: string;
  /** `closed` keeps connections busy, `open` sends at a rate whatever comes back. */
  readonly model: 'closed' | 'open';
  /** Closed loop: connections that are kept busy. Open model: the most requests under way at once. */
  readonly connections: number;
  /** Requests per second in the open model; null in the closed loop. */
  readonly rate: number | null;
  /** Whether connections are kept for the whole block. */
  readonly reuse: boolean;
}

/** A service answers when this holds: the path answers, the log line appears, or (both null) the port accepts. */
export interface Readiness {
  readonly path: string | null;
  /** Text that a line of the service's output contains. */
  readonly log: string | null;
  /** ms. */
  readonly timeout: number;
}

/** An HTTP service to measure. Durations are in ms. */
export interface ServiceSuite {
  readonly name: string;
  readonly type: 'service';
  /** Relative to the root of the repository, inside it, with `/` between its parts; `.` is the root. */
  readonly directory: string;
  /** Globs from the root of the repository; the suite is measured only when one matches a changed file. null: everything under `directory`. */
  readonly paths: readonly string[] | null;
  readonly install: string | null;
  readonly build: string | null;
  readonly start: string;
  readonly ready: Readiness;
  /** From SIGTERM to SIGKILL. */
  readonly stopTimeout: number;
  /** The port of a service that can't take PORT; its sides are measured one at a time. */
  readonly port: number | null;
  /** Whether both sides may be loaded at the same time. */
  readonly duet: boolean;
  /** Whether the probe may be loaded into a Node service. */
  readonly probe: boolean;
  readonly env: Readonly<Record<string, string>>;
  readonly setup: string | null;
  readonly teardown: string | null;
  /** Address of its PostgreSQL database, with user and password; null where none is looked at. */
  readonly database: string | null;
  /** Environment variable in which each side gets the address of a copy of it; absent where the sides have no copies. */
  readonly databaseCopy?: string;
  /** At least one. */
  readonly routes: readonly Route[];
  /** At least one. */
  readonly scenarios: readonly Scenario[];
  /** Those that only `pacegate measure` runs; absent where there are none. */
  readonly fullScenarios?: readonly FullScenario[];
  readonly warmUp: { readonly min: number; readonly max: number };
}

/** What is measured in blocks. */
export type MeasuredSuite = ServiceSuite | PageSuite;

/** Any suite of the configuration. */
export type Suite = MeasuredSuite | BundleSuite;

/** An improvement that the team works towards. It is reported and never blocks. */
export interface Goal {
  readonly metric: string;
  /** Name of a suite. */
  readonly suite: string;
  /** Tag, branch or commit that the improvement counts from. */
  readonly since: string;
  /** Relative to `since`: 0.5 is half of a metric that should be low, half as much again of one that should be high. */
  readonly improve: number;
}

/** What the GitHub App does with the repository. */
export interface AppConfiguration {
  readonly measure: 'worker' | 'workflow';
  /** Name of the artifact that the measuring workflow uploads. */
  readonly artifact: string;
  /** Whether the code of forks runs on the App's workers without being asked for. */
  readonly forks: 'ask' | 'measure';
  /** Whether a check that fails is followed by an investigation without being asked for. */
  readonly investigate: 'ask' | 'failed';
  /** Whether what was learnt is also proposed as a file. */
  readonly playbook: 'store' | 'pull-request';
}

/** A valid `.github/pacegate.yml`: nothing in it needs checking again. */
export interface Configuration {
  /** The file as messages name it. */
  readonly file: string;
  /** At least one. */
  readonly suites: readonly Suite[];
  /** The same suites with `${NAME}` as it is written: what may be stored, because it holds no secret. */
  readonly unfilled: readonly Suite[];
  readonly policy: Policy;
  readonly baseline: { readonly branch: string };
  readonly app: AppConfiguration;
  readonly goals: readonly Goal[];
  /** What the file asks for and this version does not do yet, in sentences for the report. */
  readonly notices: readonly string[];
}
