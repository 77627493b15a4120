import { GitHubError } from '../../core/errors.ts';

/** Does one after the other: what GitHub refuses does not keep the others back, and is given. Everything else is thrown. */
export const attemptAll = async (posts: readonly (() => Promise<void>)[]): Promise<readonly GitHubError[]> => {
  const refused: GitHubError[] = [];
  for (const post of posts) {
    try {
      await post();
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      refused.push(error);
    }
  }
  return refused;
};
