import type { GitHub } from './client.ts';
import { isMarked, isSameComment, sealComment } from './comment-marker.ts';
import { createOnce, sentOnce } from './create-once.ts';
import { explainGitHub } from './explain-failure.ts';
import { newestPages } from './newest-pages.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { statusOf } from './request-failure.ts';
import { isAuthor, whoAmI } from './who-am-i.ts';

export interface CommentPublication {
  readonly repository: RepositoryName;
  /** Of the pull request, or of the issue. */
  readonly number: number;
  /** What it is in; a pull request unless told. */
  readonly place?: 'issue';
  /** See commentMarker. */
  readonly marker: string;
  /** Markdown, with the marker as first line or without. */
  readonly body: string;
  /** Our login, where it is known already: "<slug>[bot]" of the app that made the check. */
  readonly author?: string | null;
}

export interface PostedComment {
  readonly url: string;
  readonly outcome: 'created' | 'updated' | 'unchanged';
}

interface Comment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
}

type Target = Pick<CommentPublication, 'repository' | 'number' | 'marker'>;

/** Our newest comment with the marker. Anybody may write the marker, so the author is looked at too. */
const findOurs = async (
  github: GitHub,
  { repository, number, marker }: Target,
  askAuthor: () => Promise<string | null>,
): Promise<Comment | null> => {
  const pages = newestPages((page) =>
    github.rest.issues.listComments({ ...repository, issue_number: number, per_page: 100, page }),
  );
  for await (const page of pages) {
    for (const { id, html_url: url, body = '', user } of page) {
      if (isMarked(body, marker) && isAuthor(user, await askAuthor())) return { id, url, body };
    }
  }
  return null;
};

/** Null where somebody has deleted it since it was found. */
const update = async (github: GitHub, repository: RepositoryName, id: number, body: string) => {
  try {
    const { data } = await github.rest.issues.updateComment({ ...repository, comment_id: id, body });
    return { url: data.html_url, outcome: 'updated' } as const;
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
};

/**
 * Keeps one comment in a pull request or an issue: made once, edited in place afterwards, left alone when nothing of it changed. Of
 * several of ours the newest is edited. Throws a GitHubError that says what to do, also where the conversation is locked.
 */
export const publishComment = async (github: GitHub, publication: CommentPublication): Promise<PostedComment> => {
  const { repository, number, place = 'pull request', marker, author } = publication;
  const sealed = sealComment(marker, publication.body);
  let login: Promise<string | null> | null = author == null ? null : Promise.resolve(author);
  const askAuthor = () => (login ??= whoAmI(github));
  const create = (): Promise<{ readonly url: string }> =>
    createOnce(github, {
      send: async () => {
        const { data } = await github.rest.issues.createComment({
          ...repository,
          issue_number: number,
          body: sealed,
          request: sentOnce,
        });
        return { url: data.html_url };
      },
      find: async () => {
        const made = await findOurs(github, publication, askAuthor);
        return made !== null && isSameComment(made.body, sealed) ? made : null;
      },
    });
  try {
    const ours = await findOurs(github, publication, askAuthor);
    if (ours !== null && isSameComment(ours.body, sealed)) return { url: ours.url, outcome: 'unchanged' };
    const updated = ours === null ? null : await update(github, repository, ours.id, sealed);
    return updated ?? { url: (await create()).url, outcome: 'created' };
  } catch (error) {
    throw explainGitHub(error, `post the comment in ${place} #${number} of ${repositoryText(repository)}`, {
      permission: place === 'issue' ? 'issues: write' : 'pull-requests: write',
    });
  }
};
