import type { Cause } from '../../../core/bundle/bundle-growth.ts';
import type { CauseKind } from '../../../core/bundle/cause-kinds.ts';
import type { RemovedLine } from '../changed-lines.ts';
import type { LineRange } from '../line-range.ts';
import { headingOf } from './heading-of.ts';
import { namesPackage } from './names-package.ts';
import { type SettingFileKind, settingFileKind } from './setting-file.ts';
import { type SettingRule, settingRules } from './setting-rules.ts';

export interface ChangedSettingFile {
  /** From the root of the repository. */
  readonly path: string;
  /** At head. */
  readonly text: string;
  /** Lines that the change adds. */
  readonly changedLines: readonly LineRange[];
  /** Lines that it takes away: a flag can be lost without a new line. */
  readonly removed?: readonly RemovedLine[];
}

export interface SettingToLocate {
  /** Changed files; those that set nothing are passed over. */
  readonly files: readonly ChangedSettingFile[];
  readonly cause: CauseKind;
  /** The package that it is about: its lines come first. */
  readonly package?: string | null;
}

interface ChangedLine {
  readonly path: string;
  readonly kind: SettingFileKind;
  readonly line: number;
  readonly text: string;
  /** The line that it stands under: in a lock file the package that a version belongs to. */
  readonly heading: string;
}

/** Lines of one file that are looked at: lock files change by the thousand. */
const mostLines = 20_000;

const isComment = (text: string): boolean => /^\s*(?:\/\/|\*|\/\*|#)/u.test(text);

const linesOf = ({ path, text, changedLines, removed = [] }: ChangedSettingFile): readonly ChangedLine[] => {
  const kind = settingFileKind(path);
  if (kind === null) return [];
  const lines = text.split('\n');
  const found: ChangedLine[] = [];
  const add = (line: number, content: string): void => {
    if (found.length >= mostLines || content.trim() === '') return;
    const heading = headingOf(lines, line - 1, content);
    found.push({ path, kind, line: Math.min(Math.max(1, line), lines.length), text: content, heading });
  };
  for (const { startLine, endLine } of changedLines)
    for (let line = startLine; line <= Math.min(endLine, lines.length); line += 1) add(line, lines[line - 1] ?? '');
  for (const it of removed) add(it.line, it.text);
  return found;
};

/** How well a line fits; 0 for not at all. What its words say is worth more than which file it is in. */
const fit = (it: ChangedLine, rule: SettingRule, name: string | null): number => {
  const place = rule.files.indexOf(it.kind);
  if (place === -1) return 0;
  const named = name !== null && (namesPackage(it.text, name) || namesPackage(it.heading, name));
  // In a file that sets nothing but browsers, every line does.
  const said =
    !isComment(it.text) && (rule.words.test(it.text) || (it.kind === 'targets' && rule.files[0] === 'targets'));
  // One of several values ("ie 11" under "browserslist"), and where there is nothing better, any line of the bundler's.
  const under = !isComment(it.text) && rule.words.test(it.heading);
  const any = rule.anyLine && !isComment(it.text) && it.kind === 'bundler';
  const weight = (named ? 8 : 0) + (said ? 4 : 0) + (under ? 2 : 0) + (any ? 1 : 0);
  return weight === 0 ? 0 : weight * 10 + (rule.files.length - place);
};

/**
 * The line of the change that sets what a cause comes from: in the configuration of the bundler or compiler, in package.json, a lock
 * file, or where the build is started. Null where no line of the change says anything about it.
 */
export const locateSetting = ({ files, cause, package: name = null }: SettingToLocate): Cause['location'] => {
  const rule = settingRules[cause];
  if (rule === undefined) return null;
  let best: { readonly line: ChangedLine; readonly fit: number } | null = null;
  for (const line of files.flatMap(linesOf)) {
    const value = fit(line, rule, name);
    if (value > (best?.fit ?? 0)) best = { line, fit: value };
  }
  return best === null ? null : { path: best.line.path, startLine: best.line.line, endLine: best.line.line };
};
