import { parseChangedLines } from '../../advice/source/changed-lines.ts';
import type { Facts } from '../facts.ts';
import type { Change, ChangedFile, LeftOut, Piece, Unit } from './change.ts';
import { changesNothing } from './changes-nothing.ts';
import { dependencyUnits } from './dependency-units.ts';
import { piecesOf } from './file-pieces.ts';
import { reasonToLeaveOut, roleOf } from './file-role.ts';
import { createScriptReader, type ReadScript, type Script } from './read-script.ts';
import { splitPairs, splitStatements } from './split-runs.ts';

const filesOf = ({ diff, files }: Pick<Facts, 'diff' | 'files'>): readonly ChangedFile[] => {
  const previous = new Map(
    parseChangedLines(diff).flatMap(({ path, previousPath, status }) =>
      previousPath === null || status !== 'renamed' ? [] : [[path, previousPath] as const],
    ),
  );
  return Object.entries(files)
    .map(([path, { base, head }]) => ({
      path,
      basePath: previous.get(path) ?? path,
      role: roleOf(path, head ?? base),
      base,
      head,
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
};

const splitOf = (file: ChangedFile, piece: Piece): readonly Piece[] => {
  const runs = file.role === 'sql' ? splitStatements(piece) : splitPairs(piece);
  return runs.map((run) => ({ ...run, path: file.path }));
};

/** A request for another file of the project, as it stands in an import. */
const relative = /(['"`])\.{1,2}\/[^'"`]*\1/gu;

/** In a file that was moved the ways to other files had to be written anew: they can't go back without it. */
const isOfMove = ({ path, basePath }: ChangedFile, { base, head }: Piece): boolean =>
  path !== basePath && base.join('').replaceAll(relative, '') === head.join('').replaceAll(relative, '');

/** Languages in which "#" or "--" begins a comment, and layout may be grammar. */
const hashes = /\.(?:sql|py|rb|sh|bash|zsh|pl|exs?|r|jl|coffee|cr|nim|lua|hs)$/iu;

const codeUnits = (file: ChangedFile, read: ReadScript): readonly Unit[] => {
  const pieces = piecesOf(file).flatMap((piece) => splitOf(file, piece));
  const isScript = file.role === 'script';
  const script = (text: string | null): Script | null => (isScript && text !== null ? read(text, file.path) : null);
  const sides = { base: () => script(file.base), head: () => script(file.head) };
  return pieces
    .filter((piece) => !isOfMove(file, piece))
    .map((piece, index) => ({
      id: `${file.path}#${index + 1}`,
      kind: file.role === 'sql' ? 'migration' : 'hunk',
      pieces: [piece],
      innocent: changesNothing(piece, sides, hashes.test(file.path)),
      packages: [],
    }));
};

const leftOutOf = (file: ChangedFile, known: ReadonlySet<string>): readonly LeftOut[] => {
  const { path, basePath, role, base, head } = file;
  const reason = reasonToLeaveOut[role];
  if (reason !== null) return [{ path, reason }];
  if (base === null && head === null) return [{ path, reason: 'Its text is not at hand: it is binary or too large.' }];
  if (known.has(path)) return [];
  if (base === head) return path === basePath ? [] : [{ path, reason: 'It was only moved.' }];
  return [
    {
      path,
      reason:
        role === 'manifest' || role === 'lock' ? 'No dependency changes in it.' : 'Nothing of it can be undone alone.',
    },
  ];
};

/** A change taken apart into units that can be undone, with what reads its scripts. Never throws: texts are a stranger's. */
export const readChange = (facts: Pick<Facts, 'diff' | 'files'>, read: ReadScript = createScriptReader()): Change => {
  const files = filesOf(facts);
  const code = files
    .filter(({ role }) => role === 'script' || role === 'other' || role === 'sql')
    .flatMap((file) => codeUnits(file, read));
  const units = [...code, ...dependencyUnits(files)];
  const known = new Set(units.flatMap(({ pieces }) => pieces.map(({ path }) => path)));
  return {
    files: new Map(files.map((file) => [file.path, file])),
    units,
    leftOut: files.flatMap((file) => leftOutOf(file, known)),
  };
};
