export const quote = 0x22;
const backslash = 0x5c;

/** Passes over strings and containers whose inside is of no interest, over chunks that end anywhere. */
export interface Skimmer {
  /** The opening quote has been passed. */
  readonly openText: () => void;
  /** The opening bracket has been passed. */
  readonly openContainer: () => void;
  /** Past the closing quote, or to the end of the chunk: then `isOpen` stays true. */
  readonly text: (chunk: Buffer, from: number) => number;
  /** Past the closing bracket, or to the end of the chunk: then `isOpen` stays true. */
  readonly container: (chunk: Buffer, from: number) => number;
  readonly isOpen: () => boolean;
  /** Forgets what was begun. */
  readonly close: () => void;
}

export const createSkimmer = (): Skimmer => {
  let depth = 0;
  let quoted = false;
  /** The chunk ended after a backslash. */
  let escaped = false;

  const text = (chunk: Buffer, from: number): number => {
    const end = chunk.length;
    let at = from;
    if (escaped && at < end) {
      escaped = false;
      at++;
    }
    while (at < end) {
      const code = chunk[at++];
      if (code === quote) {
        quoted = false;
        return at;
      }
      if (code === backslash) {
        if (at < end) at++;
        else escaped = true;
      }
    }
    quoted = true;
    return at;
  };

  const container = (chunk: Buffer, from: number): number => {
    const end = chunk.length;
    let level = depth;
    let at = quoted ? text(chunk, from) : from;
    // Most bytes of a large file pass through this loop.
    while (at < end) {
      const code = chunk[at++] ?? 0;
      if (code === quote) at = text(chunk, at);
      // "[" and "{", "]" and "}" differ in one bit, and no other bytes fall on them.
      else if ((code | 0x20) === 0x7b) level++;
      else if ((code | 0x20) === 0x7d && --level === 0) break;
    }
    depth = level;
    return at;
  };

  return {
    openText: () => {
      depth = 0;
      quoted = true;
      escaped = false;
    },
    openContainer: () => {
      depth = 1;
      quoted = false;
      escaped = false;
    },
    text,
    container,
    isOpen: () => quoted || depth > 0,
    close: () => {
      depth = 0;
      quoted = false;
      escaped = false;
    },
  };
};
