import type { Investigation } from '../../core/investigation.ts';
import type { Result } from '../../core/result.ts';
import type { CheckReport } from '../../report/check-report.ts';

/** One check of a commit, written and written again. All throw a GitHubError that says what to do. */
export interface PostedCheck {
  /** Shows that it is under way. */
  start(): Promise<void>;
  complete(report: CheckReport): Promise<void>;
  /** Ends it without a verdict, after the run was cancelled. */
  cancel(): Promise<void>;
}

/** What is written to GitHub, as the Action needs it. */
export interface Posting {
  check(headSha: string, externalId: string): PostedCheck;
  /** Why the pull request is no longer about that head, in a sentence, or null. */
  outdated(number: number, headSha: string): Promise<string | null>;
  /** The one comment of the pull request. */
  comment(number: number, body: string): Promise<void>;
  /** Fixes that were measured to help, on lines of the diff. */
  suggest(place: SuggestionPlace, result: Result): Promise<void>;
  /** The same of an investigation: each as a whole or not at all. */
  suggestMeasured(place: SuggestionPlace, investigation: Investigation): Promise<void>;
}

export interface SuggestionPlace {
  readonly number: number;
  readonly baseSha: string;
  readonly headSha: string;
}
