/** What a line of Markdown stands in, as far as it matters for whether a reader sees it as its writer's own words. */
export type Inside =
  | { readonly kind: 'text' }
  /** A block of code. `indent`: spaces before its fences; 0 at the margin. */
  | { readonly kind: 'fence'; readonly mark: string; readonly indent: number }
  /** Goes on over lines without ">" until its paragraph ends. */
  | { readonly kind: 'quotation' }
  /** HTML up to the next empty line. */
  | { readonly kind: 'html' }
  /** An element whose content is taken as it is, up to its end. */
  | { readonly kind: 'verbatim'; readonly name: string }
  | { readonly kind: 'comment' }
  /** One that began within a paragraph, and ends with it at the latest. */
  | { readonly kind: 'inline-comment' }
  /** Only a whole reading of the Markdown and its HTML could tell. */
  | { readonly kind: 'doubt' };

const text: Inside = { kind: 'text' };
const doubt: Inside = { kind: 'doubt' };

/** Spaces and marks of lists in front of what a line says. */
const containers = /^(?:\s|[-+*]\s|\d{1,9}[.)]\s)*/u;
/** Elements whose content is shown as code or as said by others, or not at all. */
const hiding = /<(?:pre|code|samp|kbd|script|style|textarea|blockquote|template)(?=[\s/>]|$)/iu;
const verbatim: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'textarea']);

const fenceIn = (line: string, bare: string): Inside | null => {
  const [, mark = '', info = ''] = /^(`{3,}|~{3,})(.*)$/u.exec(bare) ?? [];
  // "```x``` is code within a line": a line of backticks that opens a block has no more of them.
  if (mark === '' || (mark.startsWith('`') && info.includes('`'))) return null;
  const before = line.slice(0, line.length - bare.length);
  // Whether other marks begin an item depends on what is before them.
  return /^(?: *|[-+*] +)$/u.test(before) ? { kind: 'fence', mark, indent: before.length } : doubt;
};

/** A comment that begins in this line and does not end there. */
const commentIn = (line: string): Inside | null => {
  const at = line.lastIndexOf('<!--');
  if (at < 0 || line.includes('-->', at + 2)) return null;
  return line.slice(0, at).trim() === '' ? { kind: 'comment' } : { kind: 'inline-comment' };
};

/** What follows the end of an element or comment in its last line. */
const afterEnd = (rest: string): Inside => (commentIn(rest) !== null || hiding.test(rest) ? doubt : text);

const afterVerbatim = (line: string, name: string): Inside => {
  const ends = [...line.matchAll(/<\/(pre|script|style|textarea)>/giu)];
  const last = ends.at(-1);
  if (last === undefined) return { kind: 'verbatim', name };
  const isOwn = ends.every(([, it = '']) => it.toLowerCase() === name);
  return isOwn ? afterEnd(line.slice(last.index + last[0].length)) : doubt;
};

const elementIn = (line: string): Inside | null => {
  // Declarations and instructions have ends of their own.
  if (/^ {0,3}<[?!](?!--)/u.test(line)) return doubt;
  const [, slash, found] = /^ {0,3}<(\/?)([a-z][a-z0-9-]*)(?=[\s/>]|$)/iu.exec(line) ?? [];
  if (found === undefined) return null;
  const name = found.toLowerCase();
  if (slash === '' && verbatim.has(name)) return afterVerbatim(line, name);
  return hiding.test(line) || commentIn(line) !== null ? doubt : { kind: 'html' };
};

/** What the next line stands in, after a line of text. */
const afterText = (line: string): Inside => {
  const bare = line.replace(containers, '');
  if (bare.startsWith('>')) return { kind: 'quotation' };
  return fenceIn(line, bare) ?? elementIn(line) ?? commentIn(line) ?? text;
};

// Markdown knows no other blanks.
const isBlank = (line: string): boolean => /^[ \t]*$/u.test(line);

const afterCode = (line: string, inside: Inside & { readonly kind: 'fence' }): Inside => {
  const { mark, indent } = inside;
  // An item of a list would be over here, and its block of code with it; another block would not.
  if (indent > 0 && /^\S/u.test(line)) return doubt;
  const [, before = '', run = ''] = /^([ \t]*)(`{3,}|~{3,})[ \t]*$/u.exec(line) ?? [];
  if (!run.startsWith(mark)) return inside;
  if (indent === 0) return /^ {0,3}$/u.test(before) ? text : inside;
  return before === ' '.repeat(indent) ? text : doubt;
};

/** What the line after `line` stands in, where that stands in `inside`. */
export const afterLine = (inside: Inside, line: string): Inside => {
  switch (inside.kind) {
    case 'text':
      return afterText(line);
    case 'fence':
      return afterCode(line, inside);
    case 'verbatim':
      return afterVerbatim(line, inside.name);
    case 'comment':
      return line.includes('-->') ? afterEnd(line.slice(line.lastIndexOf('-->') + 3)) : inside;
    case 'doubt':
      return inside;
    case 'html': {
      if (isBlank(line)) return text;
      const { kind } = afterText(line);
      return (kind === 'text' || kind === 'html') && !hiding.test(line) ? inside : doubt;
    }
    case 'quotation':
    case 'inline-comment': {
      if (isBlank(line)) return text;
      const next = afterText(line);
      if (next.kind !== 'text') return next;
      return inside.kind === 'inline-comment' && line.includes('-->') ? text : inside;
    }
  }
};
