import { parseChangedLines } from '../../advice/source/changed-lines.ts';
import type { Facts } from '../facts.ts';
import { compareSettings, type RawChange, type Sides } from './compare-settings.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import { readSettings } from './read/read-settings.ts';

/** One changed configuration file with both sides read. */
export interface ChangedFile {
  /** At head, from the root of the repository. */
  readonly file: string;
  /** At base: another one for a renamed file. */
  readonly baseFile: string;
  readonly kind: FileKind;
  /** A side that does not have the file has no keys. */
  readonly sides: Sides;
  readonly isNew: boolean;
  readonly isGone: boolean;
  readonly changes: readonly RawChange[];
  /** How it was read, where that is not as a whole; sentences that begin with the file's name. */
  readonly notes: readonly string[];
}

/** More changed keys in one file are a new file under an old name. */
const mostChanges = 400;

/**
 * Whoever takes back a version that package.json asks for has to take back the lock file's lines with it: the code expert does. By the key
 * alone nothing could be installed.
 */
const ofDependencies = new Set(['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']);

const readFile = (
  file: string,
  texts: { readonly base: string | null; readonly head: string | null },
  baseFile: string,
): ChangedFile | null => {
  const text = texts.head ?? texts.base;
  if (text === null || texts.base === texts.head) return null;
  const kind = fileKind(file, text);
  if (kind === null) return null;
  const sides = {
    base: readSettings(kind, texts.base ?? '', baseFile),
    head: readSettings(kind, texts.head ?? '', file),
  };
  // A side that is a template, or broken, has other ways to its keys than one that is not.
  if (sides.base.byLines !== sides.head.byLines && texts.base !== null && texts.head !== null) {
    const notes = [`${file} can be read on one side only: its keys are not compared.`];
    return { file, baseFile, kind, sides, isNew: false, isGone: false, changes: [], notes };
  }
  const changes = compareSettings(sides).filter(
    ({ path: [top = ''] }) => kind !== 'manifest' || !ofDependencies.has(top),
  );
  const note = sides.head.note ?? sides.base.note;
  return {
    file,
    baseFile,
    kind,
    sides,
    isNew: texts.base === null,
    isGone: texts.head === null,
    changes: changes.slice(0, mostChanges),
    notes: [
      ...(note === null ? [] : [`${file} ${note}.`]),
      ...(changes.length > mostChanges
        ? [`${file}: of ${changes.length} changed keys the first ${mostChanges} are looked at.`]
        : []),
    ],
  };
};

/** Reads all changed files that set something, and what differs in them. */
export const changedFiles = ({ files, diff }: Pick<Facts, 'files' | 'diff'>): readonly ChangedFile[] => {
  const previous = new Map(parseChangedLines(diff).map(({ path, previousPath }) => [path, previousPath ?? path]));
  return Object.entries(files).flatMap(([file, texts]) => readFile(file, texts, previous.get(file) ?? file) ?? []);
};
