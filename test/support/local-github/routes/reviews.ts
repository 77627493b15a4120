import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { findCommit } from '../git/refs.ts';
import type { Answer } from '../http/answer.ts';
import { answer, unprocessable } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';

import type { Platform } from '../platform.ts';
import { reviewShape } from '../shapes/review-shape.ts';
import { refuseLongBody } from './comment-limits.ts';
import { addComment, addReview, announceReview, commentFields, placeAll } from './add-review.ts';
import { pullOf } from './pulls.ts';

const newReview = z.object({
  commit_id: z.string().optional(),
  body: z.string().default(''),
  event: z.enum(['APPROVE', 'REQUEST_CHANGES', 'COMMENT']).optional(),
  comments: z.array(z.object(commentFields)).default([]),
});

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

const create = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository, identity } = call;
  const pull = pullOf(call);
  const { body, event, comments, commit_id } = validBody(call, newReview);
  const author = actorOf(identity);
  for (const text of [body, ...comments.map((it) => it.body)]) refuseLongBody(text, 'PullRequestReview');
  if (author === pull.author && (event === 'APPROVE' || event === 'REQUEST_CHANGES')) {
    const what = event === 'APPROVE' ? 'approve' : 'request changes on';
    throw unprocessable('Unprocessable Entity', [`Can not ${what} your own pull request`]);
  }
  if (event !== undefined && event !== 'APPROVE' && body === '' && comments.length === 0) {
    throw unprocessable('Unprocessable Entity', ["Review body can't be blank"]);
  }
  const commit =
    commit_id === undefined ? pull.head.sha : await findCommit(platform.git, repository.directory, commit_id);
  if (commit === null)
    throw unprocessable('Unprocessable Entity', ['The specified commit_id is not part of the pull request']);
  const hunks = await placeAll(platform, repository, pull, comments);
  const state = event === undefined ? 'PENDING' : states[event];
  const review = addReview(platform, repository, pull, { author, body, state, commit });
  const added = comments.map((it, index) =>
    addComment(platform, { repository, pull, review, hunk: hunks[index] ?? '', it }),
  );
  await announceReview(platform, repository, pull, review, added);
  return answer(await reviewShape(platform, repository, review));
};

/** Reviews. Their comments have a place in the diff, by `line`, `side` and `start_line`, or there is no review. */
export const reviewRoutes = (platform: Platform): Route[] => [
  repositoryRoute('POST /pulls/:number/reviews', ['pull_requests:write'], (call) => create(platform, call)),
  repositoryRoute('GET /pulls/:number/reviews', ['pull_requests:read'], async (call) => {
    const pull = pullOf(call);
    const { items, headers } = paginate(
      call,
      platform.url,
      call.repository.reviews.reviews.filter((it) => it.pull === pull.number),
    );
    return answer(await Promise.all(items.map((it) => reviewShape(platform, call.repository, it))), 200, headers);
  }),
];
