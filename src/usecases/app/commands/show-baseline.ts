import type { BaselineStore } from '../../../baseline/baseline-store.ts';
import { BaselineError } from '../../../core/errors.ts';
import { renderBaseline } from '../../../report/baseline-table.ts';
import { codeBlock } from '../../../report/escape.ts';
import { count } from '../../../report/words.ts';
import { failureText } from './replies.ts';

/** What a comment shows of it: a short table, not the record. */
const mostSeries = 6;
const mostLines = 60;
const width = 100;

/** What is stored of the default branch, or why it can't be told. Markdown. */
export const baselineText = async (store: BaselineStore): Promise<string> => {
  try {
    const keys = await store.list();
    if (keys.length === 0) {
      return 'No baseline is stored yet: the next push to the default branch makes the first record, and so does `/perf baseline refresh`.';
    }
    const shown = keys.slice(0, mostSeries);
    const series = await Promise.all(shown.map(async (key) => ({ key, ...(await store.read(key)) })));
    const lines = renderBaseline(series, { colour: false, width }).trimEnd().split('\n');
    const left = [
      ...(lines.length > mostLines ? [count(lines.length - mostLines, 'more line')] : []),
      ...(keys.length > mostSeries ? [`${keys.length - mostSeries} more series`] : []),
    ];
    return [
      codeBlock(lines.slice(0, mostLines), { most: mostLines }),
      ...(left.length > 0 ? [`Left out here: ${left.join(', ')}.`] : []),
    ].join('\n\n');
  } catch (error) {
    if (!(error instanceof BaselineError)) throw error;
    return failureText(error.message, error.cure);
  }
};
