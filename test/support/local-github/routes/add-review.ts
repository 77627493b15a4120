import { z } from 'zod';
import { commonPayload } from '../events/common-payload.ts';
import { changedFiles } from '../git/diff.ts';
import { unprocessable } from '../http/answer.ts';
import type { Pull } from '../model/pull.ts';
import type { Repository } from '../model/repository.ts';
import type { Review, ReviewComment } from '../model/review.ts';
import type { Platform } from '../platform.ts';
import { mergeBaseOf, pullShape } from '../shapes/pull-shape.ts';
import { reviewCommentShape, reviewShape } from '../shapes/review-shape.ts';
import { placeComment } from './review-place.ts';
import type { CommentPlace } from './review-place.ts';

const side = z.enum(['LEFT', 'RIGHT']);

/** The fields of a comment on lines. */
export const commentFields = {
  path: z.string(),
  body: z.string().min(1),
  line: z.number().int().nullish(),
  side: side.default('RIGHT'),
  start_line: z.number().int().nullish(),
  start_side: side.nullish(),
};

/** Finds the hunk of every comment. @throws Refusal 422 for the whole review when one of them has none. */
export const placeAll = async (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  comments: readonly CommentPlace[],
): Promise<string[]> => {
  if (comments.length === 0) return [];
  const from = await mergeBaseOf(platform, repository, pull);
  const files = await changedFiles(platform.git, repository.directory, from, pull.head.sha);
  const placed = comments.map((it) => placeComment(files, it));
  const problems = [...new Set(placed.flatMap((it) => it.problems))];
  if (problems.length > 0) throw unprocessable('Unprocessable Entity', [problems.join(', and ')]);
  return placed.map((it) => it.hunk);
};

export interface NewComment extends CommentPlace {
  readonly body: string;
}

/** Notes a comment on lines of the diff. */
export const addComment = (
  platform: Platform,
  {
    repository,
    pull,
    review,
    hunk,
    it,
    reply = null,
    subject = 'line',
  }: {
    repository: Repository;
    pull: Pull;
    review: Review;
    hunk: string;
    it: NewComment;
    reply?: number | null;
    subject?: 'line' | 'file';
  },
): ReviewComment => {
  const comment: ReviewComment = {
    id: platform.nextId(),
    pull: pull.number,
    review: review.id,
    author: review.author,
    body: it.body,
    path: it.path,
    commit: pull.head.sha,
    originalLine: it.line ?? null,
    originalStartLine: it.start_line ?? null,
    side: it.side,
    startSide: typeof it.start_line === 'number' ? (it.start_side ?? it.side) : null,
    subject,
    hunk,
    inReplyTo: reply,
    outdated: false,
    createdAt: platform.now(),
    updatedAt: platform.now(),
  };
  repository.reviews.comments.push(comment);
  return comment;
};

/** Notes a review. */
export const addReview = (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  given: Pick<Review, 'author' | 'body' | 'state' | 'commit'>,
): Review => {
  const review: Review = { id: platform.nextId(), pull: pull.number, submittedAt: platform.now(), ...given };
  repository.reviews.reviews.push(review);
  return review;
};

/** pull_request_review submitted, and created for each of its comments. */
export const announceReview = async (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  review: Review,
  added: readonly ReviewComment[],
): Promise<void> => {
  const common = await commonPayload(platform, repository, review.author);
  const shape = await pullShape(platform, repository, pull);
  const told = await reviewShape(platform, repository, review);
  const payload = {
    action: 'submitted',
    review: { ...told, state: review.state.toLowerCase() },
    pull_request: shape,
    ...common,
  };
  if (review.state !== 'PENDING')
    platform.events.emit({ name: 'pull_request_review', action: 'submitted', repository, payload });
  for (const comment of added) {
    const payload = {
      action: 'created',
      comment: await reviewCommentShape(platform, repository, comment),
      pull_request: shape,
      ...common,
    };
    platform.events.emit({ name: 'pull_request_review_comment', action: 'created', repository, payload });
  }
};
