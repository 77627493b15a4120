import { z } from 'zod';
import type { BaselineRecord } from '../../core/baseline-record.ts';

const valuesSchema = z.array(z.object({ metric: z.string(), scenario: z.string().nullable(), value: z.number() }));

export type NewestValues = z.infer<typeof valuesSchema>;

/** What /metrics tells of a record: whole suites, no routes. */
export const valuesOf = ({ metrics }: BaselineRecord): NewestValues =>
  metrics.filter(({ route }) => route === null).map(({ metric, scenario, value }) => ({ metric, scenario, value }));

/** Nothing where what is stored is of another version: the next record replaces it. */
export const readValues = (stored: unknown): NewestValues => valuesSchema.safeParse(stored).data ?? [];
