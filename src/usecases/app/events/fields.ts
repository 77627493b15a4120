// Fields that many payloads have. What these refuse, GitHub does not send, and the database could not keep.
import { z } from 'zod';

/** GitHub's number of a thing: whole, and exact in JavaScript. */
export const id = z.int().positive();

/** Number of a pull request; PostgreSQL's integer holds it. */
export const pullNumber = z.int().positive().max(2_147_483_647);

export const sha = z.string().regex(/^(?:[\da-f]{40}|[\da-f]{64})$/);

/** One line: a branch, a login. PostgreSQL keeps neither NUL nor half of a surrogate pair. */
export const name = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

export const time = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const person = z.object({ login: name, type: z.string().nullish() });
