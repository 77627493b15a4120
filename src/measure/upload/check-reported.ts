import type { z } from 'zod';
import { resultSchema } from '../../core/result.ts';
import { isPlausibleTime } from './absurd-figures.ts';
import { matchSchema } from './match-schema.ts';
import { refusal } from './refuse.ts';

/** What of a run's own result is of use to others: which commits, on what, when, and what it says. Never its figures. */
const reportedSchema = resultSchema.pick({
  schema: true,
  verdict: true,
  reasons: true,
  base: true,
  head: true,
  environment: true,
  seed: true,
  startedAt: true,
  duration: true,
  time: true,
});

export type ReportedResult = z.infer<typeof reportedSchema>;

const day = 24 * 3_600_000;
/** Some dozens, and a reason for each comparison that is undecided. */
const mostValues = 20_000;

const isMapping = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The part of an uploaded result that is looked at. Throws an UploadError. */
export const checkReported = (value: unknown, name: string): ReportedResult => {
  // The rest may be large, and is nobody's concern.
  const picked = isMapping(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => Object.hasOwn(reportedSchema.shape, key)))
    : value;
  const reported = matchSchema(picked, reportedSchema, { name, what: 'a result', mostValues });
  const { startedAt, duration, time } = reported;
  if (
    !isPlausibleTime(startedAt) ||
    ![duration, ...Object.values(time)].every((it) => it === undefined || (it >= 0 && it <= day))
  )
    throw refusal(name, 'has impossible times');
  const { cores, memory } = reported.environment;
  if (cores < 0 || cores > 1e5 || memory < 0 || memory > 2 ** 50) throw refusal(name, 'is of an impossible machine');
  return reported;
};
