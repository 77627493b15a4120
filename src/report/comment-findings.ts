import { formatChange } from '../core/format.ts';
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
}

const locationText = (location: Finding['location']): string => {
  if (location === null) return '';
  const { path, startLine, endLine } = location;
  return ` in ${codeSpan(`${path}:${startLine}${endLine === startLine ? '' : `-${endLine}`}`)}`;
};

const fixLines = (fix: Finding['fix']): string[] => {
  if (fix === null) return [];
  const recovery = fix.proof?.recovery;
  const proof =
    recovery === undefined ? '' : ` Measured: it wins back ${formatChange(recovery).replace('+', '')} of the loss.`;
  const next = `  - **Next:** ${escapeMarkdown(fix.summary, 400)}${proof}`;
  if (fix.patch === null) return [next];
  const patch = codeBlock(fix.patch.split('\n'), { language: 'diff', most: 40 });
  return [next, '', ...patch.split('\n').map((line) => `    ${line}`), ''];
};

const findingLines = (finding: Finding, { evidence, told }: FindingsRoom): string[] => [
  `- ${severityFaces[finding.severity].emoji} **${escapeMarkdown(finding.title, 240)}**${locationText(finding.location)} ${codeSpan(finding.id, 20)}`,
  ...finding.evidence
    .filter((it) => !told.has(it))
    .slice(0, evidence)
    .map((it) => `  - ${escapeMarkdown(it, 300)}`),
  ...fixLines(finding.fix),
];

/** Findings as a list, each with its evidence and what to do next. */
export const findingsSection = (findings: readonly Finding[], room: FindingsRoom): string[] => {
  const shown = findings.slice(0, room.findings);
  if (shown.length === 0) return [];
  const rest = findings.length - shown.length;
  return [...shown.flatMap((it) => findingLines(it, room)), ...(rest > 0 ? [`- ${moreText(rest, 'finding')}`] : [])];
};
