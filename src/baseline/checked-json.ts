import { BaselineError } from '../core/errors.ts';

/** Characters. A decade of a busy project's data.js. */
export const longestImport = 64_000_000;
const deepest = 30;

const cure = 'Import the file as its tool wrote it, and see that it is whole.';

const refused = (what: string, problem: string): BaselineError => new BaselineError(`${what} ${problem}`, cure);

/**
 * JSON from anywhere, as data: refused with a BaselineError that names `what` when it is not JSON, absurdly deep or long,
 * has numbers beyond what a number can hold, or a key that programs stumble over.
 */
export const checkedJson = (text: string, what: string): unknown => {
  if (text.length > longestImport)
    throw refused(what, `has ${Math.round(text.length / 1e6)} MB, and at most ${longestImport / 1e6} are read.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused(what, 'is not JSON.');
  }
  // Level by level, so that no nesting can exhaust the stack.
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw refused(what, `is nested more than ${deepest} levels deep.`);
    const next: unknown[] = [];
    for (const it of level) {
      if (typeof it === 'number' && !Number.isFinite(it))
        throw refused(what, 'has a number that is too large to be one (such as 1e999).');
      if (typeof it !== 'object' || it === null) continue;
      if (Object.hasOwn(it, '__proto__')) throw refused(what, 'has a key "__proto__", which no tool writes.');
      for (const inner of Object.values(it)) next.push(inner);
    }
    level = next;
  }
  return value;
};
