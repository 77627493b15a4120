import { type ParserOptions, parse } from '@babel/parser';
import type { Program } from '@babel/types';
import { partsOf } from './script-blocks.ts';
import { withinTime } from './within-time.ts';

/** Longer files are made by machines, and nobody imports by hand there. UTF-16 units. */
const longest = 2_000_000;

/**
 * The parser tries several readings of what may be an arrow function or a type, one inside of the other: thirty times "async<T>(" keep it busy
 * for ever, and with labels it fills the memory. What people write takes milliseconds. ms.
 */
const longestTime = 3000;

type Plugins = NonNullable<ParserOptions['plugins']>;

/** Decorators of parameters, as Angular and Nest have them, are only in the older proposal. */
const common: Plugins = ['decorators-legacy', 'exportDefaultFrom'];

const pluginsOf = (path: string, language: string | null): Plugins => {
  const extension = language ?? path.split('.').at(-1)?.toLowerCase() ?? '';
  // `<T>value` is a cast in .ts and an element in .tsx.
  if (/^[cm]?ts$/u.test(extension)) return [...common, 'typescript'];
  if (extension === 'tsx') return [...common, 'typescript', 'jsx'];
  return [...common, 'flow', 'jsx'];
};

export interface ParsedSource {
  readonly program: Program;
  /** How many mistakes the parser went past. */
  readonly mistakes: number;
}

/**
 * Parses the script of a file, or of a Vue or Svelte component, with offsets and lines of the whole file. Goes past mistakes where it
 * can; null where it can't, and for files that are too long. Never throws.
 */
export const parseSource = (text: string, path: string): ParsedSource | null => {
  if (text.length > longest) return null;
  const { script, language } = partsOf(text, path);
  // A mistake that it can't go past, or nesting deeper than the stack or the time: the text is a stranger's.
  return withinTime(() => {
    const { program, errors } = parse(script, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      attachComment: false,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowUndeclaredExports: true,
      plugins: pluginsOf(path, language),
    });
    return { program, mistakes: errors?.length ?? 0 };
  }, longestTime);
};
