import { formatChange, formatPercent } from '../core/format.ts';
import type { Finding } from '../core/result.ts';
import { codeBlock, codeSpan, escapeMarkdown } from './escape.ts';
import { moreText, severityFaces } from './words.ts';

interface FindingsRoom {
  /** The most findings. */
  readonly findings: number;
  /** The most evidence sentences of each. */
  readonly evidence: number;
  /** Sentences whose content the reader has seen in a table above. */
  readonly told: ReadonlySet<string>;
  /** Where all findings are, as Markdown. */
  readonly whole: string;
}

/** The most lines of a patch. */
const mostPatchLines = 40;

const locationText = (location: Finding['location']): string => {
  if (location === null) return '';
  const { path, startLine, endLine } = location;
  return ` in ${codeSpan(`${path}:${startLine}${endLine === startLine ? '' : `-${endLine}`}`)}`;
};

/**
 * What a measured fix does: "Measured: it wins back 92 % (85 to 99) of the loss."; of exact figures "It wins back 99 % of the growth.";
 * empty when it was not measured.
 */
export const proofText = ({ proof }: NonNullable<Finding['fix']>): string => {
  if (proof === null) return '';
  const { estimate, low, high } = proof.recovery;
  return low === high
    ? ` It wins back ${formatPercent(estimate).replace('+', '')} of the growth.`
    : ` Measured: it wins back ${formatChange(proof.recovery).replace('+', '')} of the loss.`;
};

const patchLines = (patch: string, whole: string): string[] => {
  const lines = patch.trimEnd().split('\n');
  const block = codeBlock(lines.slice(0, mostPatchLines), { language: 'diff', most: mostPatchLines });
  const more = lines.length - mostPatchLines;
  const rest = more > 0 ? [moreText(more, 'line', whole)] : [];
  return ['', ...block.split('\n'), ...rest].map((line) => (line === '' ? '' : `    ${line}`)).concat('');
};

const fixLines = (fix: Finding['fix'], whole: string): string[] => {
  if (fix === null) return [];
  const next = `  - **Next:** ${escapeMarkdown(fix.summary, 400)}${proofText(fix)}`;
  return [next, ...(fix.patch === null ? [] : patchLines(fix.patch, whole))];
};

const findingLines = (finding: Finding, { evidence, told, whole }: FindingsRoom): string[] => [
  `- ${severityFaces[finding.severity].emoji} **${escapeMarkdown(finding.title, 240)}**${locationText(finding.location)} ${codeSpan(finding.id, 20)}`,
  ...finding.evidence
    .filter((it) => !told.has(it))
    .slice(0, evidence)
    .map((it) => `  - ${escapeMarkdown(it, 300)}`),
  ...fixLines(finding.fix, whole),
];

/** Findings as a list, each with its evidence and what to do next. */
export const findingsSection = (findings: readonly Finding[], room: FindingsRoom): string[] => {
  const shown = findings.slice(0, room.findings);
  if (shown.length === 0) return [];
  const rest = findings.length - shown.length;
  return [
    ...shown.flatMap((it) => findingLines(it, room)),
    ...(rest > 0 ? [`- ${moreText(rest, 'finding', room.whole)}`] : []),
  ];
};
