import { posix } from 'node:path';
import type { BundleEdge } from '../../core/bundle/bundle-graph.ts';
import { findImports } from './find-imports.ts';
import type { ImportKind, ImportPlace } from './import-place.ts';
import { type LineRange, touchesAny } from './line-range.ts';

export interface EdgeToFind {
  /** Of the importer at head. */
  readonly text: string;
  /** Of the importer, from the root of the repository. */
  readonly path: string;
  /** As the bundler gives it: as it is written, or the path of what it was resolved to. */
  readonly request: string;
  readonly kind: BundleEdge[2];
  /** Lines that the change adds to the importer. */
  readonly changedLines: readonly LineRange[];
}

const kindsOfEdge: Readonly<Record<BundleEdge[2], readonly ImportKind[]>> = {
  static: ['import', 'export', 'style'],
  'side-effect': ['import', 'export', 'style'],
  dynamic: ['dynamic'],
  require: ['require'],
  context: ['context'],
  url: ['url', 'style'],
  other: [],
};

/** Without inline loaders ("style!./a.css"), query and the slash that a computed request ends with. */
const plain = (request: string): string =>
  (request.split('!').at(-1) ?? '').replace(/[?#].*$/u, '').replace(/(?<=.)\/$/u, '');

const withoutEnding = (path: string): string => path.replace(/\.[a-z]+$/iu, '').replace(/\/index$/u, '');

/** "lodash" of "lodash/debounce", "@mui/material" of "../node_modules/@mui/material/index.js"; null for files of the project. */
const packageOf = (request: string): string | null => {
  const inside = request.split('node_modules/').at(-1) ?? '';
  return /^(?:@[^/]+\/)?[^/@.][^/]*/u.exec(inside)?.[0] ?? null;
};

/** How a specifier may be the request, the surest first. */
const likenesses: readonly ((specifier: string, request: string, path: string) => boolean)[] = [
  (specifier, request) => specifier === request,
  (specifier, request) => plain(specifier) === plain(request),
  // A bundler that only tells what a request was resolved to.
  (specifier, request, path) => {
    if (!plain(specifier).startsWith('.')) return false;
    const folder = posix.dirname(path);
    const written = withoutEnding(posix.join(folder, plain(specifier)));
    const asked = plain(request);
    return written === withoutEnding(posix.join(folder, asked)) || written === withoutEnding(posix.normalize(asked));
  },
  // An alias: "@/shared/format" for "src/shared/format.ts".
  (specifier, request) => {
    const [, rest] = /^[@~#$][^/]*\/(.+)$/u.exec(plain(specifier)) ?? [];
    return rest !== undefined && withoutEnding(`/${plain(request)}`).endsWith(`/${withoutEnding(rest)}`);
  },
  (specifier, request) => {
    const name = packageOf(plain(specifier));
    return name !== null && !plain(request).startsWith('.') && packageOf(plain(request)) === name;
  },
];

const alike = (places: readonly ImportPlace[], { request, path }: EdgeToFind): readonly ImportPlace[] => {
  for (const isAlike of likenesses) {
    const found = places.filter(({ specifier }) => isAlike(specifier, request, path));
    if (found.length > 0) return found;
  }
  return [];
};

/** Those that hold, or all where none does. */
const preferred = <T>(values: readonly T[], holds: (value: T) => boolean): readonly T[] => {
  const better = values.filter(holds);
  return better.length > 0 ? better : values;
};

/**
 * The place in the importer that an edge of the bundle comes from. Of several those of the edge's kind come first, then those that the
 * change adds. Null where nothing in the file asks for it. Never throws.
 */
export const findEdge = (edge: EdgeToFind): ImportPlace | null => {
  const places = findImports(edge.text, edge.path).filter(({ typeOnly }) => !typeOnly);
  const kinds = kindsOfEdge[edge.kind];
  const ofKind = preferred(alike(places, edge), ({ kind }) => kinds.includes(kind));
  return preferred(ofKind, (it) => touchesAny(it, edge.changedLines))[0] ?? null;
};
