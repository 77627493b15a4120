import { statementText } from '../../../advice/statement-text.ts';
import { changeText, latencyText, momentText } from './log-words.ts';
import type { LogView } from './log-view.ts';

/** Statements of the logs that are looked for, the most frequent first. */
const mostStatements = 50;
/** A shorter one, such as "begin", is in too many sentences. */
const shortest = 20;

/**
 * What the logs tell of the statements that evidence names: sentences. They are of another load than what was measured, so that they
 * say how much it matters, not whether it is so. A stranger's text.
 */
export const logsAbout = (
  { texts, changes }: Pick<LogView, 'texts' | 'changes'>,
  evidence: readonly string[],
): string[] =>
  texts.segments.slice(0, mostStatements).flatMap(({ name, figures: { count, latency } }) => {
    const text = statementText(name);
    if (text.length < shortest || latency === null || !evidence.some((it) => it.includes(text))) return [];
    const moved = changes.filter((it) => it.field === 'statement' && it.name === name);
    return [
      `In the logs ${text} stands ${count.toLocaleString('en-US')} times: ${latencyText(latency)}.`,
      ...moved.slice(0, 1).map((it) => `${changeText(it)} at ${momentText(it.at)}.`),
    ];
  });
