import type { Finding, Result } from '../core/result.ts';
import type { Naming } from './naming.ts';

/** The parts of a result that findings are drawn from: what the judgement holds before the findings are in. */
export type FindingInput = Pick<Result, 'verdict' | 'metrics' | 'budgets' | 'suites' | 'policy' | 'bundles'>;

/** What a rule sees. `naming` gives suites, scenarios and routes the shortest names that tell them apart. */
export interface RuleInput extends FindingInput {
  readonly naming: Naming;
}

/** A finding with the size of the change behind it (0.19 for +19 %): larger ones are listed first. */
export interface SizedFinding {
  readonly finding: Finding;
  readonly size: number;
}

/** Draws the findings of one sort. Pure, and silent when it has nothing to say. */
export type Rule = (input: RuleInput) => SizedFinding[];
