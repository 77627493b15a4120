import { containerOf, createNaming, type Entry, leafOf, type ReadEntries } from './entry.ts';
import { withSections } from './line-text.ts';
import { logicalLines } from './logical-lines.ts';

const keyPart = /"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+/gu;
const part = keyPart.source;
const key = String.raw`(?:${part})(?:[ \t]*\.[ \t]*(?:${part}))*`;
const heading = new RegExp(String.raw`^\s*(\[{1,2})[ \t]*(${key})[ \t]*\]`, 'u');
const setting = new RegExp(String.raw`^\s*(${key})[ \t]*=[ \t]*`, 'u');

const partsOf = (name: string): readonly string[] =>
  (name.match(keyPart) ?? []).map((it) => it.replace(/^["']|["']$/gu, ''));

/** Texts, comments and brackets: what a value may hold line breaks in. */
const piece = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|"""|'''|[[\]{}]/gu;

/** Where a value ends, from its start: before a comment, and null while a bracket or a text of several lines is open. */
const endOfValue = (text: string): number | null => {
  let depth = 0;
  for (const { 0: part, index } of text.matchAll(piece)) {
    if (part === '"""' || part === "'''") return null;
    if (part.startsWith('#') && depth === 0) return text.slice(0, index).trimEnd().length;
    if (part === '[' || part === '{') depth += 1;
    if (part === ']' || part === '}') depth -= 1;
  }
  return depth > 0 ? null : text.trimEnd().length;
};

const goesOn = (part: string): boolean => {
  const [matched] = setting.exec(part) ?? [];
  return matched !== undefined && endOfValue(part.slice(matched.length)) === null;
};

const unquoted = (raw: string): string =>
  /^(?:"([^"]*)"|'([^']*)')$/u
    .exec(raw)
    ?.slice(1)
    .find((it) => it !== undefined) ?? raw;

/**
 * Reads TOML line by line, with where each value stands: what parsers give has lost that. A table that is written within a line is one
 * value. Never throws.
 */
export const readToml = (text: string): ReadEntries => {
  const name = createNaming();
  const entries: Entry[] = [];
  let table: readonly string[] = [];
  for (const { start: from, end } of logicalLines(text, goesOn)) {
    const line = text.slice(from, end);
    const [, brackets, title] = heading.exec(line) ?? [];
    if (title !== undefined) {
      const parts = partsOf(title);
      // "[[servers]]" begins one more item of a list each time.
      table = name(parts.slice(0, -1), `${parts.at(-1) ?? ''}${brackets === '[[' ? '[]' : ''}`);
      entries.push(containerOf({ path: table, from, start: end, end, to: end }));
      continue;
    }
    const [matched, left] = setting.exec(line) ?? [];
    if (matched === undefined || left === undefined || /^\s*#/u.test(line)) continue;
    const parts = partsOf(left);
    const start = from + matched.length;
    const raw = line.slice(matched.length, matched.length + (endOfValue(line.slice(matched.length)) ?? 0));
    const path = name([...table, ...parts.slice(0, -1)], parts.at(-1) ?? '');
    entries.push(leafOf({ path, from, start, end: start + raw.length, to: end, value: unquoted(raw), same: raw }));
  }
  return { entries: withSections(entries), byLines: false, note: null };
};
