import { stripVTControlCharacters } from 'node:util';
import { BundleError } from '../../../../core/errors.ts';
import { cleanText } from '../clean-text.ts';
import type { DraftChunk, DraftEntry } from '../graph/draft.ts';
import { idsAt, isRaw, listAt, type Raw, rawsAt, textAt, textsAt } from '../raw.ts';
import { createModuleGatherer, type GatheredModules, type ModuleGatherer } from './gather-modules.ts';

interface Chunk extends DraftChunk {
  readonly names: readonly string[];
  readonly isEntry: boolean;
  /** null without `chunkRelations`. */
  readonly children: readonly string[] | null;
  /** Identifiers of the modules that ask for it. */
  readonly askers: readonly string[];
  /** Requests of entries that it starts with, by their names. */
  readonly starts: readonly (readonly [entry: string, request: string])[];
}

/** One compilation of a build: the main one, one of several, or a child of these. */
export interface GatheredCompilation extends ModuleGatherer {
  readonly prefix: string;
  readonly chunk: (raw: Raw) => void;
  readonly asset: (raw: Raw) => void;
  /** A member of the statistics that is small, such as `entrypoints`. Throws a BundleError when it says that the build failed. */
  readonly field: (key: string, value: unknown) => void;
  readonly chunks: ReadonlyMap<string, Chunk>;
  readonly assets: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, unknown>;
  /** Known by the keys that were there. */
  readonly has: Set<string>;
}

/** What comes after "?" is for caches; on the disk it is not part of the name. */
export const fileName = (name: string): string => name.replace(/\?.*$/s, '');

const fileNames = (values: readonly unknown[]): string[] =>
  values.flatMap((it) => {
    const name = isRaw(it) ? textAt(it, 'name') : it;
    return typeof name === 'string' ? [fileName(name)] : [];
  });

const failed = (first: unknown, count: number): BundleError => {
  const said = isRaw(first) ? (textAt(first, 'message') ?? textAt(first, 'details')) : first;
  const text =
    typeof said === 'string' ? `: ${cleanText(stripVTControlCharacters(said).replaceAll(/\s+/g, ' '), 300)}` : '.';
  return new BundleError(
    `The statistics say that the build failed, with ${count} error${count === 1 ? '' : 's'}${text}`,
    'Make the build succeed: what a failed build leaves is not what people would get.',
  );
};

const readChunk = (raw: Raw, prefix: string): Chunk => {
  const isStart = (it: Raw): boolean => (textAt(it, 'moduleIdentifier') ?? textAt(it, 'module') ?? '') === '';
  const origins = rawsAt(raw, 'origins').filter((it) => !isStart(it));
  return {
    names: textsAt(raw, 'names'),
    files: [...fileNames(listAt(raw, 'files')), ...fileNames(listAt(raw, 'auxiliaryFiles'))],
    origins: origins.flatMap((it) => textAt(it, 'request') ?? []),
    isEntry: raw['entry'] === true,
    children: Array.isArray(raw['children']) ? idsAt(raw, 'children').map((id) => prefix + id) : null,
    askers: origins.flatMap((it) => textAt(it, 'moduleIdentifier') ?? []),
    starts: rawsAt(raw, 'origins')
      .filter(isStart)
      .map((it) => [textAt(it, 'loc') ?? '', textAt(it, 'request') ?? '']),
  };
};

/** `prefix`: "" for the main compilation, else the names of the compilations around it, each with "/". */
export const createCompilation = (gathered: GatheredModules, prefix: string): GatheredCompilation => {
  const chunks = new Map<string, Chunk>();
  const assets = new Set<string>();
  const fields = new Map<string, unknown>();
  return {
    ...createModuleGatherer(gathered, prefix),
    prefix,
    chunks,
    assets,
    fields,
    has: new Set(),
    chunk: (raw) => {
      // A chunk has several identifiers only when chunks became one.
      const [id] = idsAt({ id: [raw['id']] }, 'id');
      if (id !== undefined) chunks.set(prefix + id, readChunk(raw, prefix));
    },
    asset: (raw) => {
      const name = textAt(raw, 'name');
      if (name !== null && name !== '') assets.add(fileName(name));
    },
    field: (key, value) => {
      if (key === 'errors' && Array.isArray(value) && value.length > 0) throw failed(value[0], value.length);
      if (key === 'errorsCount' && typeof value === 'number' && value > 0) throw failed(null, value);
      fields.set(key, value);
    },
  };
};

/** Chunks that can be come to from `start` in later loads. Without relations: by the modules that ask for chunks. */
export const laterChunks = (
  { chunks }: GatheredCompilation,
  start: readonly string[],
  chunksOf: (module: string) => readonly string[],
): string[] => {
  const children = new Map<string, Set<string>>();
  for (const [key, chunk] of chunks) {
    const own = children.get(key) ?? new Set();
    children.set(key, new Set([...own, ...(chunk.children ?? [])]));
    if (chunk.children !== null) continue;
    for (const parent of chunk.askers.flatMap(chunksOf))
      children.set(parent, (children.get(parent) ?? new Set()).add(key));
  }
  const seen = new Set(start);
  for (const key of seen) for (const child of children.get(key) ?? []) seen.add(child);
  return [...seen].filter((key) => !start.includes(key));
};

/** The entries of a compilation; `modules` of each is filled by who knows them. */
export const entriesOf = (
  compilation: GatheredCompilation,
  chunksOf: (module: string) => readonly string[],
): Omit<DraftEntry, 'modules'>[] => {
  const { prefix, chunks, fields } = compilation;
  const entrypoints = fields.get('entrypoints');
  const named: readonly [string, Raw][] = isRaw(entrypoints)
    ? Object.entries(entrypoints).flatMap(([name, raw]): [string, Raw][] => (isRaw(raw) ? [[name, raw]] : []))
    : [...chunks].flatMap(([key, { names, isEntry }]): [string, Raw][] =>
        isEntry ? names.map((name) => [name, { chunks: [key.slice(prefix.length)] }]) : [],
      );
  return named.map(([name, raw]) => {
    const initial = idsAt(raw, 'chunks').map((id) => prefix + id);
    const listed = fileNames(listAt(raw, 'assets'));
    return {
      name: prefix + name,
      // A long list is cut by webpack's `chunkGroupMaxAssets`.
      files: listed.length > 0 ? listed : initial.flatMap((key) => chunks.get(key)?.files ?? []),
      initial,
      async: laterChunks(compilation, initial, chunksOf),
    };
  });
};
