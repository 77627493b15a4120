import type { UploadLimits } from './limits.ts';
import { refusal } from './refuse.ts';

type Bounds = Pick<UploadLimits, 'depth' | 'values' | 'keys' | 'text'>;

const signs = { quote: 0x22, backslash: 0x5c, comma: 0x2c, colon: 0x3a, list: 0x5b, mapping: 0x7b } as const;
const ends = { list: 0x5d, mapping: 0x7d } as const;

/**
 * What is too much in a JSON text, or null. Looks at the bytes only, because a list of a million lists would take its memory
 * while it is being parsed.
 */
const excessOf = (bytes: Uint8Array, bounds: Bounds): string | null => {
  let values = 1;
  let isText = false;
  // Keys so far of each mapping that is open, the outermost first; lists have none.
  const keys: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isText) {
      if (byte === signs.backslash) at++;
      else if (byte === signs.quote) isText = false;
      continue;
    }
    if (byte === signs.quote) isText = true;
    else if (byte === signs.comma) values++;
    else if (byte === signs.list || byte === signs.mapping) {
      values++;
      if (keys.push(0) > bounds.depth) return `is more than ${bounds.depth} levels deep`;
    } else if (byte === ends.list || byte === ends.mapping) keys.pop();
    else if (byte === signs.colon) {
      const own = (keys.pop() ?? 0) + 1;
      if (own > bounds.keys) return `has a mapping of more than ${bounds.keys} keys`;
      keys.push(own);
    }
    if (values > bounds.values) return `holds more than ${bounds.values} values`;
  }
  return null;
};

/** What can't be used in a parsed value, or null. */
const faultOf = (value: unknown, { text: longest }: Bounds): string | null => {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'number' && !Number.isFinite(next)) return 'holds a number that is too large';
    if (typeof next === 'string' && next.length > longest) return `holds a text of more than ${longest} characters`;
    if (typeof next !== 'object' || next === null) continue;
    // Whoever copies such an object by key would give the copy another prototype.
    if (Object.hasOwn(next, '__proto__')) return 'has the key "__proto__"';
    if (Object.keys(next).some((key) => key.length > longest)) return `has a key of more than ${longest} characters`;
    for (const own of Object.values(next)) open.push(own);
  }
  return null;
};

const decode = (bytes: Uint8Array, name: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw refusal(name, 'is not a text in UTF-8', { cause: error });
  }
};

const parse = (text: string, name: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Not as the cause: what V8 says quotes the text.
    throw refusal(name, 'is not JSON');
  }
};

/** The value of a JSON file of an upload, within bounds, with finite numbers only. Throws an UploadError. */
export const parseJson = (bytes: Uint8Array, name: string, bounds: Bounds): unknown => {
  const text = decode(bytes, name);
  const excess = excessOf(bytes, bounds);
  if (excess !== null) throw refusal(name, excess);
  const value = parse(text, name);
  const fault = faultOf(value, bounds);
  if (fault !== null) throw refusal(name, fault);
  return value;
};
