import { z } from 'zod';
import type { Metric } from '../core/metrics.ts';
import { parseSize } from '../core/units.ts';
import { fields, percentage } from './field.ts';

const sizeExpected = 'a size per request with its unit from 1B to 1GB (it is compared by difference), such as 50B';
const numberExpected = (example: string): string =>
  `a number from 0.001 to 1000 (it is compared by difference), such as ${example}`;

const [smallest, largest] = [1, 1e9];

/** Bytes a request. */
const size = () =>
  z
    .string()
    .regex(/^\d+(\.\d+)?\s*(B|[Kk]B|MB|GB|[KMG]iB)$/)
    .transform((text, context) => {
      const bytes = parseSize(text);
      if (bytes !== null && bytes >= smallest && bytes <= largest) return bytes;
      context.addIssue({ code: 'custom', message: 'out of range' });
      return z.NEVER;
    })
    .register(fields, { expects: sizeExpected });

const number = (example: string) =>
  z
    .number()
    .min(0.001)
    .max(1000)
    .register(fields, { expects: numberExpected(example) });

/**
 * The accepted change of a metric, as it is written: a percentage for what is compared relatively, and for shares, whose difference is
 * told in per cent of all requests; else a difference in the metric's own unit.
 */
export const toleranceValue = ({ byDifference, unit }: Pick<Metric, 'byDifference' | 'unit'>): z.ZodType<number> => {
  if (!byDifference || unit === 'share') return percentage('0.1%', '100%', '5%');
  if (unit === 'bytes/request') return size();
  if (unit !== 'score') return number('0.02');
  // Layout shift was first written as a percentage, of 1.
  const expects = `${numberExpected('0.05')}, or a percentage of 1, such as 5%`;
  return z.union([number('0.05'), percentage('0.1%', '100%', '5%')]).register(fields, { expects });
};
