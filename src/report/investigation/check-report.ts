import type { Hypothesis, Investigation } from '../../core/investigation.ts';
import { maskSecrets } from '../../investigation/infrastructure/secrets/mask-secrets.ts';
import type { Annotation, CheckReport } from '../check-report.ts';
import { escapePlain } from '../escape.ts';
import { doubtOf } from '../../investigation/synthesis/caution.ts';
import { renderInvestigationCheck } from './render-check.ts';

const plain = (text: string, most: number): string => escapePlain(maskSecrets(text.slice(0, 8 * most)), most);

const mark = (level: Annotation['level'], word: string, { id, title, location, evidence }: Hypothesis): Annotation[] =>
  location === null
    ? []
    : [
        {
          ...location,
          level,
          title: plain(`${word}: ${title}`, 160),
          message: [...evidence.slice(0, 6).map((it) => plain(it, 300)), id].join('\n'),
        },
      ];

/** Marks at what was proven to have made it worse; nothing else is shown beside the code. */
const annotationsOf = ({ hypotheses, rootCause, contributing }: Investigation): Annotation[] =>
  hypotheses.flatMap((it) => {
    if (it.id === rootCause) return mark('failure', 'Root cause', it);
    return contributing.includes(it.id) ? mark('warning', 'Contributing', it) : [];
  });

/** The check of an investigation. It blocks nothing: that is for the check of the change to do. */
export const investigationReport = (investigation: Investigation): CheckReport => {
  const { title, summary, text } = renderInvestigationCheck(investigation);
  const { state } = investigation;
  const isGood = (state === 'no-regression' && doubtOf(investigation) === null) || state === 'closed';
  return {
    conclusion: isGood ? 'success' : 'neutral',
    title,
    summary,
    text: text.trim() === '' ? null : text,
    annotations: annotationsOf(investigation),
    buttons: [{ label: 'Investigate again', description: 'Look once more for the cause', identifier: 'investigate' }],
  };
};
