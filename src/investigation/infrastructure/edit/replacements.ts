import type { Edit } from '../../../advice/source/patches/edits.ts';
import type { Entry, SettingText } from '../read/entry.ts';
import { columnOf, shifted } from './lines.ts';

/** Texts that JSON and YAML write alike. */
const written = ({ same, value }: Entry): readonly string[] => {
  if (same.startsWith('list [')) return [value];
  if (/(?:^|:)(?:str|text)\b| string /u.test(same)) return [JSON.stringify(value)];
  return same.includes('null') || value === '' ? ['null'] : [];
};

/**
 * Ways to put the value of `old` into the place of that of `now`, the one that keeps most of how it is written first: as it stands, with
 * its lines moved to the left or right, and in the form that JSON has.
 */
export const replacements = function* (
  now: Entry,
  old: Entry,
  from: SettingText,
  into: SettingText,
): Generator<readonly Edit[]> {
  const raw = from.text.slice(old.start, old.end);
  const { start, end } = now;
  const isEmpty = start === end;
  // A key without a value may have no space behind its sign.
  const gap = isEmpty && /[:=]$/u.test(into.text.slice(0, start)) && raw !== '' && into.kind !== 'env' ? ' ' : '';
  yield [{ start, end, text: gap + raw }];
  yield [{ start, end, text: gap + shifted(raw, columnOf(into.text, now.from) - columnOf(from.text, old.from)) }];
  yield [{ start, end, text: shifted(raw, columnOf(into.text, start) - columnOf(from.text, old.start)) }];
  // A map in the place of a scalar begins on the next line, and the other way round.
  const indent = ' '.repeat(columnOf(from.text, old.start));
  if (!old.isLeaf || raw.startsWith('-')) yield [{ start, end, text: `\n${indent}${raw}` }];
  const head = into.text.slice(0, start);
  const lead = head.length - head.trimEnd().length;
  if (!isEmpty && lead > 0) yield [{ start: start - lead, end, text: ` ${raw}` }];
  for (const text of written(old)) yield [{ start, end, text: gap + text }];
};
