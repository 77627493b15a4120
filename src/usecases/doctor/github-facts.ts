import type { CheckApp } from '../../github/check-runs.ts';
import type { BaselineBranchRules, BranchRules } from '../../github/read-branch-rules.ts';
import type { TokenPermissions } from '../../github/read-permissions.ts';
import type { Known } from './known.ts';

/** What is stored of the default branch. */
export interface StoredBaselines {
  /** "branch pacegate-baselines of acme/shop" */
  readonly place: string;
  readonly series: number;
  readonly records: number;
  /** What can't be read, in sentences. */
  readonly problems: readonly string[];
}

/** The repository as GitHub shows it to the token. */
export interface GitHubFacts {
  readonly permissions: TokenPermissions;
  /** The environment variable that the token came from; null without one. */
  readonly variable: string | null;
  readonly rules: Known<BranchRules>;
  /** Apps that have posted the check on recent pull requests, whoever did so last first. */
  readonly posters: Known<readonly CheckApp[]>;
  readonly baselineRules: Known<BaselineBranchRules>;
  readonly baselines: Known<StoredBaselines>;
}
