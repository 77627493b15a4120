import { countText } from '../core/count-text.ts';
import { formatValue } from '../core/format.ts';
import type { WorkChange } from './work.ts';

/** Longest statement in a sentence, in characters. */
const longest = 110;

const clip = (text: string): string => {
  const characters = Array.from(text.slice(0, 2 * longest + 2));
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
};

/** Longest list of columns that is worth its room. */
const longestColumns = 24;

/**
 * A statement for a sentence: on one line, its columns left out where they are many, and cut: "select … from reviews where product_id = ?".
 * It is a stranger's text all the same.
 */
export const statementText = (text: string): string => {
  const line = text.slice(0, 4000).replaceAll(/\s+/gu, ' ').replaceAll('`', "'").trim();
  const short = line.replace(/^(select )(.*?)( from )/iu, (whole, select: string, columns: string, from: string) =>
    columns.length > longestColumns ? `${select}…${from}` : whole,
  );
  return `\`${clip(short)}\``;
};

/** "26 times", "once", "in 1 of 5 requests". */
export const timesText = (count: number): string => {
  if (count >= 0.98 && count <= 1.02) return 'once';
  return count > 0 && count <= 0.5 ? `in 1 of ${countText(1 / count)} requests` : `${countText(count)} times`;
};

/** ", from src/reviews.js:14"; nothing where nobody knows. */
export const callerText = (caller: string): string => (caller === '' ? '' : `, from ${caller.slice(0, 300)}`);

/** One sentence about one statement or call: "`select …`: 0 → 26 per request, 0 µs → 3.20 ms, from src/reviews.js:14." */
export const workText = ({ name, base, head, caller }: WorkChange, isStatement = true): string => {
  const what = isStatement ? statementText(name) : name.slice(0, longest);
  const time = `${formatValue(base.time, 'ms')} → ${formatValue(head.time, 'ms')}`;
  const rows =
    (base.rows ?? 0) === 0 && (head.rows ?? 0) === 0
      ? ''
      : `, ${countText(base.rows ?? 0)} → ${countText(head.rows ?? 0)} rows`;
  return `${what}: ${countText(base.count)} → ${countText(head.count)} per request, ${time}${rows}${callerText(caller)}.`;
};
