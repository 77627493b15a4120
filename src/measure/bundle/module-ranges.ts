import type { TextRange } from './text-range.ts';

/** Where a module stands in an emitted file, with what a build without it lacks: its key and its comma. */
export interface ModuleRange extends TextRange {
  /** The bundler's own, as text. */
  readonly id: string;
}

interface Wrapper {
  /** Where the text before the module ends that is none of it. */
  readonly start: number;
  /** Parentheses around the function that stand before it. */
  readonly parentheses: number;
}

/** A stranger's file may repeat a text without end. */
const mostTries = 200;

/** Steps back over white space and block comments. */
const skipBack = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    while (at > 0 && /\s/.test(text[at - 1] ?? '')) at -= 1;
    if (!text.startsWith('*/', at - 2)) return at;
    const opened = text.lastIndexOf('/*', at - 3);
    if (opened === -1) return at;
    at = opened;
  }
};

/** The key in front of `end` if it is `id`: `123`, `abc`, `"./a.js"`, `'./a.js'`. */
const keyBefore = (text: string, end: number, id: string): number | null => {
  for (const key of [id, JSON.stringify(id), `'${id}'`]) {
    const start = end - key.length;
    if (start < 0 || !text.startsWith(key, start)) continue;
    // "23" is not the key of 123.
    if (key === id && /[\w$]/.test(text[start - 1] ?? '')) continue;
    return start;
  }
  return null;
};

/**
 * What stands around a module's function at `at`. webpack writes `{123:(e,t)=>{…},"./a.js"(e,t){…}}` (the second is a
 * method), with comments and parentheses in development, or `[(e,t)=>{…},,…]`, whose holes stay.
 */
const wrapperAt = (text: string, at: number, id: string): Wrapper | null => {
  let end = skipBack(text, at);
  let parentheses = 0;
  while (text[end - 1] === '(') {
    parentheses += 1;
    end = skipBack(text, end - 1);
  }
  const before = text[end - 1];
  const key = keyBefore(text, before === ':' ? skipBack(text, end - 1) : end, id);
  if (key !== null) {
    const start = skipBack(text, key);
    return { start: text[start - 1] === ',' ? start - 1 : start, parentheses };
  }
  const isElement = /^\d+$/.test(id) && (before === ',' || before === '[');
  return isElement ? { start: end, parentheses } : null;
};

/** The end with its closing parentheses, and the comma where the module is the first of its list. */
const endOf = (text: string, from: number, { start, parentheses }: Wrapper): number => {
  let end = from;
  for (let open = parentheses; open > 0 && text[end] === ')'; open -= 1) end += 1;
  return text[start - 1] === '{' && text[end] === ',' ? end + 1 : end;
};

/**
 * Finds the modules that a parser took out of `text` again, in order of their place. The parser gives texts without
 * places; two modules may have the same text, so the key before it must be theirs. What is not found is left out.
 */
export const moduleRanges = (text: string, modules: Readonly<Record<string, string>>): ModuleRange[] => {
  const found: ModuleRange[] = [];
  let cursor = 0;
  const find = (id: string, body: string, from: number): ModuleRange | null => {
    let at = text.indexOf(body, from);
    for (let tries = 0; at !== -1 && tries < mostTries; tries += 1) {
      const wrapper = wrapperAt(text, at, id);
      if (wrapper !== null) return { id, start: wrapper.start, end: endOf(text, at + body.length, wrapper) };
      at = text.indexOf(body, at + 1);
    }
    return null;
  };
  for (const [id, body] of Object.entries(modules)) {
    if (body === '') continue;
    // They are written in the order of their ids, mostly: the next one is right behind the last.
    const range = find(id, body, cursor) ?? find(id, body, 0);
    if (range === null) continue;
    found.push(range);
    cursor = Math.max(range.start, range.end - 1);
  }
  return found.toSorted((a, b) => a.start - b.start);
};
