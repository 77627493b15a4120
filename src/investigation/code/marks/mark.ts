/** Something in a source that is known to cost, at its line. What a change adds or takes away of it is a sign. */
export interface Mark {
  readonly kind:
    | 'query'
    | 'await'
    | 'together'
    | 'sync'
    | 'regex'
    | 'search'
    | 'clone'
    | 'copy'
    | 'insert'
    | 'remove'
    | 'listen'
    | 'log'
    | 'build'
    | 'agent'
    | 'close'
    | 'connect'
    | 'cache-get'
    | 'cache-set'
    | 'loop'
    | 'number'
    | 'limit'
    | 'wait';
  /** Which: "readFileSync", the name of the collection, the key of a number. */
  readonly what: string;
  /** From 1. */
  readonly line: number;
  /** How many functions are around it: 0 runs once, when the file is loaded. */
  readonly depth: number;
  /** Name of the innermost function around it; "" outside of all, and for functions without one. */
  readonly within: string;
  /** Whether it is done for each item of something: in the body of a loop, or of a function that a list calls. */
  readonly inLoop: boolean;
  /** Whether it is only done under a condition. */
  readonly conditional: boolean;
  /** Of numbers and arguments: what is written there. */
  readonly value: string;
}

/** What tells a mark from others of the same sort, wherever it stands. */
export const markKey = ({ kind, what, depth, within, inLoop, conditional, value }: Mark): string =>
  [kind, what, depth, within, inLoop, conditional, value].join('\0');

/** Those of `marks` that `others` have fewer of. */
export const beyond = (marks: readonly Mark[], others: readonly Mark[]): readonly Mark[] => {
  const left = new Map<string, number>();
  for (const it of others) left.set(markKey(it), (left.get(markKey(it)) ?? 0) + 1);
  return marks.filter((it) => {
    const count = left.get(markKey(it)) ?? 0;
    left.set(markKey(it), count - 1);
    return count <= 0;
  });
};
