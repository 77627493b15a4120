import type { Program } from '@babel/types';
import { createLineIndex } from '../../advice/source/line-index.ts';
import { parseSource } from '../../advice/source/parse-source.ts';
import { endOf, startOf, type Step, walk } from '../../advice/source/walk.ts';
import { type ModuleNames, moduleNames } from './module-names.ts';
import { type ScopeNames, scopeNames } from './scope-names.ts';

/** What is known of a text that was parsed. Offsets of names are made lines by `lineOf`. */
export interface Script extends ScopeNames, ModuleNames {
  readonly program: Program;
  /** How many mistakes the parser went past. */
  readonly mistakes: number;
  /** The line, from 1, of an offset. */
  readonly lineOf: (offset: number) => number;
  /** Lines, from 1, that lie within a text that spans lines: nothing there is a comment or mere indentation. */
  readonly textLines: () => ReadonlySet<number>;
}

const textLinesIn = (program: Program, lineOf: Script['lineOf']): ReadonlySet<number> => {
  const lines = new Set<number>();
  walk(program, ({ node }) => {
    if (node.type !== 'TemplateElement' && node.type !== 'JSXText') return;
    const [first, last] = [lineOf(startOf(node)), lineOf(endOf(node))];
    if (last === first) return;
    for (let line = first; line <= last; line += 1) lines.add(line);
  });
  return lines;
};

const once = <T extends object>(make: () => T): (() => T) => {
  let made: T | null = null;
  return () => (made ??= make());
};

/** null where it can't be parsed. Never throws. */
export const readScript = (text: string, path: string): Script | null => {
  const parsed = parseSource(text, path);
  if (parsed === null) return null;
  const { program, mistakes } = parsed;
  const lineOf = createLineIndex(text);
  const steps: Step[] = [];
  walk(program, (step) => void steps.push(step));
  return {
    program,
    mistakes,
    lineOf,
    textLines: once(() => textLinesIn(program, lineOf)),
    ...scopeNames(program, steps),
    ...moduleNames(steps),
  };
};

export type ReadScript = (text: string, path: string) => Script | null;

/** Reads texts once each; remembers the last `most` of them. */
export const createScriptReader = (most = Number.POSITIVE_INFINITY): ReadScript => {
  const known = new Map<string, Script | null>();
  return (text, path) => {
    const key = `${path}\0${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const script = readScript(text, path);
    known.set(key, script);
    const [oldest] = known.size > most ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    return script;
  };
};
