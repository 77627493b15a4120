import { parsePatch, type StructuredPatch } from 'diff';
import type { Hypothesis, Investigation } from '../../core/investigation.ts';
import type { Finding } from '../../core/result.ts';
import { maskSecrets } from '../infrastructure/secrets/mask-secrets.ts';
import { classOf } from '../classes.ts';

type Hunk = StructuredPatch['hunks'][number];

/** Fixes in more pieces than this nobody takes over one by one. */
const mostPieces = 8;

/** Lines of the head that a hunk replaces, with as little around them as can be. From 1, both ends included; null where there are none. */
const linesOf = ({ oldStart, lines }: Hunk): { readonly startLine: number; readonly endLine: number } | null => {
  let old = oldStart;
  const taken: number[] = [];
  const added: number[] = [];
  const seen: number[] = [];
  for (const line of lines) {
    if (line.startsWith('\\')) return null;
    if (line.startsWith('+')) {
      added.push(old);
      continue;
    }
    seen.push(old);
    if (line.startsWith('-')) taken.push(old);
    old += 1;
  }
  // Lines that go between two others need one of these to stand on.
  const anchors = added.flatMap((at) => {
    if (taken.includes(at) || taken.includes(at - 1)) return [];
    return seen.includes(at - 1) ? [at - 1] : [at];
  });
  const all = [...taken, ...anchors];
  const [startLine, endLine] = [Math.min(...all), Math.max(...all)];
  return all.length === 0 || !seen.includes(startLine) || !seen.includes(endLine) ? null : { startLine, endLine };
};

const onlyHunk = (path: string, { oldStart, oldLines, newStart, newLines, lines }: Hunk): string =>
  [`--- a/${path}`, `+++ b/${path}`, `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`, ...lines, ''].join(
    '\n',
  );

interface Piece {
  readonly location: NonNullable<Finding['location']>;
  readonly patch: string;
}

const parsed = (patch: string): StructuredPatch[] => {
  try {
    return parsePatch(patch);
  } catch {
    return [];
  }
};

/** A patch hunk by hunk; null where it does anything but change lines of files that stay. */
const piecesOf = (patch: string): Piece[] | null => {
  const pieces: Piece[] = [];
  for (const { oldFileName = '', newFileName = '', hunks } of parsed(patch)) {
    const path = oldFileName.replace(/^a\//u, '');
    if (path === '' || oldFileName !== `a/${path}` || newFileName !== `b/${path}`) return null;
    for (const hunk of hunks) {
      const lines = linesOf(hunk);
      if (lines === null) return null;
      pieces.push({ location: { path, ...lines }, patch: onlyHunk(path, hunk) });
    }
  }
  return pieces.length === 0 || pieces.length > mostPieces ? null : pieces;
};

/** The task's patch is the one that was measured; it is not there where secrets of it had to be hidden. */
const measuredPatch = (
  { tasks }: Pick<Investigation, 'tasks'>,
  { experiment }: Hypothesis,
): Investigation['tasks'][number] | null =>
  tasks.find(
    ({ patch, expected }) =>
      patch !== null && expected.measured && patch === experiment?.patch && maskSecrets(patch) === patch,
  ) ?? null;

/** The measured fix of one hypothesis, piece by piece. All of them belong together. */
export interface SuggestedFix {
  readonly hypothesis: string;
  readonly findings: readonly Finding[];
}

const fixOf = (investigation: Investigation, hypothesis: Hypothesis): SuggestedFix[] => {
  const task = measuredPatch(investigation, hypothesis);
  const recovery = hypothesis.experiment?.recovery ?? null;
  if (task?.patch == null || recovery === null || !(recovery.low > 0)) return [];
  const pieces = piecesOf(task.patch);
  if (pieces === null) return [];
  const place =
    investigation.regressions.find(({ metric }) => metric === task.expected.metric) ?? investigation.regressions[0];
  const isRoot = hypothesis.experiment?.decision === 'root-cause';
  const findings = pieces.map(({ location, patch }, index): Finding => {
    const part =
      pieces.length === 1
        ? ''
        : ` Part ${index + 1} of ${pieces.length}: they belong together, so take over all of them.`;
    return {
      id: task.id,
      kind: isRoot ? 'root-cause' : 'contributing-factor',
      severity: isRoot ? 'blocking' : 'warning',
      title: hypothesis.title,
      suite: place?.suite ?? null,
      scenario: place?.scenario ?? null,
      route: place?.route ?? null,
      metric: place?.metric ?? null,
      evidence: hypothesis.evidence.slice(0, 3),
      location,
      fix: {
        summary: `This takes the change back.${part} Where what it does is wanted: ${classOf(hypothesis.class).fix}`,
        patch,
        proof: { recovery },
      },
    };
  });
  return [{ hypothesis: hypothesis.id, findings }];
};

/**
 * Fixes that were applied and measured, as findings whose patches replace exactly the lines of their place: what
 * src/report/suggestions.ts makes suggested changes of, where these lie in the diff. Causes come first. Nothing for what adds or deletes
 * files, for what does not win anything back for sure, and for patches with secrets.
 */
export const suggestedFixes = (investigation: Investigation): SuggestedFix[] => {
  const ids = [...(investigation.rootCause === null ? [] : [investigation.rootCause]), ...investigation.contributing];
  return ids.flatMap((id) => {
    const hypothesis = investigation.hypotheses.find((it) => it.id === id);
    return hypothesis === undefined ? [] : fixOf(investigation, hypothesis);
  });
};

/** The same as one list, for whoever shows findings. */
export const suggestionsOf = (investigation: Investigation): Finding[] =>
  suggestedFixes(investigation).flatMap(({ findings }) => findings);
