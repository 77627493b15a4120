/** One part of an expression that is matched in a row. */
interface Item {
  /** What it matches a character of, as it is written; null for a group and what has no width. */
  readonly atom: string | null;
  /** Of a group, its alternatives. */
  readonly group: readonly (readonly Item[])[] | null;
  readonly unbounded: boolean;
  readonly optional: boolean;
  /** "^", "\b", and looks around: nothing is eaten. */
  readonly isAnchor: boolean;
}

/** Longer expressions are not looked at, UTF-16 units. */
const longest = 1_000;

const quantifier = /^(?:[*+?]|\{(\d*)(,?)(\d*)\})\??/u;
const single =
  /^(?:\[(?:[^\]\\]|\\.)*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\c[A-Za-z]|\\k<[^>]*>|\\.|[^()|*+?])/su;
const opening = /^\((?:\?(?:[:=!]|<[=!]|<[^>=!]+>|[a-z-]*:))?/u;

/** A reader for expressions: no more of their grammar than tells what may be repeated. null where it gives up. */
const parse = (pattern: string): readonly (readonly Item[])[] | null => {
  let at = 0;
  const alternatives = (nested: boolean): readonly (readonly Item[])[] | null => {
    const all: Item[][] = [[]];
    while (at < pattern.length) {
      const rest = pattern.slice(at);
      if (rest.startsWith(')')) return nested ? all : null;
      if (rest.startsWith('|')) {
        at += 1;
        all.push([]);
        continue;
      }
      let [atom, group, isAnchor]: [string | null, Item['group'], boolean] = [null, null, false];
      const open = opening.exec(rest)?.[0];
      if (open === undefined) {
        const found = single.exec(rest)?.[0];
        if (found === undefined) return null;
        at += found.length;
        isAnchor = found === '^' || found === '$' || /^\\[bB]$/u.test(found);
        atom = isAnchor ? null : found;
      } else {
        at += open.length;
        group = alternatives(true);
        if (group === null || pattern[at] !== ')') return null;
        at += 1;
        isAnchor = /[=!]$/u.test(open);
      }
      const many = quantifier.exec(pattern.slice(at));
      at += many?.[0].length ?? 0;
      const first = many?.[0][0] ?? '';
      const unbounded = first === '*' || first === '+' || (first === '{' && many?.[2] === ',' && many[3] === '');
      const optional = first === '*' || first === '?' || (first === '{' && Number(many?.[1]) === 0);
      all.at(-1)?.push({ atom, group, unbounded, optional, isAnchor });
    }
    return nested ? null : all;
  };
  return alternatives(false);
};

const characters = Array.from({ length: 96 }, (_, index) => String.fromCodePoint(index === 95 ? 10 : index + 32));

/** Characters that an atom matches, of those that texts are made of. */
const matchedBy = (atom: string): ReadonlySet<string> => {
  try {
    const whole = new RegExp(`^(?:${atom})$`, 'u');
    return new Set(characters.filter((it) => whole.test(it)));
  } catch {
    return new Set(characters);
  }
};

const atomsOf = (items: readonly Item[]): ReadonlySet<string> =>
  items.reduce<ReadonlySet<string>>((all, { atom, group }) => {
    if (atom !== null) return all.union(matchedBy(atom));
    return (group ?? []).reduce((sum, inner) => sum.union(atomsOf(inner)), all);
  }, new Set());

const isRepeatedInside = (item: Item): boolean =>
  (item.group ?? []).some((items) => items.some((it) => (it.unbounded && !it.isAnchor) || isRepeatedInside(it)));

/** A repeated part whose inside is repeated too, with nothing required between two rounds that the inside can't match. */
const isNested = (item: Item): boolean => {
  if (item.unbounded && item.group !== null) {
    const tangled = item.group.some((items) => {
      const inner = items.filter((it) => it.unbounded || isRepeatedInside(it));
      const between = items.filter((it) => !it.isAnchor && !it.optional && !inner.includes(it));
      return inner.length > 0 && between.every((it) => !atomsOf([it]).isDisjointFrom(atomsOf(inner)));
    });
    // (a|a)+ can match each character in two ways.
    const ambiguous = item.group.some((items, index) =>
      item.group
        ?.slice(index + 1)
        .some((others) => items.length === 1 && others.length === 1 && !atomsOf(items).isDisjointFrom(atomsOf(others))),
    );
    if (tangled || ambiguous) return true;
  }
  return (item.group ?? []).some((items) => items.some(isNested));
};

const flat = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((it) => (it.group?.length === 1 && !it.unbounded && !it.optional ? flat(it.group[0] ?? []) : [it]));

/** Two repeated parts in a row that can both match the same characters, with something after them that may fail. */
const isAdjacent = (items: readonly Item[]): boolean =>
  items.some((item, index) => {
    if (!item.unbounded || index + 2 >= items.length) return false;
    const next = items.slice(index + 1).find((it) => !it.isAnchor && (it.unbounded || !it.optional));
    return next?.unbounded === true && !atomsOf([item]).isDisjointFrom(atomsOf([next]));
  });

/** A repeated part at the very start, tried anew from every character, with something after it that may fail. */
const isScanned = (items: readonly Item[]): boolean => {
  const [first] = items;
  return (
    first?.unbounded === true && items.slice(1).some((it) => it.isAnchor || !it.optional) && atomsOf([first]).size > 12
  );
};

/**
 * How the time of an expression may grow with the text: exponentially, or with its square or more. null where nothing says so. Looks at
 * the expression only, and errs on the side of silence.
 */
export const superLinear = (pattern: string, flags: string): 'exponential' | 'polynomial' | null => {
  if (pattern.length > longest) return null;
  let alternatives: ReturnType<typeof parse>;
  try {
    alternatives = parse(pattern);
  } catch {
    // Deeper nested than the stack is high.
    return null;
  }
  if (alternatives === null) return null;
  if (alternatives.some((items) => items.some(isNested))) return 'exponential';
  const rows = alternatives.map(flat);
  const scans = !flags.includes('y') && rows.some(isScanned);
  return scans || rows.some(isAdjacent) ? 'polynomial' : null;
};
