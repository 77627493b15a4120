import type { Investigation } from '../../core/investigation.ts';
import type { Result } from '../../core/result.ts';
import { codeSpan } from '../escape.ts';
import { fit } from '../fit.ts';
import { answerLine, scopeLine } from './answer.ts';
import { clearedList, undecidedList } from './cleared-lines.ts';
import { coveredList } from './covered-lines.ts';
import { evidenceLines } from './evidence-lines.ts';
import { experimentChart } from './experiment-chart.ts';
import { experimentTable } from './experiment-table.ts';
import { impactSentences, regressionTable } from './impact-lines.ts';
import { learningLines } from './learning-lines.ts';
import { limitsLines } from './limits-lines.ts';
import { logLines } from './log-lines.ts';
import { type InvestigationLinks, investigationLinkLine, wholeInvestigation } from './links.ts';
import { criteriaLines, planTable } from './plan-lines.ts';
import { type InvestigationPage, pageRooms } from './room.ts';
import { suspectTable } from './suspect-table.ts';
import { tasksLines } from './task-lines.ts';
import { outside } from './words.ts';

/** Renderers of Markdown refuse, or give up on, much more. */
const limit = 900_000;

const part = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ...(lines.at(-1) === '' ? [] : [''])];

const method =
  'Each arm ran beside the base, in blocks of fresh processes. What it wins back is the share of the worsening that is gone without the change; what it shows alone is the share that the base has with nothing but the change. A counter has to go back with it: time can come back by luck, a count does not.';

const experimentLines = (investigation: Investigation, page: InvestigationPage): string[] => {
  const rows = experimentTable(investigation, { rows: page.room.rows, whole: page.whole });
  return rows.length === 0 ? [] : [method, '', ...experimentChart(investigation), '', ...rows];
};

/** "2026-03-02 09:15:31 UTC", as code: colons between numbers are taken for pictures. */
const momentText = (at: string): string => {
  const time = Date.parse(at);
  const text = Number.isNaN(time) ? at : `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return codeSpan(text, 40);
};

const timelineLines = ({ timeline }: Investigation, { room }: InvestigationPage): string[] =>
  timeline.slice(-room.events).map(({ at, text }) => `- ${momentText(at)}: ${outside(text, 500)}`);

const render = (
  investigation: Investigation,
  page: InvestigationPage,
  { result, links }: { readonly result: Pick<Result, 'metrics'> | null; readonly links: InvestigationLinks },
): string => {
  const isOpen = investigation.state === 'hypotheses';
  const impact = [
    ...regressionTable(investigation, result, page),
    ...(investigation.regressions.length === 0 ? [] : ['', ...impactSentences(investigation)]),
  ];
  return [
    answerLine(investigation),
    '',
    scopeLine(investigation),
    '',
    ...part('The experiment', experimentLines(investigation, page)),
    ...part('Suspects, not yet proven', isOpen ? suspectTable(investigation, page) : []),
    ...part('What was ruled out', clearedList(investigation, page)),
    ...part('What was left out', isOpen ? [] : coveredList(investigation, page)),
    ...part('What was not decided', isOpen ? [] : undecidedList(investigation, page)),
    ...part('Impact', impact),
    ...part('Evidence', evidenceLines(investigation, page)),
    ...part('Logs', logLines(investigation, page)),
    ...part('Plan', planTable(investigation, page.room.rows)),
    ...part('Tasks', tasksLines(investigation, page)),
    ...part('Criteria of success', criteriaLines(investigation, page.room.rows)),
    ...part('To remember', learningLines(investigation)),
    ...part('Timeline', timelineLines(investigation, page)),
    ...part('Limits', limitsLines(investigation)),
    ...investigationLinkLine(links),
    '',
  ].join('\n');
};

/**
 * investigation.md: everything that was found, the answer in its first line. Everything that comes from outside is escaped, secrets are
 * hidden, and all figures are those of the investigation. `result`: the comparison that showed the regression, for the figures of both
 * sides.
 */
export const renderInvestigation = (
  investigation: Investigation,
  {
    result = null,
    links = {},
  }: { readonly result?: Pick<Result, 'metrics'> | null; readonly links?: InvestigationLinks } = {},
): string =>
  fit(pageRooms, (room) => render(investigation, { room, whole: wholeInvestigation(links) }, { result, links }), limit);
