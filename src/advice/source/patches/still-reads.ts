import { posix } from 'node:path';
import { parseDocument } from 'yaml';
import { parseSource } from '../parse-source.ts';
import { undeclaredNames } from './undeclared-names.ts';

const readsAsJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // tsconfig.json and others have comments and a comma after the last.
    return parseSource(`(${text}\n)`, 'settings.js')?.mistakes === 0;
  }
};

const readsAsYaml = (text: string): boolean => {
  try {
    return parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' }).errors.length === 0;
  } catch {
    return false;
  }
};

const readsAsScript = (path: string, after: string, sides: readonly string[]): boolean => {
  const parsed = parseSource(after, path);
  if (parsed === null) return false;
  const known = sides.flatMap((text) => parseSource(text, path) ?? []);
  const mistakes = known.length === 0 ? 0 : Math.max(...known.map((it) => it.mistakes));
  const undeclared = new Set(known.flatMap(({ program }) => Array.from(undeclaredNames(program))));
  return parsed.mistakes <= mistakes && undeclaredNames(parsed.program).isSubsetOf(undeclared);
};

/**
 * Whether a file that was edited can still be read: a script by the parser, with no more mistakes than one of its `sides` and without
 * a name that nothing declares; JSON and YAML by theirs. Other files always.
 */
export const stillReads = (path: string, after: string, sides: readonly string[]): boolean => {
  const name = posix.basename(path);
  if (/\.(?:[cm]?[jt]sx?|vue|svelte)$/iu.test(name)) return readsAsScript(path, after, sides);
  if (/\.(?:json|jsonc|webmanifest)$|^\.(?:babelrc|swcrc|postcssrc)$/iu.test(name)) return readsAsJson(after);
  // A lock file was written by a program, and is put back as a whole.
  if (/\.ya?ml$/iu.test(name) && after.length < 1_000_000) return readsAsYaml(after);
  return true;
};
