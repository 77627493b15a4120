import type { Investigation } from '../../core/investigation.ts';
import { section } from '../markdown.ts';
import { clearedSentence, undecidedSentence } from './cleared-lines.ts';
import { coveredSentences } from './covered-lines.ts';
import { experimentTable } from './experiment-table.ts';
import { fixLines } from './fix-lines.ts';
import { seenBefore } from './learning-lines.ts';
import { criteriaLines } from './plan-lines.ts';
import type { InvestigationPage } from './room.ts';
import { measuredOf } from './standings.ts';
import { suspectTable } from './suspect-table.ts';

/** Criteria in sight. */
const mostCriteria = 4;

/** The arms that a reader has to see. Those that were cleared have a sentence of their own, unless there are no others. */
const tableLines = (investigation: Investigation, { room, whole }: InvestigationPage): string[] => {
  const measured = measuredOf(investigation.hypotheses);
  const telling = measured.filter(({ experiment }) => experiment.decision !== 'ruled-out');
  const hypotheses = telling.length === 0 ? measured : telling;
  return experimentTable({ ...investigation, hypotheses }, { rows: room.rows, whole });
};

/**
 * What a reader has in sight below the answer: the experiment, who was cleared, the measured fix, and when it will have succeeded; of a
 * first answer the suspects, which nothing has proven yet.
 */
export const mainLines = (investigation: Investigation, page: InvestigationPage): string[] => {
  const { state } = investigation;
  const isOpen = state === 'hypotheses' || state === 'cancelled';
  const isOver = state === 'no-regression';
  const table = tableLines(investigation, page);
  return [
    ...section('', table),
    ...section('', isOpen && table.length === 0 ? suspectTable(investigation, page) : []),
    ...section('', clearedSentence(investigation, page)),
    ...section('', isOpen || isOver ? [] : coveredSentences(investigation, page)),
    ...section('', isOpen || isOver ? [] : undecidedSentence(investigation, page)),
    ...section('', state === 'closed' ? [] : fixLines(investigation, page)),
    ...section(
      state === 'closed' ? 'It is done' : 'It is done when',
      isOver ? [] : criteriaLines(investigation, mostCriteria),
    ),
    ...section('', seenBefore(investigation)),
  ];
};
