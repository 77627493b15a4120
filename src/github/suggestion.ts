import { createHash } from 'node:crypto';
import type { FileHunks, Suggestion } from '../report/suggestions.ts';
import { cutMarkdown } from './cut-text.ts';
import { isInOneHunk } from './parse-hunks.ts';

const marked = /^<!-- pacegate-suggestion ([\da-f]{32}) -->$/m;

/** The code that would be put in, which stays the same while measured figures around it vary; else the whole text. */
const codeIn = (body: string): string => /^(`{3,})suggestion\n([\s\S]*?)^\1$/m.exec(body)?.[2] ?? body;

/** A suggestion with what tells it from all others of a pull request. */
export interface KeyedSuggestion {
  readonly suggestion: Suggestion;
  readonly key: string;
}

/**
 * Gives each a key: the same for the same code in the same file, whatever lines it is on, since lines move when the head
 * does. Where a file gets the same code in two places, they are counted.
 */
export const keySuggestions = (suggestions: readonly Suggestion[]): readonly KeyedSuggestion[] => {
  const seen = new Map<string, number>();
  return suggestions.map((suggestion) => {
    const name = JSON.stringify([suggestion.path, codeIn(suggestion.body)]);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { suggestion, key: createHash('sha256').update(`${count} ${name}`).digest('hex').slice(0, 32) };
  });
};

/** The key in a comment that was posted; null where it is no suggestion of ours. */
export const postedKey = (body: string): string | null => marked.exec(body)?.[1] ?? null;

/** As the API wants it: `position` is closing down, and one line has no start. */
export const toReviewComment = ({ suggestion, key }: KeyedSuggestion) => {
  const { path, startLine, endLine, body } = suggestion;
  const mark = `<!-- pacegate-suggestion ${key} -->`;
  return {
    path,
    line: endLine,
    side: 'RIGHT' as const,
    ...(startLine < endLine && { start_line: startLine, start_side: 'RIGHT' as const }),
    // A blank line ends the HTML block, so that what follows is Markdown.
    body: `${mark}\n\n${cutMarkdown(body, 62_000)}`,
  };
};

/** Whether GitHub would take it: all its lines in one hunk of the pull request's diff. */
export const canBePosted = (suggestion: Suggestion, files: readonly FileHunks[]): boolean =>
  files.some(({ path, hunks }) => path === suggestion.path && isInOneHunk(hunks, suggestion));
