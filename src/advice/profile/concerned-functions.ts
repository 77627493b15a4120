import type { LineRange } from '../source/line-range.ts';
import type { FunctionRange, SourceFunctions } from './function-ranges.ts';
import { anonymous } from './plain-name.ts';

const holds = (outer: LineRange, inner: LineRange): boolean =>
  outer.startLine <= inner.startLine && inner.endLine <= outer.endLine;

/**
 * The functions that changed lines are about: the innermost one around them, up to the first with a name, those that begin in them, and
 * for what lies outside of all functions those that use what it declares.
 */
export const concernedFunctions = (source: SourceFunctions, lines: LineRange): readonly FunctionRange[] => {
  const around = source.functions.filter((fn) => holds(fn, lines)).toReversed();
  const named = around.findIndex(({ name }) => name !== anonymous);
  const nearest = around.slice(0, named === -1 ? around.length : named + 1);
  const begun = source.functions.filter(({ startLine }) => lines.startLine <= startLine && startLine <= lines.endLine);
  return [...nearest, ...begun, ...(nearest.length === 0 ? source.usersOf(lines) : [])];
};
