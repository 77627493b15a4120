import type { Finding, Result } from '../core/result.ts';
import { proofText } from './comment-findings.ts';
import { codeSpan, escapeMarkdown } from './escape.ts';
import { byteLength, commentLimit } from './fit.ts';
import { replacementOf } from './patch.ts';

/** Hunks of one changed file of the pull request, as its head has them. */
export interface FileHunks {
  readonly path: string;
  readonly hunks: readonly { readonly newStart: number; readonly newLines: number }[];
}

/** A suggested change as a review comment on lines of the head (side RIGHT), Markdown. Lines count from 1, both ends included. */
export interface Suggestion {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly body: string;
}

// Characters that hide or reorder what a reader sees must not be taken over by a click; of line ends GitHub keeps none.
const hidden = /[^\P{C}\t]/u;

const isInOneHunk = (
  { path, startLine, endLine }: NonNullable<Finding['location']>,
  files: readonly FileHunks[],
): boolean =>
  files.some(
    (file) =>
      file.path === path &&
      file.hunks.some(({ newStart, newLines }) => startLine >= newStart && endLine < newStart + newLines),
  );

const suggestionOf = (finding: Finding, files: readonly FileHunks[]): Suggestion[] => {
  const { location, fix } = finding;
  if (location === null || fix === null || fix.patch === null || fix.proof === null) return [];
  // Only what was measured to help, by its whole interval.
  if (!(fix.proof.recovery.low > 0) || !isInOneHunk(location, files)) return [];
  const lines = replacementOf(fix.patch, location);
  if (lines === null || lines.some((line) => hidden.test(line))) return [];
  const runs = lines.join('\n').match(/`{3,}/gu) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  const body = [
    `**${escapeMarkdown(finding.title, 240)}** ${codeSpan(finding.id, 20)}`,
    '',
    `${escapeMarkdown(fix.summary, 400)}${proofText(fix)}`,
    '',
    `${fence}suggestion`,
    ...lines,
    fence,
  ].join('\n');
  if (byteLength(body) > commentLimit) return [];
  const { path, startLine, endLine } = location;
  return [{ path, startLine, endLine, body }];
};

const overlaps = (a: Suggestion, b: Suggestion): boolean =>
  a.path === b.path && a.startLine <= b.endLine && b.startLine <= a.endLine;

/**
 * Fixes that a person can take over by a click: those that were measured to win something back, whose patch replaces exactly the
 * lines of their finding, inside one hunk of the pull request. Of two for the same lines the first.
 */
export const suggestionsOf = ({ findings }: Pick<Result, 'findings'>, files: readonly FileHunks[]): Suggestion[] => {
  const kept: Suggestion[] = [];
  for (const it of findings.flatMap((finding) => suggestionOf(finding, files)))
    if (!kept.some((other) => overlaps(other, it))) kept.push(it);
  return kept;
};
