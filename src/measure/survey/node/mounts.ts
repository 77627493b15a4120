import { posix } from 'node:path';
import { asksWho } from '../code/asks-who.ts';
import type { Mounts } from '../code/read-code.ts';
import { type SourceLine, sourceLines } from '../code/source-files.ts';
import type { SourceTree } from '../source-tree.ts';

/** `name` in the file `from`, or the file `to`, is reached below `prefix`. */
interface Mount {
  readonly from: string;
  /** A file, or "<file> <variable>" for routes of the same file. */
  readonly to: string;
  readonly prefix: string;
  /** What it is mounted on: "<file> <variable>". */
  readonly on: string;
  readonly secured: boolean;
}

const imports =
  /\bimport\s(?<names>[^'"`]{1,200})\sfrom\s+['"`](?<file>\.{1,2}\/[^'"`]+)['"`]|\b(?:const|let|var)\s(?<required>[^='"`]{1,200})=\s*(?:await\s+import|require)\(\s*['"`](?<path>\.{1,2}\/[^'"`]+)['"`]/;
const inline = /(?:require|import)\(\s*['"`](\.{1,2}\/[^'"`]+)['"`]/g;
/** `app.use('/p', a, b)`, `app.route('/p', a)` of Hono, `app.register(a, { prefix: '/p' })` of Fastify. */
const used = /(?<on>\w+)\.(?:use|route|mount)\(\s*['"`](?<prefix>\/[^'"`\s]*)['"`]\s*,(?<targets>.*)/;
const registered = /(?<on>\w+)\.register\((?<targets>.*?)\{[^}]*\bprefix\s*:\s*['"`](?<prefix>\/[^'"`\s]*)['"`]/;
/** `router.use(authenticate)`: for everything of this router. */
const guarded = /(?<on>\w+)\.use\(\s*(?!['"`])(?<guard>[^'"`]*)\)/;
const global = /\.setGlobalPrefix\(\s*['"`]\/?(?<prefix>[^'"`\s]+)['"`]/;

const endings = ['', '.ts', '.js', '.mts', '.mjs', '.cts', '.cjs', '/index.ts', '/index.js', '/index.mjs'];

const resolveFile = (known: ReadonlySet<string>, from: string, target: string): string | null => {
  const path = posix.join(posix.dirname(from), target);
  // TypeScript names the file that it will emit.
  const written = [path, path.replace(/\.([cm]?)js$/, '.$1ts')];
  return written.flatMap((it) => endings.map((end) => `${it}${end}`)).find((it) => known.has(it)) ?? null;
};

const importedBy = (lines: readonly SourceLine[], known: ReadonlySet<string>): Map<string, string> => {
  const files = new Map<string, string>();
  for (const { path, text } of lines) {
    const { names, file, required, path: target } = imports.exec(text)?.groups ?? {};
    const resolved = resolveFile(known, path, file ?? target ?? '');
    if (resolved === null) continue;
    for (const name of (names ?? required ?? '').match(/[\w$]+/g) ?? []) files.set(`${path} ${name}`, resolved);
  }
  return files;
};

const mountsOf = (lines: readonly SourceLine[], known: ReadonlySet<string>): Mount[] => {
  const imported = importedBy(lines, known);
  return lines.flatMap(({ path, text }) => {
    const { on = '', prefix, targets = '' } = (used.exec(text) ?? registered.exec(text))?.groups ?? {};
    if (prefix === undefined) return [];
    const direct = [...targets.matchAll(inline)].flatMap(([, file = '']) => resolveFile(known, path, file) ?? []);
    const named = (targets.match(/[A-Za-z_$][\w$]*/g) ?? []).map(
      (name) => imported.get(`${path} ${name}`) ?? `${path} ${name}`,
    );
    const secured = asksWho(targets);
    return [...direct, ...named].map((to) => ({ from: path, to, prefix, on: `${path} ${on}`, secured }));
  });
};

const guardsOf = (lines: readonly SourceLine[]): Set<string> =>
  new Set(
    lines.flatMap(({ path, text }) => {
      const { on, guard = '' } = guarded.exec(text)?.groups ?? {};
      return on !== undefined && asksWho(guard) ? [`${path} ${on}`] : [];
    }),
  );

const deepest = 5;

/** What routers of one file are mounted below by another, as far as single lines tell. */
export const findMounts = (tree: SourceTree, files: readonly string[]): Mounts => {
  const lines = sourceLines(tree, files);
  const byTarget = new Map(mountsOf(lines, new Set(files)).map((it) => [it.to, it]));
  const guards = guardsOf(lines);
  const everywhere = lines.map(({ text }) => global.exec(text)?.groups?.['prefix']).find((it) => it !== undefined);
  const prefixAbove = (target: string, depth: number): string => {
    const mount = byTarget.get(target);
    if (mount === undefined || depth > deepest || mount.from === target) return '';
    return `${prefixAbove(mount.from, depth + 1)}${mount.prefix}`;
  };
  const securedAbove = (target: string, depth: number): boolean => {
    const mount = byTarget.get(target);
    if (guards.has(target)) return true;
    if (mount === undefined || depth > deepest || mount.on === target) return false;
    return mount.secured || securedAbove(mount.on, depth + 1) || securedAbove(mount.from, depth + 1);
  };
  const start = everywhere === undefined ? '' : `/${everywhere}`;
  return {
    prefixOf: (path, receiver) =>
      `${start}${prefixAbove(path, 0)}${receiver === '' ? '' : prefixAbove(`${path} ${receiver}`, 0)}`,
    isSecured: (path, receiver) => securedAbove(path, 0) || securedAbove(`${path} ${receiver}`, 0),
  };
};
