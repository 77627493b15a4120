import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { measurementId, openingId } from './job-id.ts';
import type { Tables } from './tables.ts';

// The jobs of a run are found by ids that follow from its own.

/** Those of the runs of which a job has not ended. */
export const runsWithLiveJob = async (
  kysely: Kysely<Tables>,
  runIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const runs = new Map(
    runIds.flatMap((id) => [
      [openingId(id), id],
      [measurementId(id), id],
    ]),
  );
  if (runs.size === 0) return new Set();
  const { rows } = await sql<{ readonly id: string }>`
    select id::text as id from pacegate_jobs.job
    where name in ('app', 'measure') and id = any(${[...runs.keys()]}::uuid[]) and state < 'completed'
  `.execute(kysely);
  return new Set(rows.flatMap(({ id }) => runs.get(id) ?? []));
};

/** As a job that failed by its handler has it; one whose holder died has something else. */
const outputSchema = z.object({ message: z.string() });

/** What the job of a run failed with last. */
export const lastFailureOf = async (kysely: Kysely<Tables>, runId: string): Promise<string | null> => {
  const { rows } = await sql<{ readonly output: unknown }>`
    select output from pacegate_jobs.job
    where (name = 'app' and id = ${openingId(runId)}::uuid) or (name = 'measure' and id = ${measurementId(runId)}::uuid)
    order by completed_on desc nulls last, created_on desc limit 1
  `.execute(kysely);
  return outputSchema.safeParse(rows[0]?.output).data?.message ?? null;
};
