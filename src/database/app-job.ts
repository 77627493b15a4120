import { z } from 'zod';
import { DatabaseError } from '../core/errors.ts';

const runId = z.string();

// Of the same shape as AppJob of the use cases, which this room can't import.
const appJobSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), runId }),
  z.object({ kind: z.literal('post'), runId }),
  z.object({
    kind: z.literal('command'),
    command: z.object({
      repositoryId: z.int(),
      number: z.int(),
      source: z.object({ kind: z.enum(['comment', 'button']), id: z.string() }),
      by: z.string(),
      text: z.string(),
      // JSON has no dates.
      at: z.coerce.date(),
      headSha: z.string().nullable(),
    }),
  }),
  z.object({ kind: z.literal('upload'), repositoryId: z.int(), workflowRunId: z.int() }),
  z.object({
    kind: z.literal('alert'),
    repositoryId: z.int(),
    alert: z.string(),
    group: z.string(),
    news: z.enum(['no-deploys', 'resolved']),
    at: z.string().nullable(),
  }),
]);

const measurementSchema = z.object({ runId });

/** Work that is not measuring. */
export type AppJob = z.infer<typeof appJobSchema>;

const read = <T>(schema: z.ZodType<T>, data: unknown): T => {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const where = result.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new DatabaseError(
    `A job in the queue is none that this version knows (${where}).`,
    'Update this process: a newer one uses the same database.',
  );
};

/** The data of a job of the queue `app`. */
export const readAppJob = (data: unknown): AppJob => read(appJobSchema, data);

/** The run that a job of the queue `measure` is for. */
export const readMeasurement = (data: unknown): string => read(measurementSchema, data).runId;
