import type { CauseKind } from '../../../core/bundle/cause-kinds.ts';
import { type LineRun, lineRuns, splitLines, undoRuns } from '../line-runs.ts';
import { headingOf } from '../settings/heading-of.ts';
import { settingFileKind } from '../settings/setting-file.ts';
import { settingRules } from '../settings/setting-rules.ts';
import { stillReads } from './still-reads.ts';

export interface SettingToRestore {
  readonly path: string;
  readonly base: string;
  readonly head: string;
  readonly cause: CauseKind;
}

/** More lines are no setting. */
const mostLines = 12;

const bare = (line: string): string => line.trim().replace(/,$/u, '');

/** Brackets, comments and empty lines follow the lines around them; a line with a comma more or less says the same. */
const saysNothing = (line: string): boolean => /^[\s{}()[\];,]*$|^\s*(?:\/\/|\/\*|\*|#)/u.test(line);

type IsAbout = (run: LineRun, side: 'base' | 'head', index: number) => boolean;

const wholeRun = (run: LineRun, isAbout: IsAbout): readonly LineRun[] => {
  const says = (side: 'base' | 'head'): readonly boolean[] => {
    const others = new Set(run[side === 'base' ? 'head' : 'base'].map(bare));
    return run[side].flatMap((line, index) =>
      saysNothing(line) || others.has(bare(line)) ? [] : [isAbout(run, side, index)],
    );
  };
  const lines = [...says('base'), ...says('head')];
  return lines.length > 0 && lines.length <= mostLines && lines.every(Boolean) ? [run] : [];
};

/** Line for line, where as many were put in as were taken away: only the pairs that are about it. */
const pairs = (run: LineRun, isAbout: IsAbout): readonly LineRun[] => {
  if (run.base.length !== run.head.length) return [];
  return run.head.flatMap((line, index): readonly LineRun[] => {
    const old = run.base[index] ?? '';
    const isPair =
      isAbout(run, 'head', index) && isAbout(run, 'base', index) && !saysNothing(line) && !saysNothing(old);
    return isPair ? [{ at: run.at + index, baseAt: run.baseAt + index, base: [old], head: [line] }] : [];
  });
};

/**
 * The head's text with the lines back as the base has them that set what a cause comes from; other changes of the file stay. Null where
 * no changed line is about it and nothing else, or the file would be broken.
 */
export const restoreSetting = ({ path, base, head, cause }: SettingToRestore): string | null => {
  const kind = settingFileKind(path);
  const rule = settingRules[cause];
  if (kind === null || kind === 'lock' || rule === undefined || !rule.files.includes(kind)) return null;
  const dedicated = kind === 'targets' && rule.files[0] === 'targets';
  const lines = { base: splitLines(base), head: splitLines(head) };
  const isAbout: IsAbout = (run, side, index) => {
    const line = run[side][index] ?? '';
    const at = (side === 'base' ? run.baseAt : run.at) + index;
    return dedicated || rule.words.test(line) || rule.words.test(headingOf(lines[side], at, line));
  };
  const runs = lineRuns(base, head);
  if (runs === null) return null;
  const chosen = runs.flatMap((run) => {
    const whole = wholeRun(run, isAbout);
    return whole.length > 0 ? whole : pairs(run, isAbout);
  });
  if (chosen.length === 0) return null;
  const text = undoRuns(head, chosen);
  return stillReads(path, text, [base, head]) ? text : null;
};
