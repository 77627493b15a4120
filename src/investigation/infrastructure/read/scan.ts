/** Blocks within blocks: whoever nests deeper wants to fill up memory. */
export const deepest = 200;

/** A text that is read from left to right, past comments and quotes. */
export interface Scanner {
  readonly at: () => number;
  readonly isOver: () => boolean;
  /** What comes next. */
  readonly next: () => string;
  readonly move: (count: number) => void;
  /** Past spaces, line breaks and comments. */
  readonly skip: () => void;
  /** Whether the text goes on with this; and then past it. */
  readonly take: (what: RegExp) => string | null;
}

/** `space` matches spaces and comments. Expressions are sticky. */
export const createScanner = (text: string, space: RegExp): Scanner => {
  let at = 0;
  const take = (what: RegExp): string | null => {
    what.lastIndex = at;
    const [found] = what.exec(text) ?? [];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  return {
    at: () => at,
    isOver: () => at >= text.length,
    next: () => text[at] ?? '',
    move: (count) => {
      at += count;
    },
    skip: () => void take(space),
    take,
  };
};
