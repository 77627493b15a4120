import type { Gathered, LockFile } from './lock-file.ts';

interface Block {
  /** As somebody asks for it: "lodash@^4.17.0". */
  readonly keys: readonly string[];
  version: string | null;
  readonly asks: (readonly [name: string, range: string])[];
}

const words = /"((?:[^"\\]|\\.)*)"|[^\s",:]+(?::[^\s",:]+)*/gu;

const wordsOf = (line: string): readonly string[] =>
  Array.from(line.matchAll(words), ([whole, quoted]) => quoted ?? whole);

/** "lodash" of "lodash@^4.17.0", and of "alias@npm:lodash@^4.17.0". */
const nameOf = (key: string): string => {
  const at = key.indexOf('@', 1);
  const [name, range] = at === -1 ? [key, ''] : [key.slice(0, at), key.slice(at + 1)];
  return range.startsWith('npm:') ? nameOf(range.slice(4)) : name;
};

const blocksOf = (text: string): readonly Block[] => {
  const blocks: Block[] = [];
  let section = '';
  for (const line of text.split('\n')) {
    const indent = line.length - line.trimStart().length;
    if (line.trim() === '' || line.startsWith('#')) continue;
    const block = blocks.at(-1);
    const [first = '', second = ''] = wordsOf(line);
    if (indent === 0) blocks.push({ keys: wordsOf(line), version: null, asks: [] });
    else if (block !== undefined && indent === 2) {
      section = first;
      if (first === 'version') block.version = second;
    } else if (block !== undefined && /^(?:optionalD|d)ependencies$/u.test(section) && first !== '')
      block.asks.push([first, second]);
  }
  return blocks;
};

/**
 * Reads yarn.lock as Yarn 1 writes it. Its own parser, @yarnpkg/lockfile, is a bundle of 2018 that makes trees of objects; a line of
 * this format says by its indent alone what it is. What the project itself asks for stands only in its package.json.
 */
export const readYarnClassic = (text: string): LockFile => {
  const byKey = new Map<string, Gathered>();
  const all: { readonly block: Block; readonly locked: Gathered }[] = [];
  for (const block of blocksOf(text)) {
    const [first] = block.keys;
    if (first === undefined || block.version === null) continue;
    const locked: Gathered = { name: nameOf(first), version: block.version, path: null, askedBy: [] };
    all.push({ block, locked });
    for (const key of block.keys) byKey.set(key, locked);
  }
  for (const { block, locked } of all)
    for (const [name, range] of block.asks) {
      const found = byKey.get(`${name}@${range}`);
      found?.askedBy.push({ name: locked.name, version: locked.version, range });
    }
  return { manager: 'yarn-classic', packages: all.map(({ locked }) => locked) };
};
