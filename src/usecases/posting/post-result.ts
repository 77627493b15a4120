import { GitHubError } from '../../core/errors.ts';
import type { Result } from '../../core/result.ts';
import type { CheckReport } from '../../report/check-report.ts';
import type { PostedCheck, Posting, SuggestionPlace } from './posting.ts';

export interface ResultPosts {
  readonly check: PostedCheck;
  readonly report: CheckReport;
  readonly comment: string;
  readonly result: Result;
  /** Asked once the check is posted. Null where there is no pull request to comment on. */
  readonly findPlace: () => Promise<SuggestionPlace | null>;
}

const hasProvenFix = ({ findings }: Result): boolean =>
  findings.some(({ fix }) => fix !== null && fix.patch !== null && fix.proof !== null);

/**
 * Posts all of a result: one thing that GitHub refuses does not keep the others back. Gives what was refused, each with
 * the permission to add. Everything else is thrown.
 */
export const postResult = async (
  posting: Posting,
  { check, report, comment, result, findPlace }: ResultPosts,
): Promise<readonly GitHubError[]> => {
  const refused: GitHubError[] = [];
  const attempt = async <T>(post: () => Promise<T>): Promise<T | null> => {
    try {
      return await post();
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      refused.push(error);
      return null;
    }
  };
  // The verdict first: it is what the merge waits for.
  await attempt(() => check.complete(report));
  const place = await attempt(findPlace);
  if (place === null) return refused;
  await attempt(() => posting.comment(place.number, comment));
  if (hasProvenFix(result)) await attempt(() => posting.suggest(place, result));
  return refused;
};
