import type { Block } from '../core/block.ts';
import type { ProfileDifference } from '../core/profile.ts';
import type { Finding, Result } from '../core/result.ts';
import type { Naming } from './naming.ts';
import type { WorkChange } from './work.ts';

/** The parts of a result that findings are drawn from: what the judgement holds before the findings are in. */
export type FindingInput = Pick<Result, 'verdict' | 'metrics' | 'budgets' | 'suites' | 'policy' | 'bundles'> & {
  /** Every block of the run: what the probe and the database saw in them says who asked for what. */
  readonly blocks?: readonly Block[];
  /** What was profiled of each suite. */
  readonly profiles?: readonly ProfileDifference[];
  /** Directories of suites from the root of the repository, by the suites' names: callers count from there. The root where absent. */
  readonly directories?: Readonly<Record<string, string>>;
};

/** A function that surely costs more on the head. */
export interface GotSlower {
  readonly name: string;
  /** From the suite's directory, or "pkg@1.2.3/lib/a.js". */
  readonly path: string;
  readonly line: number | null;
  /** With all that it calls, µs or bytes per request. */
  readonly change: { readonly estimate: number; readonly low: number; readonly high: number };
}

/** What one suite's requests asked for, and what its functions cost. */
export interface SuiteWork {
  readonly statements: readonly WorkChange[];
  /** Commands of caches. */
  readonly cache: readonly WorkChange[];
  readonly sync: readonly WorkChange[];
  /** Blocks that its comparisons rest on. */
  readonly blocks: readonly Block[];
  /** Functions that got slower, that allocate more, and whose allocations stay; the first of them first. */
  readonly functions: Readonly<Record<ProfileDifference['kind'], readonly GotSlower[]>>;
  /** The line of the repository that a caller of the probe names; null where it names none. */
  readonly locate: (caller: string) => Finding['location'];
}

/** What a rule sees. `naming` gives suites, scenarios and routes the shortest names that tell them apart. */
export interface RuleInput extends FindingInput {
  readonly naming: Naming;
  readonly work: (suite: string) => SuiteWork;
}

/** A finding with the size of the change behind it (0.19 for +19 %): larger ones are listed first. */
export interface SizedFinding {
  readonly finding: Finding;
  readonly size: number;
}

/** Draws the findings of one sort. Pure, and silent when it has nothing to say. */
export type Rule = (input: RuleInput) => SizedFinding[];
