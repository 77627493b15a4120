import { isBelow, type SourceTree } from '../source-tree.ts';

/** A line of source code, with its place. */
export interface SourceLine {
  readonly path: string;
  readonly number: number;
  readonly text: string;
}

/** Code that no user of the service reaches. */
const aside =
  /(^|\/)(tests?|__tests__|__mocks__|specs?|e2e|cypress|examples?|docs|fixtures?|mocks?|stories|scripts|benchmarks?|migrations)\/|[._-](test|spec|stories|bench)\.\w+$|_test\.\w+$|(^|\/)test_\w+\.py$|\.d\.ts$|\.min\.js$/i;

const mostFiles = 400;
/** A longer line was written by a tool. */
const longestLine = 600;

/** Files of source code in `directory`, without tests, examples and what lies in `others`. */
export const sourceFiles = (
  tree: SourceTree,
  directory: string,
  extensions: RegExp,
  others: readonly string[] = [],
): string[] =>
  tree.paths
    .filter(
      (path) =>
        isBelow(directory, path) &&
        extensions.test(path) &&
        !aside.test(directory === '.' ? path : path.slice(directory.length + 1)) &&
        !others.some((other) => other !== '.' && other !== directory && isBelow(other, path)),
    )
    .slice(0, mostFiles);

/** The lines of `files` that people wrote, comments left out where a line holds nothing else. */
export const sourceLines = (tree: SourceTree, files: readonly string[]): SourceLine[] =>
  files.flatMap((path) =>
    (tree.read(path) ?? '').split('\n').flatMap((text, index) => {
      const isCode = text.length <= longestLine && !/^\s*(\/\/|\*|\/\*|#(?!\[))/.test(text);
      return isCode ? [{ path, number: index + 1, text }] : [];
    }),
  );
