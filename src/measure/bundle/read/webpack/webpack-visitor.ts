import type { JsonPath, JsonVisitor, JsonWish } from '../json/json-scanner.ts';
import { isRaw, type Raw } from '../raw.ts';
import { createCompilation, type GatheredCompilation } from './gather-compilation.ts';
import { createGatheredModules, type GatheredModules, isModule, type Leaf } from './gather-modules.ts';

export interface WebpackVisitor extends JsonVisitor {
  readonly gathered: GatheredModules;
  readonly compilations: () => readonly GatheredCompilation[];
}

/** Small enough to be had whole. */
const fields = new Set([
  'version',
  'rspackVersion',
  'errors',
  'errorsCount',
  'outputPath',
  'name',
  'entrypoints',
  'target',
]);
const lists = new Set(['modules', 'chunks', 'assets']);

/** Inside of modules and chunks: most of a large file, and either of no use or many times what a string may hold. */
const cut: ReadonlySet<string> = new Set(['modules', 'source', 'issuerPath', 'profile']);
const cutOfAsset: ReadonlySet<string> = new Set(['related', 'info']);

const orphan = Buffer.from('"orphan":true');
const identifier = Buffer.from('"identifier":"');

/** How many parts of a path lead to a compilation: children of children have two for each. */
const depthOf = (path: JsonPath): number => {
  let at = 0;
  while (path[at] === 'children' && typeof path[at + 1] === 'number') at += 2;
  return at;
};

/**
 * Takes what is needed from the statistics of webpack and Rspack, one module at a time, at any place in the file and whatever was
 * asked of the bundler: modules that are listed again for every chunk are passed over.
 */
export const createWebpackVisitor = (): WebpackVisitor => {
  const gathered = createGatheredModules();
  const compilations = new Map<string, GatheredCompilation>();
  /** Of the module at hand: its own members come before itself. */
  let leaves: Leaf[] = [];
  /** Inner modules, and how often one had something to be cut out. */
  const inner = { all: 0, cut: 0 };

  const compilationAt = (path: JsonPath, depth: number): GatheredCompilation => {
    let prefix = '';
    for (let at = 1; at < depth; at += 2) prefix += `${path[at]}/`;
    const known = compilations.get(prefix);
    const compilation = known ?? createCompilation(gathered, prefix);
    if (known === undefined) compilations.set(prefix, compilation);
    return compilation;
  };

  const beginMember = (path: JsonPath, depth: number, isArray: boolean): JsonWish => {
    const key = String(path[depth]);
    if (key === 'children') return isArray ? 'enter' : 'skip';
    if (!fields.has(key) && !lists.has(key)) return 'skip';
    if (lists.has(key) && !isArray) return 'skip';
    compilationAt(path, depth).has.add(key);
    return lists.has(key) ? 'enter' : 'take';
  };

  const begin: JsonVisitor['begin'] = (path, shape) => {
    const depth = depthOf(path);
    const below = path.length - depth;
    if (below === 0) return shape === 'object' ? 'enter' : 'skip';
    // "children" itself: its elements are compilations.
    if (below === 1) return beginMember(path, depth, shape === 'array');
    const list = path[depth];
    if (below === 2) {
      if (list === 'modules') leaves = [];
      return list === 'assets' ? cutOfAsset : cut;
    }
    if (below === 3) return list === 'modules' && path[depth + 2] === 'modules' && shape === 'array' ? 'enter' : 'skip';
    if (below === 5) inner.cut++;
    if (below !== 4) return 'skip';
    // To look for what is not there takes time: the first ones tell what was asked of the bundler.
    return ++inner.all > 100 && inner.cut === 0 ? 'take' : cut;
  };

  const takeElement = (compilation: GatheredCompilation, list: unknown, raw: Raw): void => {
    if (list === 'chunks') compilation.chunk(raw);
    else if (list === 'assets') compilation.asset(raw);
    else if (isModule(raw)) compilation.module(raw, leaves);
    else gathered.seen.grouped = true;
  };

  /** Whether a module was come by inside of another: as an orphan it has nothing to add. */
  const isKnownOrphan = (text: Buffer): boolean => {
    if (!text.includes(orphan)) return false;
    const start = text.indexOf(identifier) + identifier.length;
    const end = text.indexOf(0x22, start);
    const isThere = start >= identifier.length && end > start && gathered.inner.has(text.toString('utf8', start, end));
    if (isThere) gathered.seen.orphans = true;
    return isThere;
  };

  return {
    gathered,
    isNeeded: (path, text) => path.at(-2) !== 'modules' || path.length - depthOf(path) !== 2 || !isKnownOrphan(text),
    compilations: () => [...compilations.values()],
    begin,
    value: (path, value) => {
      const depth = depthOf(path);
      const compilation = compilationAt(path, depth);
      const below = path.length - depth;
      if (below === 1) compilation.field(String(path[depth]), value);
      else if (!isRaw(value)) return;
      else if (below === 2) takeElement(compilation, path[depth], value);
      else if (below === 4 && isModule(value)) leaves.push(compilation.leaf(value));
    },
  };
};
