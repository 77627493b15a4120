import { createCaptures } from './captures.ts';
import { JsonFault } from './json-fault.ts';
import { type CutNames, cutNames, passMembers } from './members.ts';
import { createSkimmer, quote } from './skimmer.ts';

export type JsonPath = readonly (string | number)[];
export type JsonShape = 'object' | 'array' | 'scalar';

/**
 * What becomes of a value. enter: its members are asked for one by one; take: it is parsed as a whole; a set: an object is parsed
 * without the members of these names, which are asked for by themselves and are null in it.
 */
export type JsonWish = 'skip' | 'enter' | 'take' | ReadonlySet<string>;

export interface JsonVisitor {
  /** Asked where a value starts. `path` is only good during the call. */
  readonly begin: (path: JsonPath, shape: JsonShape) => JsonWish;
  /** A value that was taken; members that were cut out of it came before. `path` is only good during the call. */
  readonly value: (path: JsonPath, value: unknown) => void;
  /** Asked before a value that was taken is parsed, with its text: false for one that is not needed after all. */
  readonly isNeeded?: (path: JsonPath, text: Buffer) => boolean;
}

export interface JsonScanner {
  /** The next bytes, in order; the buffer may be used again afterwards. Throws a JsonFault. */
  readonly push: (chunk: Buffer) => void;
  /** There are no more. Throws a JsonFault when the value is not complete. */
  readonly end: () => void;
}

interface Frame {
  readonly isObject: boolean;
  /** Members that are cut out; null when the container was entered. */
  readonly cut: ReadonlySet<string> | null;
  readonly names: CutNames | null;
  /** The member at hand is being cut out. */
  apart: boolean;
}

/** What may come next, or what is being passed. */
type State =
  | 'value'
  | 'first-value'
  | 'first-key'
  | 'key'
  | 'colon'
  | 'comma'
  | 'done'
  | 'in-key'
  | 'in-text'
  | 'in-scalar'
  | 'in-container';

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
/** The first byte of a number, true, false and null. */
const startsScalar = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x74 || code === 0x66 || code === 0x6e;
const endsScalar = (code: number): boolean => code === 0x2c || code === 0x7d || code === 0x5d || isSpace(code);

/**
 * Reads JSON of any length in the memory of its largest taken value. It knows only strings, brackets and depth: what is skipped
 * is not checked, what is taken goes through JSON.parse.
 */
export const createJsonScanner = (visitor: JsonVisitor): JsonScanner => {
  const frames: Frame[] = [];
  const path: (string | number)[] = [];
  const captures = createCaptures();
  const skimmer = createSkimmer();
  let state: State = 'value';
  /** What to do with the value at hand, where it is no frame. `part`: it stays in the capture around it. */
  let wish: 'skip' | 'take' | 'part' = 'skip';
  let passed = 0;

  const fault = (at: number): JsonFault => new JsonFault('syntax', passed + at);

  const parse = (text: string, at: number): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      throw fault(at);
    }
  };

  const settle = (at: number): number => {
    const frame = frames.at(-1);
    if (frame?.apart === true) {
      frame.apart = false;
      captures.resume(at);
    }
    state = frame === undefined ? 'done' : 'comma';
    return at;
  };

  const deliver = (chunk: Buffer, at: number): void => {
    const text = captures.close(chunk, at);
    if (visitor.isNeeded?.(path, text) === false) return;
    visitor.value(path, parse(text.toString(), at));
  };

  const endValue = (chunk: Buffer, at: number): number => {
    if (wish === 'take') deliver(chunk, at);
    return settle(at);
  };

  const closeFrame = (chunk: Buffer, at: number): number => {
    const frame = frames.pop();
    path.pop();
    if (frame !== undefined && frame.cut !== null) deliver(chunk, at + 1);
    return settle(at + 1);
  };

  const ask = (chunk: Buffer, at: number, shape: JsonShape): JsonWish | 'part' => {
    const frame = frames.at(-1);
    if (frame === undefined || frame.cut === null) return visitor.begin(path, shape);
    if (!frame.cut.has(String(path.at(-1)))) return 'part';
    captures.suspend(chunk, at);
    frame.apart = true;
    return visitor.begin(path, shape);
  };

  const prepared = new Map<ReadonlySet<string>, CutNames>();
  const namesOf = (cut: ReadonlySet<string>): CutNames => {
    const names = prepared.get(cut) ?? cutNames(cut);
    prepared.set(cut, names);
    return names;
  };

  const openFrame = (isObject: boolean, cut: ReadonlySet<string> | null): void => {
    frames.push({ isObject, cut, names: cut === null ? null : namesOf(cut), apart: false });
    path.push(isObject ? '' : 0);
    state = isObject ? 'first-key' : 'first-value';
  };

  const beginValue = (chunk: Buffer, at: number, code: number): number => {
    const isObject = code === 0x7b;
    const isContainer = isObject || code === 0x5b;
    if (!isContainer && code !== quote && !startsScalar(code)) throw fault(at);
    const asked = ask(chunk, at, isObject ? 'object' : isContainer ? 'array' : 'scalar');
    const isTaken = asked === 'take' || typeof asked === 'object';
    if (isTaken) captures.open(at);
    if (isContainer && asked === 'enter') openFrame(isObject, null);
    else if (isObject && typeof asked === 'object') openFrame(true, asked);
    else {
      wish = isTaken ? 'take' : asked === 'part' ? 'part' : 'skip';
      state = isContainer ? 'in-container' : code === quote ? 'in-text' : 'in-scalar';
      if (isContainer) skimmer.openContainer();
      else if (code === quote) skimmer.openText();
    }
    return at + 1;
  };

  const endKey = (chunk: Buffer, at: number): number => {
    const text = captures.closeKey(chunk, at).toString('utf8');
    path[path.length - 1] = text.includes('\\') ? String(parse(text, at)) : text.slice(1, -1);
    state = 'colon';
    return at;
  };

  const afterValue = (chunk: Buffer, at: number, code: number): number => {
    const isObject = frames.at(-1)?.isObject === true;
    if (code === (isObject ? 0x7d : 0x5d)) return closeFrame(chunk, at);
    if (code !== 0x2c) throw fault(at);
    const last = path.at(-1);
    if (typeof last === 'number') path[path.length - 1] = last + 1;
    state = isObject ? 'key' : 'value';
    return at + 1;
  };

  const structure = (chunk: Buffer, at: number): number => {
    const code = chunk[at] ?? 0;
    // A byte order mark, as some shells on Windows write it.
    if (isSpace(code) || (code >= 0xbb && passed + at < 3 && state === 'value')) return at + 1;
    if (state === 'comma') return afterValue(chunk, at, code);
    if (state === 'value') return beginValue(chunk, at, code);
    if (state === 'first-value') return code === 0x5d ? closeFrame(chunk, at) : beginValue(chunk, at, code);
    if (state === 'first-key' && code === 0x7d) return closeFrame(chunk, at);
    if (state === 'colon' && code === 0x3a) state = 'value';
    else if ((state === 'first-key' || state === 'key') && code === quote) {
      captures.openKey(at);
      skimmer.openText();
      state = 'in-key';
    } else throw fault(at);
    return at + 1;
  };

  const scalar = (chunk: Buffer, from: number): number => {
    let at = from;
    while (at < chunk.length && !endsScalar(chunk[at] ?? 0)) at++;
    return at < chunk.length ? endValue(chunk, at) : at;
  };

  const skim = (chunk: Buffer, from: number): number => {
    const at = state === 'in-container' ? skimmer.container(chunk, from) : skimmer.text(chunk, from);
    if (skimmer.isOpen()) return at;
    return state === 'in-key' ? endKey(chunk, at) : endValue(chunk, at);
  };

  /** Most of what there is are members that stay where they are. */
  const skipMembers = (chunk: Buffer, at: number): number => {
    const names = frames.at(-1)?.names ?? null;
    if (names === null || (state !== 'comma' && state !== 'first-key')) return at;
    const next = passMembers(chunk, at, { names, isFirst: state === 'first-key', skimmer });
    if (next > at) state = 'comma';
    return next;
  };

  const step = (chunk: Buffer, at: number): number => {
    if (state === 'in-scalar') return scalar(chunk, at);
    if (state === 'in-container' || state === 'in-text' || state === 'in-key') return skim(chunk, at);
    const next = skipMembers(chunk, at);
    return next > at ? next : structure(chunk, at);
  };

  return {
    push: (chunk) => {
      let at = 0;
      while (at < chunk.length) at = step(chunk, at);
      captures.carry(chunk, passed);
      passed += chunk.length;
    },
    end: () => {
      if (state === 'in-scalar' && frames.length === 0) endValue(Buffer.alloc(0), 0);
      if (state === 'done') return;
      throw new JsonFault(state === 'value' && frames.length === 0 ? 'none' : 'truncated', passed);
    },
  };
};
