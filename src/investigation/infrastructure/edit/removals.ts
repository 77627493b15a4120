import type { Edit } from '../../../advice/source/patches/edits.ts';
import type { Entry, SettingText } from '../read/entry.ts';
import { lineEnd, lineStart } from './lines.ts';

const blankOrComment = '(?:\\s|//[^\\n]*\\n|/\\*[\\s\\S]*?\\*/|#[^\\n]*\\n)*';
const commaBehind = new RegExp(`^${blankOrComment},`, 'u');
const commaBefore = new RegExp(`,(${blankOrComment})$`, 'u');

/** Ways to take a key out with all that belongs to it. */
export const removals = function* (entry: Entry, { text }: SettingText): Generator<readonly Edit[]> {
  const { from, to } = entry;
  const [start, end] = [lineStart(text, from), lineEnd(text, to)];
  const isAloneBefore = text.slice(start, from).trim() === '' || /^\s*-\s*$/u.test(text.slice(start, from));
  if (entry.apart === 'lines') {
    if (isAloneBefore) yield [{ start, end, text: '' }];
    // The last line of a file without a line break at its end.
    if (isAloneBefore && end === text.length && start > 0) yield [{ start: start - 1, end, text: '' }];
    // The first key of an item stands behind the item's sign, which the next key takes over.
    const next = /\S/u.exec(text.slice(end));
    if (next !== null) yield [{ start: from, end: end + next.index, text: '' }];
    yield [{ start: from, end: to, text: '' }];
    return;
  }
  const behind = commaBehind.exec(text.slice(to))?.[0].length;
  if (behind !== undefined) {
    const after = to + behind;
    const isWholeLine = isAloneBefore && text.slice(after, lineEnd(text, after)).trim() === '';
    if (isWholeLine) yield [{ start, end: lineEnd(text, after), text: '' }];
    const gap = /^[ \t]*/u.exec(text.slice(after))?.[0].length ?? 0;
    yield [{ start: from, end: after + gap, text: '' }];
  }
  const before = commaBefore.exec(text.slice(0, from));
  if (before !== null) {
    const [, between = ''] = before;
    // A comment between stays.
    if (between.trim() === '') yield [{ start: before.index, end: to, text: '' }];
    yield [
      { start: before.index, end: before.index + 1, text: '' },
      { start: from, end: to, text: '' },
    ];
  }
  yield [{ start: from, end: to, text: '' }];
};
