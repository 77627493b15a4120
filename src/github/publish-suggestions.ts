import type { FileHunks, Suggestion } from '../report/suggestions.ts';
import type { GitHub } from './client.ts';
import { createOnce, sentOnce } from './create-once.ts';
import { explained, explainGitHub } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { messageOf, statusOf } from './request-failure.ts';
import { canBePosted, type KeyedSuggestion, keySuggestions, postedKey, toReviewComment } from './suggestion.ts';
import { isAuthor, whoAmI } from './who-am-i.ts';

export interface SuggestionsPublication {
  readonly repository: RepositoryName;
  readonly number: number;
  /** The commit whose lines the suggestions name. */
  readonly headSha: string;
  readonly suggestions: readonly Suggestion[];
  /** From compareFiles: suggestions outside are left out without asking GitHub, which would refuse the whole review. */
  readonly files?: readonly FileHunks[];
  /** Our login, where it is known already. */
  readonly author?: string | null;
}

export interface PostedSuggestions {
  readonly posted: number;
  /** Those that stood there already. */
  readonly alreadyThere: number;
  /** Those that are not there, with the reason. */
  readonly refused: readonly { readonly suggestion: Suggestion; readonly reason: string }[];
}

const outside = 'Its lines are not in one hunk of the diff.';
const introduction = 'Measured to help:';

const readKeys = async (
  github: GitHub,
  { repository, number, author }: SuggestionsPublication,
): Promise<ReadonlySet<string>> => {
  const comments = await github.paginate(github.rest.pulls.listReviewComments, {
    ...repository,
    pull_number: number,
    per_page: 100,
  });
  const marked = comments.filter(({ body }) => postedKey(body) !== null);
  if (marked.length === 0) return new Set();
  // Somebody could keep a suggestion away by posting its mark first.
  const login = author ?? (await whoAmI(github));
  return new Set(marked.filter(({ user }) => isAuthor(user, login)).flatMap(({ body }) => postedKey(body) ?? []));
};

const postReview = (github: GitHub, publication: SuggestionsPublication, suggestions: readonly KeyedSuggestion[]) => {
  const { repository, number, headSha } = publication;
  return createOnce(github, {
    send: async () => {
      await github.rest.pulls.createReview({
        ...repository,
        pull_number: number,
        commit_id: headSha,
        event: 'COMMENT',
        body: introduction,
        comments: suggestions.map(toReviewComment),
        request: sentOnce,
      });
      return true;
    },
    // A review is made whole or not at all.
    find: async () => {
      const keys = await readKeys(github, publication);
      return suggestions.every(({ key }) => keys.has(key)) ? true : null;
    },
  });
};

const postComment = (github: GitHub, publication: SuggestionsPublication, suggestion: KeyedSuggestion) => {
  const { repository, number, headSha } = publication;
  return createOnce(github, {
    send: async () => {
      await github.rest.pulls.createReviewComment({
        ...repository,
        pull_number: number,
        commit_id: headSha,
        ...toReviewComment(suggestion),
        request: sentOnce,
      });
      return true;
    },
    find: async () => ((await readKeys(github, publication)).has(suggestion.key) ? true : null),
  });
};

/** One of them spoils the review: each by itself then, and only that one is missing. */
const postEach = async (
  github: GitHub,
  publication: SuggestionsPublication,
  suggestions: readonly KeyedSuggestion[],
): Promise<PostedSuggestions['refused']> => {
  const refused: { suggestion: Suggestion; reason: string }[] = [];
  for (const suggestion of suggestions) {
    try {
      await postComment(github, publication, suggestion);
    } catch (error) {
      if (statusOf(error) !== 422) throw error;
      refused.push({ suggestion: suggestion.suggestion, reason: messageOf(error) });
    }
  }
  return refused;
};

const postAll = async (
  github: GitHub,
  publication: SuggestionsPublication,
  suggestions: readonly KeyedSuggestion[],
): Promise<PostedSuggestions['refused']> => {
  if (suggestions.length === 0) return [];
  try {
    await postReview(github, publication, suggestions);
    return [];
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
    return postEach(github, publication, suggestions);
  }
};

/**
 * Posts suggested changes as one review, each only once in the life of a pull request. Throws a GitHubError that says
 * what to do; single suggestions that GitHub does not take are told in the result.
 */
export const publishSuggestions = async (
  github: GitHub,
  publication: SuggestionsPublication,
): Promise<PostedSuggestions> => {
  const { repository, number, files, suggestions } = publication;
  if (suggestions.length === 0) return { posted: 0, alreadyThere: 0, refused: [] };
  const keyed = keySuggestions(suggestions);
  const placed = keyed.filter(({ suggestion }) => files === undefined || canBePosted(suggestion, files));
  const unplaced = keyed.filter((it) => !placed.includes(it));
  const what = `post suggestions in pull request #${number} of ${repositoryText(repository)}`;
  const options = { permission: 'pull-requests: write' };
  const keys = await explained(what, () => readKeys(github, publication), options);
  const fresh = placed.filter(({ key }) => !keys.has(key));
  try {
    const refused = await postAll(github, publication, fresh);
    return {
      posted: fresh.length - refused.length,
      alreadyThere: placed.length - fresh.length,
      refused: [...unplaced.map(({ suggestion }) => ({ suggestion, reason: outside })), ...refused],
    };
  } catch (error) {
    throw explainGitHub(error, what, options);
  }
};
