import { posix } from 'node:path';

const endings = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts', '.vue', '.svelte', '.json'];

/** The file of the project that a relative request from `importer` finds among those that are there; null for any other. */
export const resolveRequest = (
  importer: string,
  request: string,
  isThere: (path: string) => boolean,
): string | null => {
  if (!/^\.{1,2}(?:\/|$)/u.test(request)) return null;
  const plain = posix.join(posix.dirname(importer), request).replace(/\/$/u, '');
  if (plain.startsWith('..')) return null;
  // TypeScript writes ".js" for what is a ".ts".
  const stem = plain.replace(/\.([cm]?)jsx?$/u, '');
  const candidates = [
    ...endings.map((ending) => plain + ending),
    ...(stem === plain ? [] : endings.map((ending) => stem + ending)),
    ...endings.slice(1).map((ending) => `${plain}/index${ending}`),
  ];
  return candidates.find(isThere) ?? null;
};

/** How `importer` asks for the file at `path`; with its ending where `alike`, another request, has one. */
export const relativeRequest = (importer: string, path: string, alike: string): string => {
  const written = /\.(?:[cm]?[jt]sx?|vue|svelte|json)$/u.exec(alike)?.[0] ?? null;
  const own = posix.extname(path);
  const isScript = /^\.[cm]?[jt]sx?$/u.test(own);
  // In a project that writes endings, ".js" may stand for ".ts".
  const ending = !isScript ? own : written === null ? '' : /jsx?$/u.test(written) ? own.replace(/tsx?$/u, 'js') : own;
  const folder = posix.relative(posix.dirname(importer), posix.dirname(path));
  const name = posix.basename(path, own);
  const parts = [...(folder.startsWith('..') ? [] : ['.']), ...(folder === '' ? [] : [folder])];
  const isIndex = name === 'index' && ending === '';
  return [...parts, ...(isIndex ? [] : [name + ending])].join('/');
};
