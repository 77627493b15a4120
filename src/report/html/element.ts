import { escapeHtml } from '../escape.ts';

/** Markup whose texts are escaped. Only `html` and `trusted` make it, so that no text of a stranger becomes markup. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | null | readonly Html[];

const isHtml = (part: Exclude<Part, null | readonly Html[]>): part is Html => typeof part === 'object';

/** They turn the direction of what follows, so that a reader sees another text than there is. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

const markupOf = (part: Part): string => {
  if (part === null) return '';
  if (Array.isArray(part)) return part.map(({ markup }: Html) => markup).join('\n');
  if (typeof part === 'string') return escapeHtml(part.replaceAll(turning, ''));
  if (typeof part === 'number') return String(part);
  return 'markup' in part && isHtml(part) ? part.markup : '';
};

/** Indentation is for those who read the source: thousands of rectangles would be a third larger by it. */
const dense = (text: string): string => text.replaceAll(/\n\s+/gu, '\n');

/** A template of markup. What is put in is escaped, for elements and for quoted attributes, unless it is markup itself. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: strings
    .map((text, index) => `${dense(text)}${index < parts.length ? markupOf(parts[index] ?? null) : ''}`)
    .join(''),
});

/** Markup of our own that no text from outside is part of. */
export const trusted = (markup: string): Html => ({ markup });
