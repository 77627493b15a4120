import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Measurement, measurementSchema } from '../../core/measurement.ts';
import { parseSeries, pointsOf, type Series } from '../../core/series.ts';
import { concludeMeasure, type MeasureRecord } from './conclude-measure.ts';

/** As much as is looked at before the rest is taken for what Pacegate wrote itself. */
const recordShape = z.looseObject({
  schema: z.literal('pacegate/measure-plan@1'),
  parts: z.array(z.looseObject({ series: z.string().regex(/^raw\/[\w.-]+\.jsonl$/) })),
});

const isRecord = (value: unknown): value is MeasureRecord => recordShape.safeParse(value).success;

const json = async (path: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
};

/** What a run kept until it was killed, concluded as partial. */
const rebuild = async (directory: string): Promise<Measurement | null> => {
  const record = await json(join(directory, 'raw', 'measure-plan.json'));
  if (!isRecord(record)) return null;
  const kept = new Map<string, Series>();
  let duration = 0;
  for (const { series: path } of record.parts) {
    const series = parseSeries(await readFile(join(directory, path), 'utf8').catch(() => ''));
    if (series === null) continue;
    kept.set(path, series);
    duration += pointsOf(series).reduce((sum, { length }) => sum + length, 0);
  }
  const reason = 'The run ended without a result: it was killed, most likely. This is what it had measured until then.';
  return concludeMeasure(record, kept, { duration, reason });
};

/** The measurement at `path`, a measure.json or the directory of a run, even one that was killed; null for anything else. */
export const readMeasure = async (path: string): Promise<Measurement | null> => {
  const isDirectory = await stat(path).then(
    (it) => it.isDirectory(),
    () => false,
  );
  const whole = measurementSchema.safeParse(await json(isDirectory ? join(path, 'measure.json') : path));
  if (whole.success) return whole.data;
  return isDirectory ? rebuild(path) : null;
};
