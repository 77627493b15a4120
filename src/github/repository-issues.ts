import type { GitHub } from './client.ts';
import { commentMarker, isMarked, isSameComment, sealComment } from './comment-marker.ts';
import { createOnce, sentOnce } from './create-once.ts';
import { cutLine } from './cut-text.ts';
import { explained } from './explain-failure.ts';
import { publishReply } from './publish-reply.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { statusOf } from './request-failure.ts';
import { isAuthor, whoAmI } from './who-am-i.ts';

export interface NewIssue {
  readonly repository: RepositoryName;
  /** What it is about: of one key there is never a second that is open. */
  readonly key: string;
  /** Plain text. */
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

export interface OpenedIssue {
  readonly number: number;
  readonly url: string;
  /** Whether it says what was to be said: one that was open already may say something else. */
  readonly isSame: boolean;
}

const writes = { permission: 'issues: write' };

/** Opens an issue, unless one of that key is open among the newest hundred. Throws a GitHubError. */
export const openIssue = (github: GitHub, { repository, key, title, body }: NewIssue): Promise<OpenedIssue> => {
  const marker = commentMarker(`issue-${key}`);
  const sealed = sealComment(marker, body);
  let login: Promise<string | null> | null = null;
  const find = async (): Promise<OpenedIssue | null> => {
    const { data } = await github.rest.issues.listForRepo({
      ...repository,
      state: 'open',
      sort: 'created',
      direction: 'desc',
      per_page: 100,
    });
    for (const issue of data) {
      // GitHub lists pull requests as issues too, and anybody may write the marker.
      if (issue.pull_request !== undefined || !isMarked(issue.body ?? '', marker)) continue;
      login ??= whoAmI(github);
      if (!isAuthor(issue.user, await login)) continue;
      return { number: issue.number, url: issue.html_url, isSame: isSameComment(issue.body ?? '', sealed) };
    }
    return null;
  };
  const create = (): Promise<OpenedIssue> =>
    createOnce(github, {
      send: async () => {
        const { data } = await github.rest.issues.create({
          ...repository,
          title: cutLine(title, 250),
          body: sealed,
          request: sentOnce,
        });
        return { number: data.number, url: data.html_url, isSame: true };
      },
      find,
    });
  return explained(
    `open an issue in ${repositoryText(repository)}`,
    async () => (await find()) ?? (await create()),
    writes,
  );
};

interface IssuePlace {
  readonly repository: RepositoryName;
  readonly number: number;
}

/** Whether an issue is open, and whether somebody has reopened it; null where it is not there. */
const stateOf = async (
  github: GitHub,
  { repository, number }: IssuePlace,
): Promise<{ readonly isOpen: boolean; readonly isReopened: boolean } | null> => {
  try {
    const { data } = await github.rest.issues.get({ ...repository, issue_number: number });
    return { isOpen: data.state !== 'closed', isReopened: data.state_reason === 'reopened' };
  } catch (error) {
    if ([404, 410].includes(statusOf(error) ?? 0)) return null;
    throw error;
  }
};

/** Whether an issue is open: one that was deleted is not. Throws a GitHubError. */
export const isIssueOpen = (github: GitHub, place: IssuePlace): Promise<boolean> =>
  explained(
    `look at issue #${place.number} of ${repositoryText(place.repository)}`,
    async () => (await stateOf(github, place))?.isOpen ?? false,
    { permission: 'issues: read' },
  );

export interface IssueClosing extends IssuePlace {
  /** Markdown. */
  readonly comment: string;
  /** What the comment is about: of one key there is never a second. */
  readonly key?: string;
  /** Whether one that somebody has reopened gets the comment and is left open: it is theirs to close. */
  readonly sparesReopened?: boolean;
}

/**
 * Closes an issue with a comment, both once; one that is closed or deleted stays as it is. False where it is left open. Throws a
 * GitHubError.
 */
export const closeIssue = (github: GitHub, closing: IssueClosing): Promise<boolean> => {
  const { repository, number, comment, key = `closed-${number}`, sparesReopened = false } = closing;
  return explained(
    `close issue #${number} of ${repositoryText(repository)}`,
    async () => {
      const state = await stateOf(github, closing);
      if (state === null || !state.isOpen) return true;
      await publishReply(github, { repository, number, key, body: comment });
      if (sparesReopened && state.isReopened) return false;
      await github.rest.issues.update({
        ...repository,
        issue_number: number,
        state: 'closed',
        state_reason: 'completed',
      });
      return true;
    },
    writes,
  );
};
