import { stripVTControlCharacters } from 'node:util';

/**
 * Text from outside as one line of visible characters: no terminal sequences, no control, format or direction
 * characters (which can hide or reorder what follows), no line breaks, no lone surrogates.
 */
export const escapeTerminal = (text: string): string =>
  stripVTControlCharacters(text.toWellFormed())
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();

/** At most `most` characters; an ellipsis takes the place of the rest. */
export const shorten = (text: string, most: number): string => {
  // The cut first bounds the work on text of any length: a character is at most two units.
  const characters = Array.from(text.slice(0, 2 * most + 2));
  return characters.length <= most && text.length <= 2 * most + 2 ? text : `${characters.slice(0, most - 1).join('')}…`;
};

const markdownEntities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', $: '&#36;' };
const broken = '&#8203;';

// GitHub makes links of bare URLs, "www.", "#1" and "GH-1", pictures of ":name:", mathematics of "$x$" and, after entities
// are decoded, mentions of "@name": a zero-width space inside each keeps it text.
const special = /[&<>$\\`*_[\]|~@]|#(?=\d)|:(?=\/\/|[\w+-]+:)|(?<=www)\.|(?<=\bGH)-(?=\d)/giu;

const escapeCharacter = (character: string): string => {
  if (Object.hasOwn(markdownEntities, character)) return markdownEntities[character] ?? '';
  if ('@#:'.includes(character)) return `${character}${broken}`;
  if (character === '.' || character === '-') return `${broken}${character}`;
  return `\\${character}`;
};

// At the start of a line these would open a list, a heading or a rule.
const escapeStart = (text: string): string =>
  text
    .replace(/^#/u, String.raw`\#`)
    .replace(/^([-+=])(?=\s|$|[-+=])/u, String.raw`\$1`)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/u, String.raw`$1\$2`);

/**
 * Text from outside as GitHub flavoured Markdown that shows it as it is, on one line, in a table cell too: no markup, no
 * HTML, no link, no picture, and nobody is mentioned. At most `most` characters of it are kept.
 */
export const escapeMarkdown = (text: string, most = 200): string => {
  const plain = shorten(escapeTerminal(text.slice(0, 8 * most)), most);
  return escapeStart(plain.replaceAll(special, escapeCharacter));
};

/** Text for an HTML element or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll(/[^\P{Cc}\n\t]/gu, '');

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length));

/**
 * Text that mentions nobody where entities mean nothing, as inside code: a zero-width space parts "@" and name. The "@@" of a patch
 * stays as it is.
 */
export const unmention = (text: string): string => text.replaceAll(/@(?=[\p{L}\p{N}_-])/gu, '@\u200B');

/**
 * Text from outside on one line where nothing is markup, as titles and messages of checks are. Whoever shows it elsewhere still
 * mentions nobody by it. At most `most` characters of it are kept, and at most half as many again are returned.
 */
export const escapePlain = (text: string, most = 200): string =>
  unmention(shorten(escapeTerminal(text.slice(0, 8 * most)), most));

/** A Markdown code span. Not for tables, where a pipe ends the cell even inside code. */
export const codeSpan = (text: string, most = 200): string => {
  const plain = escapePlain(text, most);
  const fence = '`'.repeat(longestRun(plain) + 1);
  const gap = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${gap}${plain || ' '}${gap}${fence}`;
};

// Unlike in running text, the spaces of a line of output or code mean something.
const cleanLine = (line: string): string =>
  stripVTControlCharacters(line.toWellFormed())
    .replaceAll('\t', '  ')
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .trimEnd();

interface BlockOptions {
  readonly language?: 'text' | 'diff';
  /** The most lines that are kept, from the end: that is where a log says what went wrong. */
  readonly most?: number;
}

/** Lines as a fenced block: log output or a patch. Keeps at most 200 characters of a line. */
export const codeBlock = (lines: readonly string[], { language = 'text', most = 20 }: BlockOptions = {}): string => {
  const kept = lines.slice(-most).map((line) => unmention(shorten(cleanLine(line.slice(0, 2000)), 200)));
  const fence = '`'.repeat(Math.max(3, longestRun(kept.join('\n')) + 1));
  return [`${fence}${language}`, ...kept, fence].join('\n');
};

/** A Markdown link; only its text when `url` is not an http(s) address. */
export const markdownLink = (text: string, url: string): string => {
  const address = URL.parse(url);
  if (address === null || !['http:', 'https:'].includes(address.protocol)) return escapeMarkdown(text);
  const href = address.href.replaceAll(/[()<>|`@\s\\]/gu, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${escapeMarkdown(text)}](${href})`;
};
