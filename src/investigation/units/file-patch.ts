import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { splitLines } from '../../advice/source/line-runs.ts';

/** Characters that git writes in quotes, and names that would lead out of the repository. */
const unusual = /[\p{Cc}"\\]|(?:^|\/)\.{1,2}(?:\/|$)|^\/|\/$|^$|(?:^|\/)\.git(?:\/|$)/iu;

/** Texts that differ in more lines are replaced as a whole. */
const mostDifferent = 4_000;

const noEnd = '\\ No newline at end of file';

const signed = (text: string, sign: '-' | '+'): readonly string[] => {
  const lines = splitLines(text);
  const all = lines.map((line) => `${sign}${line.endsWith('\n') ? line.slice(0, -1) : line}`);
  return lines.length > 0 && !text.endsWith('\n') ? [...all, noEnd] : all;
};

/** Of all lines of a side; one without lines begins at 0. */
const rangeOf = (text: string): string => (text === '' ? '0,0' : `1,${splitLines(text).length}`);

/**
 * A patch for `git apply` that makes `after` of `before`; null for a file that is not there. null where they are the same; a reason
 * where the name can't be written in a patch as it is.
 */
export const filePatch = (
  path: string,
  before: string | null,
  after: string | null,
): { readonly patch: string } | { readonly reason: string } | null => {
  if (before === after) return null;
  if (unusual.test(path)) return { reason: 'A patch can not hold the name of one of its files.' };
  const header = `diff --git a/${path} b/${path}\n`;
  if (before !== null && after !== null) {
    const options = { context: 3, maxEditLength: mostDifferent };
    const made = structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options);
    if (made !== undefined) return { patch: header + formatPatch(made, FILE_HEADERS_ONLY) };
  }
  const mode = before === null ? 'new file mode 100644\n' : after === null ? 'deleted file mode 100644\n' : '';
  const [old, now] = [before === null ? '/dev/null' : `a/${path}`, after === null ? '/dev/null' : `b/${path}`];
  const [from, to] = [before ?? '', after ?? ''];
  const lines = [...signed(from, '-'), ...signed(to, '+')];
  if (lines.length === 0) return { patch: `${header}${mode}` };
  const range = `@@ -${rangeOf(from)} +${rangeOf(to)} @@`;
  return { patch: `${[`${header}${mode}--- ${old}`, `+++ ${now}`, range, ...lines].join('\n')}\n` };
};
