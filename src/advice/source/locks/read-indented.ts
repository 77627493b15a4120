/** What a key holds: a text, or keys of its own. */
export type Indented = Map<string, string | Indented>;

/** `key: value` with a key in quotes or without; a key may have colons that no space follows. */
const pair = /^(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)"|([^\s'"#-][^\n]*?)):(?:\s+(.*))?$/u;

const unquoted = (value: string): string => {
  if (value.length > 1 && value.startsWith("'") && value.endsWith("'")) return value.slice(1, -1).replaceAll("''", "'");
  if (value.length > 1 && value.startsWith('"') && value.endsWith('"'))
    return value.slice(1, -1).replace(/\\(.)/gu, '$1');
  return value;
};

/**
 * Reads the part of YAML that pnpm and Yarn write their lock files in: keys below keys, each on a line of its own. A list, a `{…}` or a
 * long text is no more than a text here, which is enough to know who asks for which version. A parser of all of YAML takes seconds and
 * a gigabyte for a file of 3 MB. Texts that are no such file give what looks like it.
 */
export const readIndented = (text: string): Indented => {
  const root: Indented = new Map();
  const open: { readonly indent: number; readonly map: Indented }[] = [{ indent: -1, map: root }];
  for (const line of text.split(/\r?\n/u)) {
    const content = line.trimStart();
    // Yarn writes a key of more than 1024 characters so, and a colon alone on the next line.
    const entry = content.startsWith('? ') ? `${content.slice(2)}:` : content;
    const [, single, double, plain, value = ''] = pair.exec(entry) ?? [];
    const key = single?.replaceAll("''", "'") ?? double?.replace(/\\(.)/gu, '$1') ?? plain;
    if (key === undefined) continue;
    const indent = line.length - content.length;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    const map = open.at(-1)?.map ?? root;
    if (value !== '') map.set(key, unquoted(value.trim()));
    else {
      const below: Indented = new Map();
      map.set(key, below);
      open.push({ indent, map: below });
    }
  }
  return root;
};
