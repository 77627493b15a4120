/**
 * A text that is no JSON. `none`: nothing but white space; `truncated`: it ends too early; `too-big`: one value is larger than a
 * string may be. `offset` is the byte where it was noticed, from 0.
 */
export class JsonFault extends Error {
  readonly kind: 'none' | 'truncated' | 'syntax' | 'too-big';
  readonly offset: number;

  constructor(kind: JsonFault['kind'], offset: number) {
    super(`${kind} at byte ${offset}`);
    this.kind = kind;
    this.offset = offset;
  }
}
