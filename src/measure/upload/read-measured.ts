import type { z } from 'zod';
import { measurementSchema } from '../../core/measurement.ts';
import { measurementFile, measurePlanFile } from '../../core/raw-names.ts';
import type { Series } from '../../core/series.ts';
import { isPlausibleTime } from './absurd-figures.ts';
import { checkSeries } from './check-series.ts';
import { defaultLimits } from './limits.ts';
import { listDirectory } from './list-directory.ts';
import { matchSchema } from './match-schema.ts';
import { createMeter } from './meter.ts';
import { parseJson } from './parse-json.ts';
import { refusal } from './refuse.ts';

const aboutSchema = measurementSchema.pick({
  commit: true,
  environment: true,
  seed: true,
  startedAt: true,
  notices: true,
});

/** What of a run's own report is of use: of which commit, on what, when, and what it says. Never its figures. */
const reportedSchema = aboutSchema.extend(measurementSchema.pick({ reasons: true, duration: true }).shape);

/** What `pacegate measure` wrote: within bounds, of the right form, and still a stranger's word. */
export interface MeasuredUpload {
  readonly about: z.infer<typeof aboutSchema>;
  /** Null where the run came to no end, and was killed. */
  readonly reported: Pick<z.infer<typeof reportedSchema>, 'reasons' | 'duration'> | null;
  /** By the name of their file. */
  readonly series: ReadonlyMap<string, Series>;
}

const mostValues = 20_000;
/** A file of a day under load, and all of them. */
const limits = { ...defaultLimits, entry: 64 * 2 ** 20 } as const;
/** What a machine can be. */
const mostCores = 1e5;
const mostMemory = 2 ** 50;

const pickFrom = (value: unknown, keys: readonly string[]): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)))
    : value;

const faultOf = ({ environment, startedAt }: z.infer<typeof aboutSchema>): string | null => {
  if (!isPlausibleTime(startedAt)) return 'has impossible times';
  const { cores, memory } = environment;
  return cores >= 0 && cores <= mostCores && memory >= 0 && memory <= mostMemory ? null : 'is of an impossible machine';
};

/**
 * Reads what `pacegate measure` wrote below a directory. `names`: files of the series that were to be measured; others are not looked at,
 * and those that are missing were not measured. `most`: ms that the run lasted. Null where not even the run's plan is there. Throws an
 * UploadError that says what is wrong.
 */
export const readMeasured = async (
  directory: string,
  names: readonly string[],
  most: number,
): Promise<MeasuredUpload | null> => {
  await using listing = await listDirectory(directory, createMeter(limits));
  const bytesOf = async (name: string): Promise<Buffer | null> =>
    (await listing.files.find((it) => it.name === name)?.read()) ?? null;
  const jsonOf = async (name: string): Promise<unknown> => {
    const bytes = await bytesOf(name);
    return bytes === null ? null : parseJson(bytes, name, limits);
  };
  const [result, plan] = [await jsonOf(measurementFile), await jsonOf(measurePlanFile)];
  if (result === null && plan === null) return null;
  const name = result === null ? measurePlanFile : measurementFile;
  const what = 'a measurement';
  const about = matchSchema(pickFrom(result ?? plan, Object.keys(aboutSchema.shape)), aboutSchema, {
    name,
    what,
    mostValues,
  });
  const fault = faultOf(about);
  if (fault !== null) throw refusal(name, fault);
  const reported =
    result === null
      ? null
      : matchSchema(pickFrom(result, Object.keys(reportedSchema.shape)), reportedSchema, { name, what, mostValues });
  if (reported !== null && !(reported.duration >= 0 && reported.duration <= most + 60_000))
    throw refusal(name, 'lasted longer than its job');
  const series = new Map<string, Series>();
  for (const file of names) {
    const bytes = await bytesOf(file);
    // One that was killed as it began has nothing in it.
    if (bytes !== null && bytes.length > 0) series.set(file, checkSeries(bytes, file, most));
  }
  return { about, reported, series };
};
