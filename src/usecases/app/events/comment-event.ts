import { z } from 'zod';
import type { AppEvent } from './app-event.ts';
import { atRepository, repositoryOf } from './at-repository.ts';
import type { EventReader } from './event-reader.ts';
import { id, person, pullNumber, time } from './fields.ts';
import { ignored } from './ignored.ts';
import { isBot } from './is-bot.ts';

/** GitHub stores as many bytes of a comment. */
const longest = 262_144;

const text = z
  .string()
  .max(longest)
  // What PostgreSQL can't keep: NUL, and half of a surrogate pair.
  .transform((it) => it.toWellFormed().replaceAll('\0', '\uFFFD'));

/** Quick, and never wrong when it says no. Whether it is a command, and which, is found out when it is carried out. */
const mayHoldCommand = (it: string): boolean => /^[ \t]*\/perf/im.test(it);

const schema = atRepository
  .extend({
    issue: z.object({ number: pullNumber, pull_request: z.unknown().optional() }),
    comment: z.object({ id, body: text.nullish(), user: person.nullish(), created_at: time.nullish() }),
  })
  .transform((payload): AppEvent => {
    const { issue, comment } = payload;
    const author = comment.user ?? null;
    const body = comment.body ?? '';
    // Issues have the same event.
    if ((issue.pull_request ?? null) === null) return ignored('The comment is on an issue.');
    if (!mayHoldCommand(body)) return ignored('The comment holds no command.');
    if (author === null) return ignored('The comment names nobody as its author.');
    if (isBot(author)) return ignored('A bot wrote the comment.');
    return {
      kind: 'comment',
      repository: repositoryOf(payload),
      number: issue.number,
      commentId: comment.id,
      by: author.login,
      text: body,
      at: comment.created_at ?? null,
    };
  });

/** issue_comment. Only `created`: an edited comment would be an old command with today's rights. */
export const commentEvent: EventReader = { actions: ['created'], schema };
