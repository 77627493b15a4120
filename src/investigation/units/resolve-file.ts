import { posix } from 'node:path';

const extensions = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte'];

/** The changed file that a request means, or null: another file, a package, or one of Node's own modules. */
const resolveFile = (from: string, request: string, has: (path: string) => boolean): string | null => {
  if (!request.startsWith('.')) return null;
  const path = posix.join(posix.dirname(from), request);
  // TypeScript's sources are asked for by the names that they are built to.
  const source = path.replace(/\.([cm]?)js(x?)$/u, '.$1ts$2');
  const candidates = [
    ...[path, ...(source === path ? [] : [source, `${source}x`])].flatMap((it) =>
      extensions.map((end) => `${it}${end}`),
    ),
    ...extensions.slice(1).map((end) => `${path}/index${end}`),
  ];
  return candidates.find(has) ?? null;
};

/** The package that a request means; null for files, and for Node's own modules. */
export const packageOf = (request: string): string | null =>
  /^(?!node:|[./])((?:@[^/]+\/)?[^/]+)/u.exec(request)?.[1] ?? null;

/** Resolves requests against the changed files, each once. */
export const createResolve = (has: (path: string) => boolean): ((from: string, request: string) => string | null) => {
  const known = new Map<string, string | null>();
  return (from, request) => {
    const key = `${posix.dirname(from)}\0${request}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const path = resolveFile(from, request, has);
    known.set(key, path);
    return path;
  };
};
