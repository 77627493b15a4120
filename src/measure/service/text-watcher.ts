/** Looks for a text in a stream whose pieces may cut it anywhere. */
export interface TextWatcher {
  /** True as soon as the text has been seen. */
  readonly found: boolean;
  append(chunk: Buffer): void;
}

/** Watches one stream for `text` within a line, compared byte by byte as UTF-8. Holds no more than the text's length. */
export const createTextWatcher = (text: string): TextWatcher => {
  const wanted = Buffer.from(text);
  let found = wanted.length === 0;
  let rest: Buffer = Buffer.alloc(0);
  return {
    get found() {
      return found;
    },
    append: (chunk) => {
      if (found) return;
      const joined = Buffer.concat([rest, chunk]);
      found = joined.includes(wanted);
      rest = Buffer.from(joined.subarray(Math.max(0, joined.length - wanted.length + 1)));
    },
  };
};
