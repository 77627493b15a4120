import type { Finding } from '../core/result.ts';
import type { Annotation } from './check-report.ts';
import { proofText } from './comment-findings.ts';
import { escapePlain } from './escape.ts';

const levels = {
  blocking: 'failure',
  warning: 'warning',
  information: 'notice',
} as const satisfies Record<Finding['severity'], Annotation['level']>;

/** The most sentences of evidence: a mark is read beside the code, the check has them all. */
const mostEvidence = 6;

type Location = NonNullable<Finding['location']>;

/** Whether lines of a file of the repository are meant: GitHub refuses all annotations with one that makes no sense. */
const isInRepository = ({ path, startLine, endLine }: Location): boolean =>
  path !== '' &&
  path.length <= 1000 &&
  !path.startsWith('/') &&
  !path.split('/').includes('..') &&
  !/[\p{Cc}\p{Cs}\\]/u.test(path) &&
  startLine >= 1 &&
  endLine >= startLine;

const annotationOf = (finding: Finding): Annotation[] => {
  const { location, fix } = finding;
  if (location === null || !isInRepository(location)) return [];
  const { path, startLine, endLine } = location;
  const evidence = finding.evidence.slice(0, mostEvidence).map((it) => escapePlain(it, 300));
  const next = fix === null ? [] : [`Next: ${escapePlain(fix.summary, 400)}${proofText(fix)}`];
  return [
    {
      path,
      startLine,
      endLine,
      level: levels[finding.severity],
      title: escapePlain(finding.title, 160),
      message: [...evidence, ...next, escapePlain(finding.id, 40)].join('\n'),
    },
  ];
};

/** Marks on the lines that findings are about, in the order of the findings. A message is at most 3,600 characters long. */
export const annotationsOf = (findings: readonly Finding[]): Annotation[] => findings.flatMap(annotationOf);
