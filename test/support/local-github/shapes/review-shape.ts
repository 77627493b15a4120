import type { Json } from '../json.ts';
import { nodeId } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Review, ReviewComment } from '../model/review.ts';
import type { Platform } from '../platform.ts';
import { associationOf } from './association.ts';
import { reactionsShape } from './reactions-shape.ts';
import { userShape } from './user-shape.ts';

export const reviewShape = async (platform: Platform, repository: Repository, review: Review): Promise<Json> => {
  const html = `${platform.url}/${repository.fullName}/pull/${review.pull}#pullrequestreview-${review.id}`;
  const pull = `${platform.url}${apiPath(repository)}/pulls/${review.pull}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: await userShape(platform, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pull,
    _links: { html: { href: html }, pull_request: { href: pull } },
    ...(review.state !== 'PENDING' && { submitted_at: review.submittedAt }),
    commit_id: review.commit,
    author_association: associationOf(repository, review.author),
  };
};

export const reviewCommentShape = async (
  platform: Platform,
  repository: Repository,
  comment: ReviewComment,
): Promise<Json> => {
  const url = `${platform.url}${apiPath(repository)}/pulls/comments/${comment.id}`;
  const pull = `${platform.url}${apiPath(repository)}/pulls/${comment.pull}`;
  const html = `${platform.url}/${repository.fullName}/pull/${comment.pull}#discussion_r${comment.id}`;
  const now = <Value>(value: Value): Value | null => (comment.outdated ? null : value);
  return {
    url,
    id: comment.id,
    node_id: nodeId('PullRequestReviewComment', comment.id),
    pull_request_review_id: comment.review,
    diff_hunk: comment.hunk,
    path: comment.path,
    commit_id: comment.commit,
    original_commit_id: comment.commit,
    user: await userShape(platform, comment.author),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: html,
    pull_request_url: pull,
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pull } },
    author_association: associationOf(repository, comment.author),
    reactions: reactionsShape(platform, repository, `pulls/comments/${comment.id}`),
    start_line: now(comment.originalStartLine),
    original_start_line: comment.originalStartLine,
    start_side: comment.startSide,
    line: now(comment.originalLine),
    original_line: comment.originalLine,
    side: comment.side,
    subject_type: comment.subject,
    position: comment.outdated ? null : 1,
    original_position: 1,
    ...(comment.inReplyTo !== null && { in_reply_to_id: comment.inReplyTo }),
  };
};
