/** Something that could be read, or why not: a clause such as "there is no token". */
export type Known<T> =
  | { readonly known: true; readonly value: T }
  | {
      readonly known: false;
      readonly why: string;
      readonly cure: string | null;
      /** Whether it was asked for and refused, so that something is wrong. */
      readonly refused?: boolean;
    };
