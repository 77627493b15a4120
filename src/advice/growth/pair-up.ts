/** Which module of one side is which of the other; -1 where there is none. */
export interface ModuleMatch {
  /** By module of the head. */
  readonly toBase: Int32Array;
  /** By module of the base. */
  readonly toHead: Int32Array;
}

const groupBy = <Key>(members: readonly number[], keyOf: (index: number) => Key | null): Map<Key, number[]> => {
  const groups = new Map<Key, number[]>();
  for (const index of members) {
    const key = keyOf(index);
    if (key === null) continue;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [index]);
    else known.push(index);
  }
  return groups;
};

export interface Candidates {
  readonly base: readonly number[];
  readonly head: readonly number[];
}

/**
 * Pairs modules that have the same key and no partner yet. `alone`: only where each side has one of them; otherwise as many as
 * there are on both sides. Modules whose key is null are passed over. Gives how many pairs it made.
 */
export const pairUp = <Key>(
  match: ModuleMatch,
  { base, head }: Candidates,
  keys: { readonly base: (index: number) => Key | null; readonly head: (index: number) => Key | null },
  alone: boolean,
): number => {
  const former = groupBy(
    base.filter((it) => match.toHead[it] === -1),
    keys.base,
  );
  let made = 0;
  for (const [key, members] of groupBy(
    head.filter((it) => match.toBase[it] === -1),
    keys.head,
  )) {
    const others = former.get(key) ?? [];
    if (alone && (members.length > 1 || others.length > 1)) continue;
    for (const [at, member] of members.entries()) {
      const other = others[at];
      if (other === undefined) break;
      match.toBase[member] = other;
      match.toHead[other] = member;
      made += 1;
    }
  }
  return made;
};
