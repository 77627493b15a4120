/** How often which word stands in a text. */
export interface WordCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** A word of a text and its place. */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Names of properties, texts and globals stay when a minifier has been over a text; names of variables become shorter
 * than this. Letters of other scripts may have become escapes.
 */
const words = /(?:[\p{L}\p{N}_$]|\\u[0-9a-fA-F]{4}){3,}/gu;

const plain = (word: string): string =>
  word.includes('\\')
    ? word.replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : word;

/** The words of `text` from `start` to `end`. */
export const wordsIn = (text: string, start: number, end: number): PlacedWord[] =>
  [...text.slice(start, end).matchAll(words)].map((match) => ({
    word: plain(match[0]),
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));

/** Counts the words of several texts together. */
export const countWords = (texts: readonly string[]): WordCounts => {
  const counts = new Map<string, number>();
  let total = 0;
  for (const text of texts) {
    for (const [match] of text.matchAll(words)) {
      const word = plain(match);
      counts.set(word, (counts.get(word) ?? 0) + 1);
      total += 1;
    }
  }
  return { counts, total };
};

/** What bundlers' own text is made of, each word as often as the others. */
export const bundlerWords: WordCounts = countWords([
  `Array Error Module Object Promise Symbol __esModule __proto__ all apply async await bind call chunk configurable
  const construct currentScript data default defineProperties defineProperty delete document else enumerable error exports
  false find for forEach from function get getAttribute getElementsByTagName getOwnPropertyDescriptor
  getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols getPrototypeOf globalThis hasOwnProperty head import
  key keys length link miniCss module name new nonce null onerror onload promise propertyIsEnumerable prototype push
  reduce return script self set setAttribute setPrototypeOf setTimeout some splice src string stylesheet then this throw
  toStringTag true type typeof undefined value var void webpackChunk while writable`,
]);
