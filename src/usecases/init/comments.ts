import { escapeTerminal, shorten } from '../../report/escape.ts';
import { wrap } from '../../report/text-width.ts';

/** Marks what a person should look at. */
export const mark = 'CHECK';

/** Text from the repository as a comment behind something: one line, without control characters. */
export const comment = (text: string): string => `# ${shorten(escapeTerminal(text), 200)}`;

/** A longer text as lines of comments. */
export const comments = (text: string): string[] =>
  wrap(shorten(escapeTerminal(text), 600), 110, '  ').map((it) => `# ${it}`);

/** `key: value`, and behind it where that was found. */
export const line = (key: string, value: string, why: string | null): string =>
  `${key}: ${value}${why === null ? '' : ` ${comment(why)}`}`;
