import type { GitHub } from './client.ts';
import { commentMarker, isMarked, sealComment } from './comment-marker.ts';
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
}

const writes = { permission: 'issues: write' };

/** Opens an issue, unless one of that key is open among the newest hundred. Throws a GitHubError. */
export const openIssue = (github: GitHub, { repository, key, title, body }: NewIssue): Promise<OpenedIssue> => {
  const marker = commentMarker(`issue-${key}`);
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
      if (isAuthor(issue.user, await login)) return { number: issue.number, url: issue.html_url };
    }
    return null;
  };
  const create = (): Promise<OpenedIssue> =>
    createOnce(github, {
      send: async () => {
        const { data } = await github.rest.issues.create({
          ...repository,
          title: cutLine(title, 250),
          body: sealComment(marker, body),
          request: sentOnce,
        });
        return { number: data.number, url: data.html_url };
      },
      find,
    });
  return explained(
    `open an issue in ${repositoryText(repository)}`,
    async () => (await find()) ?? (await create()),
    writes,
  );
};

/** Closes an issue with a comment, both once; one that is closed or deleted stays as it is. Throws a GitHubError. */
export const closeIssue = (
  github: GitHub,
  {
    repository,
    number,
    comment,
  }: { readonly repository: RepositoryName; readonly number: number; readonly comment: string },
): Promise<void> =>
  explained(
    `close issue #${number} of ${repositoryText(repository)}`,
    async () => {
      try {
        const { data } = await github.rest.issues.get({ ...repository, issue_number: number });
        if (data.state === 'closed') return;
      } catch (error) {
        if ([404, 410].includes(statusOf(error) ?? 0)) return;
        throw error;
      }
      await publishReply(github, { repository, number, key: `closed-${number}`, body: comment });
      await github.rest.issues.update({
        ...repository,
        issue_number: number,
        state: 'closed',
        state_reason: 'completed',
      });
    },
    writes,
  );
