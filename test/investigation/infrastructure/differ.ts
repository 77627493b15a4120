import { expect } from '@jest/globals';
import { compareSettings } from '../../../src/investigation/infrastructure/compare-settings.ts';
import { restoreKey } from '../../../src/investigation/infrastructure/edit/restore-key.ts';
import { type FileKind, fileKind } from '../../../src/investigation/infrastructure/file-kind.ts';
import { pathText } from '../../../src/investigation/infrastructure/read/entry.ts';
import { readSettings } from '../../../src/investigation/infrastructure/read/read-settings.ts';

export interface Difference {
  readonly changes: readonly string[];
  /** The head with one key as before, by the change's number; the reason where that can't be. */
  readonly undo: (index?: number) => string;
}

/** What differs between two texts of a file, and how it is undone. */
export const differ = (file: string, base: string, head: string, expected?: FileKind): Difference => {
  const kind = fileKind(file, head);
  if (kind === null) throw new Error(`${file} sets nothing.`);
  if (expected !== undefined) expect(kind).toBe(expected);
  const sides = { base: readSettings(kind, base, file), head: readSettings(kind, head, file) };
  const changes = compareSettings(sides);
  return {
    changes: changes.map(
      ({ path, part, before, after, line }) =>
        `${line} ${pathText(path)}${part === null ? '' : ` ${part}`}: ${before ?? '-'} > ${after ?? '-'}`,
    ),
    undo: (index = 0) => {
      const { unit, part } = changes[index]!;
      const restored = restoreKey({ file, into: sides.head, from: sides.base, unit, part });
      return 'text' in restored ? restored.text : restored.reason;
    },
  };
};

/** A text with parts of it replaced, each once; all of them have to be there. */
export const swap = (text: string, ...pairs: readonly (readonly [string, string])[]): string =>
  pairs.reduce((all, [from, to]) => {
    if (!all.includes(from)) throw new Error(`There is no ${from}.`);
    return all.replace(from, to);
  }, text);
