/** A setting within a value: a flag of a command, a variable in front of it, a parameter of an address. Offsets of the value as written. */
export interface ValuePart {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** "--name=value", "--name value", "-c name=value", "NAME=value", "?name=value", and the same with quotes and commas of lists between. */
const part =
  /(?<![\w.-])(?<name>--[a-z][\w-]*|[A-Za-z_][\w.-]*)(?:(?<equals>=)|(?<between>["']?\s*,?\s*["']?)(?=[\d]))(?<value>(?:(?!["'\s,&;}\]]).)+)/gu;

/** Flags of V8 that are written together with their value: "-Xmx512m". */
const joined = /(?<![\w-])(?<name>-Xm[sxn]|-Xss)(?<value>\d+[kmgKMG]?)/gu;

const partsOf = (raw: string): readonly ValuePart[] => {
  const found = [...raw.matchAll(part), ...raw.matchAll(joined)].flatMap((it): readonly ValuePart[] => {
    const { name = '', value = '', equals } = it.groups ?? {};
    // "server 3000" is no setting, and "--workers 4" is one.
    if (equals === undefined && !name.startsWith('-')) return [];
    const end = it.index + it[0].length;
    return [{ name, value, start: end - value.length, end }];
  });
  return found.toSorted((a, b) => a.start - b.start);
};

const skeleton = (raw: string, parts: readonly ValuePart[]): string => {
  let [rest, last] = ['', 0];
  for (const { start, end } of parts) {
    rest += `${raw.slice(last, start)}\u0000`;
    last = end;
  }
  return rest + raw.slice(last);
};

/** The parts of both values where nothing but the values of parts differs; null where the values differ in more, or have no parts. */
export const valueParts = (
  base: string,
  head: string,
): { readonly base: readonly ValuePart[]; readonly head: readonly ValuePart[] } | null => {
  const [before, after] = [partsOf(base), partsOf(head)];
  if (before.length === 0 || new Set(after.map(({ name }) => name)).size !== after.length) return null;
  return skeleton(base, before) === skeleton(head, after) ? { base: before, head: after } : null;
};

/** Settings within one value, by name. */
export const partValues = (raw: string): readonly ValuePart[] => partsOf(raw);
