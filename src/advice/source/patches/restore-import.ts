import { findImports } from '../find-imports.ts';
import type { ImportPlace } from '../import-place.ts';
import { type LineRun, lineRuns, undoRuns } from '../line-runs.ts';
import { touchesAny } from '../line-range.ts';
import { stillReads } from './still-reads.ts';

export interface ImportToRestore {
  readonly path: string;
  readonly base: string;
  readonly head: string;
  readonly request: string;
}

/** "lodash" of "lodash/debounce": another way to ask for the same. Of a file of the project only its own request is. */
const subjectOf = (request: string): string => /^(?:@[^/]+\/)?[^./@][^/]*/u.exec(request)?.[0] ?? request;

const isAbout =
  (request: string) =>
  ({ specifier, typeOnly }: ImportPlace): boolean =>
    !typeOnly && (specifier === request || (!/^[./]/u.test(request) && subjectOf(specifier) === subjectOf(request)));

/** How a file asks for something, without where. */
const signature = (places: readonly ImportPlace[]): string =>
  JSON.stringify(
    places
      .map(({ kind, specifier, names }) =>
        JSON.stringify([kind, specifier, names.map((it) => [it.imported, it.local])]),
      )
      .toSorted(),
  );

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);

/** Lines that name the import or what it is called. */
const wordsOf = (places: readonly ImportPlace[]): RegExp => {
  const names = places.flatMap((place) => place.names.flatMap(({ local, imported }) => [local ?? '', imported]));
  const words = new Set(names.filter((name) => /^[\w$]+$/u.test(name) && name !== 'default'));
  const requests = new Set(places.map(({ specifier }) => specifier));
  return new RegExp(
    [
      ...Array.from(words, (word) => `(?<![\\w$])${escaped(word)}(?![\\w$])`),
      ...Array.from(requests, (request) => `["'\`]${escaped(request)}["'\`]`),
    ].join('|'),
    'u',
  );
};

/** Lines that change along with it: the boundary around what is loaded later, and where the functions for that come from. */
const helper =
  /^\s*<\/?(?:\w+\.)?Suspense\b|\bfrom\s*["'](?:react|preact\/compat|@loadable\/component|next\/dynamic|vue|solid-js)["']/u;

/** Brackets, comments and empty lines follow the lines around them. */
const saysNothing = (line: string): boolean => /^[\s{}()[\];,]*$|^\s*(?:\/\/|\/\*|\*)/u.test(line);

const significant = ({ base, head }: LineRun): readonly string[] =>
  [...base, ...head].filter((line) => !saysNothing(line));

const touchesHead = ({ at, head }: LineRun, places: readonly ImportPlace[]): boolean =>
  head.length > 0 && touchesAny({ startLine: at + 1, endLine: at + head.length }, places);

const touchesBase = ({ baseAt, base }: LineRun, places: readonly ImportPlace[]): boolean =>
  base.length > 0 && touchesAny({ startLine: baseAt + 1, endLine: baseAt + base.length }, places);

/**
 * The head's text with the import as the base has it: an `import()` that was made static, a request that was narrower. Undoes only runs
 * of changed lines that are about nothing else. Null where that would take away more than how it is imported, or leave the file broken.
 */
export const restoreImport = ({ path, base, head, request }: ImportToRestore): string | null => {
  const about = isAbout(request);
  const [before, now] = [findImports(base, path).filter(about), findImports(head, path).filter(about)];
  const guilty = now.filter(({ specifier, kind }) => specifier === request && kind !== 'dynamic');
  // What is new at head is wanted there, unless it is only evaluated.
  const isOnlyEvaluated = guilty.every(({ names, kind }) => names.length === 0 && kind === 'import');
  if (guilty.length === 0 || (before.length === 0 && !isOnlyEvaluated)) return null;
  const words = wordsOf([...before, ...now]);
  const runs = lineRuns(base, head)?.filter((run) => {
    const lines = significant(run);
    return lines.length > 0 && lines.every((line) => words.test(line) || helper.test(line));
  });
  if (runs === undefined) return null;
  const direct = runs.filter(
    (run) => touchesHead(run, guilty) || touchesBase(run, before) || significant(run).some((line) => helper.test(line)),
  );
  // Other lines that name it are undone only if the file can't be read without: they may be what the change is for.
  for (const chosen of [direct, runs, runs.filter((run) => touchesHead(run, guilty))]) {
    if (!guilty.every((place) => chosen.some((run) => touchesHead(run, [place])))) continue;
    const text = undoRuns(head, chosen);
    const isRestored = signature(findImports(text, path).filter(about)) === signature(before);
    if (isRestored && stillReads(path, text, [base, head])) return text;
  }
  return null;
};
