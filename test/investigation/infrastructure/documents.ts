import * as fc from 'fast-check';
import { stringify } from 'yaml';

/** A configuration as a tree of keys: what both sides of a generated change are made of. */
export type Tree = { readonly [key: string]: Tree | string | number | boolean | null | readonly number[] };

const key = fc
  .stringMatching(/^[a-z][a-zA-Z]{0,7}$/)
  .filter((it) => !['constructor', 'valueOf', 'toString'].includes(it));
const text = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9 ]{0,10}[a-z0-9]$/),
  fc.constantFrom(
    '10m',
    '10ms',
    'true',
    '5',
    'a: b',
    'x # y',
    "it's",
    '"quoted"',
    '',
    'two\nlines',
    '{',
    '- a',
    '@at',
    '${HOME}',
    'ü€',
  ),
);
const leaf = fc.oneof(
  text,
  fc.integer({ min: -5, max: 5000 }),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }),
);

export const { tree } = fc.letrec<{ tree: Tree; value: Tree[string] }>((tie) => ({
  tree: fc.dictionary(key, tie('value'), { minKeys: 1, maxKeys: 4 }).map((it) => ({ ...it })),
  value: fc.oneof({ maxDepth: 2, withCrossShrink: true }, leaf, tie('tree')),
}));

/** Keys with texts, for files without types and depth. */
export const flat = fc.dictionary(
  fc.stringMatching(/^[A-Z][A-Z_]{0,8}$/),
  fc.oneof(fc.stringMatching(/^[a-zA-Z0-9/:.,@-]{1,12}$/), fc.constantFrom('a b', 'x#y', 'x=y', '10')),
  { minKeys: 1, maxKeys: 6 },
);

export interface Change<T> {
  readonly base: T;
  readonly head: T;
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts with some keys set, taken out and put in. */
export const mutateTexts = (
  base: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
  picks: readonly number[],
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(mutate(base, other, picks)).map(([key, value]) => [key, typeof value === 'string' ? value : '']),
  );

/** A tree with some keys set, taken out and put in. `picks` decides what becomes of each key on the way. */
export const mutate = (value: Tree, other: Tree, picks: readonly number[]): Tree => {
  let at = 0;
  const pick = (): number => picks[at++ % picks.length] ?? 0;
  const visit = (node: Tree, fresh: Tree): Tree => {
    const kept = Object.entries(node).flatMap(([key, content]): [string, Tree[string]][] => {
      const choice = pick();
      if (choice === 0) return [];
      if (choice === 1) return [[key, Object.values(fresh)[0] ?? 'new']];
      return [[key, isTree(content) ? visit(content, fresh) : content]];
    });
    const added = Object.entries(fresh).filter((_, index) => pick() === 2 && index < 2);
    return Object.fromEntries([...kept, ...added.filter(([key]) => !(key in node))]);
  };
  return visit(value, other);
};

export const treeChange: fc.Arbitrary<Change<Tree>> = fc
  .tuple(tree, tree, fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 12 }))
  .map(([base, other, picks]) => ({ base, head: mutate(base, other, picks) }))
  // A file that keeps none of its keys is another file.
  .filter(({ base, head }) => Object.keys(head).some((key) => key in base));

/** How a tree is written as YAML: in blocks, in braces, indented more or less, with comments. */
export const writeYaml = (
  value: Tree,
  style: { readonly indent: number; readonly flow: boolean; readonly comments: boolean },
): string => {
  const text = style.flow
    ? stringify(value, { collectionStyle: 'flow', indent: style.indent, aliasDuplicateObjects: false })
    : stringify(value, { indent: style.indent, aliasDuplicateObjects: false });
  return style.comments ? `# of the service\n${text}# the end\n` : text;
};
