import type { Document, Pair, YAMLMap } from 'yaml';
import { LineCounter, isAlias, isCollection, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { ConfigurationProblem } from '../core/errors.ts';
import type { PlacedProblem } from './problem.ts';
import { createPositions } from './position.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** A file that is YAML, whatever is in it. */
export interface YamlContent {
  readonly value: unknown;
  /** Where the text stands that `problem` is about. */
  readonly locate: (problem: PlacedProblem) => ConfigurationProblem;
}

type Outcome = { readonly content: YamlContent } | { readonly problems: readonly ConfigurationProblem[] };

/** Aliases are counted with what they stand for, so that ten lines can't grow to gigabytes. */
const maxAliasCount = 100;

/** Values that are text whatever YAML takes them for: 1.10 must not become 1.1. */
const isTextPlace = (path: readonly (string | number)[]): boolean => {
  const [suites, , part, index, detail] = path;
  if (suites !== 'suites') return false;
  // Of pages `headers` and `cookies` stand in the suite itself.
  if (part === 'env' || part === 'headers' || part === 'cookies') return path.length === 4;
  if (part !== 'requests' || typeof index !== 'number') return false;
  return (detail === 'headers' && path.length === 6) || (detail === 'params' && typeof path[6] === 'number');
};

const keyName = (key: unknown): string => String(isScalar(key) ? key.value : key);

const keepSource = (node: unknown, path: readonly (string | number)[]): void => {
  if (isScalar(node)) {
    const readAsOther = typeof node.value === 'number' || typeof node.value === 'boolean';
    if (readAsOther && node.source !== undefined && isTextPlace(path)) node.value = node.source;
  } else if (isMap(node)) {
    for (const pair of node.items) keepSource(pair.value, [...path, keyName(pair.key)]);
  } else if (isSeq(node)) {
    node.items.forEach((item, index) => keepSource(item, [...path, index]));
  }
};

const startOf = (node: unknown): number =>
  (isCollection(node) || isScalar(node) || isAlias(node)) && node.range ? node.range[0] : 0;

/** What YAML allows and no configuration can use. */
const misuse = (document: Document): { offset: number; problem: string; cure: string }[] => {
  const found: { offset: number; problem: string; cure: string }[] = [];
  visit(document, {
    Map: (_, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (seen.has(keyName(key))) found.push({ offset: startOf(key), ...yamlSyntax.DUPLICATE_KEY });
        seen.add(keyName(key));
      }
    },
    Pair: (_, pair) => {
      if (keyName(pair.key) === '__proto__') {
        found.push({ offset: startOf(pair.key), problem: 'This name is reserved.', cure: 'Choose another one.' });
      }
    },
    Scalar: (_, node) => {
      if (typeof node.value === 'string' && node.value.includes('\0')) {
        found.push({ offset: startOf(node), problem: 'The text holds a NUL character.', cure: 'Remove the "\\0".' });
      }
    },
    Alias: (_, alias, ancestors) => {
      const target = alias.resolve(document);
      if (target === undefined) found.push({ offset: startOf(alias), ...yamlSyntax.BAD_ALIAS });
      else if (ancestors.includes(target)) {
        const problem = 'This alias stands inside the value that it repeats.';
        found.push({ offset: startOf(alias), problem, cure: 'Write the value out instead of the alias.' });
      }
    },
  });
  return found;
};

/** Where things stand in `document`. Keys are indexed once: a hostile file may have a problem in every one of many. */
const createFinder = (document: Document) => {
  const indexes = new WeakMap<YAMLMap, Map<string, Pair>>();
  const pairOf = (map: YAMLMap, key: string): Pair | undefined => {
    const index = indexes.get(map) ?? new Map(map.items.map((pair) => [keyName(pair.key), pair]));
    indexes.set(map, index);
    return index.get(key);
  };
  return ({ path, at }: PlacedProblem): number => {
    let node: unknown = document.contents;
    let start = startOf(node);
    for (const [depth, step] of path.entries()) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap(node)) {
        const pair = pairOf(node, String(step));
        if (pair === undefined) return start;
        const value = pair.value;
        const empty = !isCollection(value) && !isAlias(value) && !(isScalar(value) && value.source !== '');
        const byValue = depth === path.length - 1 && at === 'value' && !empty;
        start = startOf(byValue ? value : pair.key);
        node = value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        if (node === undefined) return start;
        start = startOf(node);
      }
    }
    return start;
  };
};

const tooDeep = { line: 1, column: 1, ...yamlSyntax.RESOURCE_EXHAUSTION };

/** Reads `text` as one YAML 1.2 document with the core schema. Never throws. */
export const readYaml = (text: string): Outcome => {
  const lineCounter = new LineCounter();
  const positionOf = createPositions(text, lineCounter);
  try {
    const document = parseDocument(text, {
      lineCounter,
      prettyErrors: false,
      schema: 'core',
      resolveKnownTags: false,
      stringKeys: true,
      // Its check takes minutes for a hostile file: every key is compared with every other. See misuse.
      uniqueKeys: false,
      logLevel: 'error',
    });
    const broken = [...document.errors, ...document.warnings];
    // Where it happens depends on the size of the stack, and whatever follows is a consequence.
    if (broken.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) return { problems: [tooDeep] };
    if (broken.length > 0) {
      // One mistake often makes the parser stumble twice at the same place.
      const firsts = new Map(broken.toReversed().map((error) => [error.pos[0], error]));
      return {
        problems: Array.from(firsts.values(), ({ code, pos }) => ({ ...positionOf(pos[0]), ...yamlSyntax[code] })),
      };
    }
    const misused = misuse(document);
    if (misused.length > 0) {
      return { problems: misused.map(({ offset, problem, cure }) => ({ ...positionOf(offset), problem, cure })) };
    }
    keepSource(document.contents, []);
    const find = createFinder(document);
    const locate = (placed: PlacedProblem): ConfigurationProblem => ({
      ...positionOf(find(placed)),
      problem: placed.problem,
      cure: placed.cure,
    });
    return { content: { value: document.toJS({ maxAliasCount }), locate } };
  } catch (error) {
    // A stack overflow is a RangeError; too many aliases are a ReferenceError.
    if (error instanceof RangeError) return { problems: [tooDeep] };
    if (!(error instanceof ReferenceError)) throw error;
    const problem = 'Aliases (*name) repeat too much of the file.';
    return { problems: [{ line: 1, column: 1, problem, cure: 'Write the values out instead of the aliases.' }] };
  }
};
