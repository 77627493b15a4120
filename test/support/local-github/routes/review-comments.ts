import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import type { Answer } from '../http/answer.ts';
import { answer, noContent, notFound } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { numberParameter } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { ReviewComment } from '../model/review.ts';
import type { Platform } from '../platform.ts';
import { reviewCommentShape } from '../shapes/review-shape.ts';
import { refuseLongBody } from './comment-limits.ts';
import { addComment, addReview, announceReview, commentFields, placeAll } from './add-review.ts';
import { pullOf } from './pulls.ts';

const newComment = z.object({
  ...commentFields,
  commit_id: z.string().optional(),
  in_reply_to: z.number().optional(),
  subject_type: z.enum(['line', 'file']).default('line'),
});

const createComment = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository, identity } = call;
  const pull = pullOf(call);
  const wanted = validBody(call, newComment);
  refuseLongBody(wanted.body, 'PullRequestReviewComment');
  const hunks =
    wanted.subject_type === 'file' || wanted.in_reply_to !== undefined
      ? ['']
      : await placeAll(platform, repository, pull, [wanted]);
  const given = { author: actorOf(identity), body: '', state: 'COMMENTED', commit: pull.head.sha } as const;
  const review = addReview(platform, repository, pull, given);
  const comment = addComment(platform, {
    repository,
    pull,
    review,
    hunk: hunks[0] ?? '',
    it: wanted,
    reply: wanted.in_reply_to ?? null,
    subject: wanted.subject_type,
  });
  await announceReview(platform, repository, pull, review, [comment]);
  return answer(await reviewCommentShape(platform, repository, comment), 201);
};

const commentOf = (call: RepositoryCall): ReviewComment => {
  const found = call.repository.reviews.comments.find((it) => it.id === numberParameter(call, 'id'));
  if (found === undefined) throw notFound();
  return found;
};

const listComments = async (
  platform: Platform,
  call: RepositoryCall,
  wanted: (it: ReviewComment) => boolean,
): Promise<Answer> => {
  const all = call.repository.reviews.comments.filter(wanted);
  const { items, headers } = paginate(call, platform.url, all);
  return answer(await Promise.all(items.map((it) => reviewCommentShape(platform, call.repository, it))), 200, headers);
};

/** Comments on lines of the diff. */
export const reviewCommentRoutes = (platform: Platform): Route[] => [
  repositoryRoute('GET /pulls/:number/reviews/:id/comments', ['pull_requests:read'], (call) =>
    listComments(platform, call, (it) => it.review === numberParameter(call, 'id')),
  ),
  repositoryRoute('POST /pulls/:number/comments', ['pull_requests:write'], (call) => createComment(platform, call)),
  repositoryRoute('GET /pulls/:number/comments', ['pull_requests:read'], (call) => {
    const pull = pullOf(call);
    return listComments(platform, call, (it) => it.pull === pull.number);
  }),
  repositoryRoute('GET /pulls/comments', ['pull_requests:read'], (call) => listComments(platform, call, () => true)),
  repositoryRoute('GET /pulls/comments/:id', ['pull_requests:read'], async (call) =>
    answer(await reviewCommentShape(platform, call.repository, commentOf(call))),
  ),
  repositoryRoute('PATCH /pulls/comments/:id', ['pull_requests:write'], async (call) => {
    const comment = commentOf(call);
    comment.body = validBody(call, z.object({ body: z.string().min(1) })).body;
    comment.updatedAt = platform.now();
    return answer(await reviewCommentShape(platform, call.repository, comment));
  }),
  repositoryRoute('DELETE /pulls/comments/:id', ['pull_requests:write'], (call) => {
    const { comments } = call.repository.reviews;
    comments.splice(comments.indexOf(commentOf(call)), 1);
    return noContent;
  }),
];
