import { isCode } from '../file-kind.ts';
import type { Draft, DraftEntry } from '../graph/draft.ts';
import { unhashedName } from '../unhashed-name.ts';
import { fileOfAddress, htmlReferences } from './html-references.ts';

/** A page of the output. */
export interface Page {
  readonly name: string;
  readonly html: string;
}

type Group = readonly [name: string, files: readonly string[]];

const groupBy = (files: readonly string[], nameOf: (file: string) => string): Group[] => {
  const groups = new Map<string, string[]>();
  for (const file of files) groups.set(nameOf(file), [...(groups.get(nameOf(file)) ?? []), file]);
  return [...groups];
};

const depth = (file: string): number => file.split('/').length;

/** Each page and what it asks for; without pages the scripts and styles nearest to the top, by their names without hashes. */
const groupsOf = (code: readonly string[], pages: readonly Page[]): Group[] => {
  const known = new Set(code);
  const ofPages = pages.flatMap(({ name, html }): Group[] => {
    const files = htmlReferences(html).flatMap((it) => fileOfAddress(it, name, known) ?? []);
    return files.length === 0 ? [] : [[name.replace(/\.html?$/, ''), [...new Set(files)]]];
  });
  if (ofPages.length > 0) return ofPages;
  const top = Math.min(...code.map(depth));
  return groupBy(
    code.filter((file) => depth(file) === top),
    unhashedName,
  );
};

/**
 * What can be told from files alone: first loads, what may come later, and no modules. `pages`: empty unless the output has an
 * index.html.
 */
export const draftOfFiles = (files: readonly string[], pages: readonly Page[]): Draft => {
  const code = files.filter(isCode);
  const groups = code.length === 0 ? [] : groupsOf(code, pages);
  const first = new Set(groups.flatMap(([, own]) => own));
  const later = code.filter((file) => !first.has(file));
  const entries = groups.map(
    // A page may share files with others: each file is a chunk of its own.
    ([name, own]): DraftEntry => ({ name, files: own, initial: own, async: later, modules: [] }),
  );
  return {
    bundler: { name: 'files', version: null },
    mode: null,
    modules: new Map(),
    edges: [],
    files: new Set(files),
    chunks: new Map(code.map((file) => [file, { names: [unhashedName(file)], files: [file], origins: [] }])),
    entries,
    notices: [
      'There are no statistics of the build, so only sizes of files are known: not which module or package grew, nor why. docs/bundles.md shows how to have statistics written.',
    ],
  };
};
