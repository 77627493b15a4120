const opening = /<(script|style)(?=[\s>])/giu;
const closing = { script: /<\/script/giu, style: /<\/style/giu } as const;
const quoteOrEnd = /["'>]/gu;

const isComponent = /\.(?:vue|svelte)$/iu;
const isStyle = /\.(?:css|scss|sass|less|styl|stylus|pcss)$/iu;

const blank = (text: string): string => text.replace(/[^\r\n]/gu, (character) => ' '.repeat(character.length));

/** The parts of a file, each as long as the whole file: what belongs to the other part is blank, so that offsets and lines stay. */
export interface FileParts {
  readonly script: string;
  readonly style: string;
  /** What the script of a component is written in ("ts"); null for a file that is all script or all style. */
  readonly language: string | null;
}

interface Block {
  readonly name: 'script' | 'style';
  readonly attributes: string;
  /** Of what stands between the tags. */
  readonly start: number;
  readonly end: number;
}

/** Where a tag ends: at the first ">" that is in no quotes. -1 without one. */
const endOfTag = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    quoteOrEnd.lastIndex = at;
    const found = quoteOrEnd.exec(text);
    if (found === null) return -1;
    if (found[0] === '>') return found.index;
    const close = text.indexOf(found[0], found.index + 1);
    if (close === -1) return -1;
    at = close + 1;
  }
};

/** Steps from tag to tag: an expression for a whole element looks at a hostile file over and over. */
const blocksOf = (text: string): readonly Block[] => {
  const blocks: Block[] = [];
  let at = 0;
  for (;;) {
    opening.lastIndex = at;
    const found = opening.exec(text);
    if (found === null) return blocks;
    const name = found[1]?.toLowerCase() === 'style' ? 'style' : 'script';
    const tag = endOfTag(text, opening.lastIndex);
    closing[name].lastIndex = tag;
    const end = tag === -1 ? undefined : closing[name].exec(text)?.index;
    // What is never closed goes to the end of the file, and nothing comes after it.
    if (end === undefined) return blocks;
    blocks.push({ name, attributes: text.slice(opening.lastIndex, tag), start: tag + 1, end });
    at = end;
  }
};

/** Tells script from style: by the file's name, and by the blocks of a Vue or Svelte component. */
export const partsOf = (text: string, path: string): FileParts => {
  if (isStyle.test(path)) return { script: '', style: text, language: null };
  if (!isComponent.test(path)) return { script: text, style: '', language: null };
  const parts = { script: '', style: '' };
  let language = 'js';
  let last = 0;
  for (const { name, attributes, start, end } of blocksOf(text)) {
    parts[name] += blank(text.slice(last, start)) + text.slice(start, end);
    parts[name === 'script' ? 'style' : 'script'] += blank(text.slice(last, end));
    last = end;
    if (name === 'script') language = /\blang\s*=\s*["']?(\w+)/u.exec(attributes)?.[1]?.toLowerCase() ?? language;
  }
  const rest = blank(text.slice(last));
  return { script: parts.script + rest, style: parts.style + rest, language };
};
