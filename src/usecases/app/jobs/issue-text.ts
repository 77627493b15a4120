import { metricTitle, valueText } from '../../../advice/phrase.ts';
import { usualToleranceWords } from '../../../core/change-words.ts';
import { formatChange } from '../../../core/format.ts';
import type { TrendResult } from '../../../core/result.ts';
import { codeSpan, escapeMarkdown, escapePlain } from '../../../report/escape.ts';
import { left, right, table } from '../../../report/markdown.ts';
import { trendChart } from '../../../report/trend-chart.ts';
import type { WatchedPlace } from './watch-place.ts';
import { type Watched, worsePlaces } from './watch-series.ts';

/** The newest records that the table has. */
const mostRows = 12;

const isSha = (commit: string): boolean => /^[\da-f]{40}(?:[\da-f]{24})?$/.test(commit);

/** GitHub makes links of whole commits. A record of another store may hold any text. */
const commitText = (commit: string): string => (isSha(commit) ? commit : escapeMarkdown(commit, 40));

const dayOf = (at: string): string =>
  Number.isNaN(Date.parse(at)) ? 'unknown' : new Date(at).toISOString().slice(0, 10);

const shiftLines = ({ trend, shift, paired, tolerance }: WatchedPlace): string[] => {
  if (shift === null) return [];
  const index = trend.points.findIndex(({ commit }) => commit === shift.commit);
  const before = trend.points[index - 1]?.commit;
  const own =
    paired === null
      ? ''
      : ` Measured beside each other, the commits from shortly before it to now add up to ${formatChange(paired)}.`;
  const search =
    before !== undefined && isSha(before) && isSha(shift.commit)
      ? [
          `What came in there: ${codeSpan(`git log --oneline ${before.slice(0, 12)}..${shift.commit.slice(0, 12)}`)}`,
          '',
        ]
      : [];
  return [
    `Its level changed for good at ${commitText(shift.commit)} (${dayOf(shift.at)}): **${formatChange(shift.change)}**, tolerance ${usualToleranceWords(trend.metric, tolerance)}.${own}`,
    '',
    ...search,
  ];
};

const rowsOf = ({ points, metric, unit, shifts }: TrendResult): string[][] => {
  const shifted = new Set(shifts.map(({ commit }) => commit));
  return points
    .slice(-mostRows)
    .toReversed()
    .map(({ commit, at, value }) => [
      commitText(commit),
      dayOf(at),
      valueText(value, metric, escapePlain(unit, 20)),
      shifted.has(commit) ? 'new level' : '',
    ]);
};

const placeLines = (place: WatchedPlace): string[] => {
  const { trend, creep } = place;
  return [
    `### ${trend.scenario === null ? 'The whole suite' : `Scenario ${escapeMarkdown(trend.scenario, 100)}`}`,
    '',
    ...shiftLines(place),
    ...(creep === null ? [] : [escapeMarkdown(creep, 800), '']),
    ...trendChart(trend),
    '',
    ...table([left('Commit'), left('Recorded'), right('Value'), left('')], rowsOf(trend)),
    '',
  ];
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Title of the issue, plain text. */
export const issueTitle = ({ suite, metric }: Watched, branch: string): string =>
  `${capital(metricTitle(metric))} of ${escapePlain(suite, 60)} got worse on ${escapePlain(branch, 60)}`;

/** The issue with its evidence, Markdown: what changed where, the course as a chart, and the commits. */
export const issueBody = (watched: Watched, branch: string): string =>
  [
    `Refreshes of the baseline on ${codeSpan(branch, 100)} show that ${metricTitle(watched.metric)} of suite ${codeSpan(watched.suite, 100)} got worse and stayed so.`,
    '',
    ...worsePlaces(watched).flatMap(placeLines),
    'Pacegate closes this issue when later refreshes show that it is gone. Whoever finds it acceptable closes it: it is not opened again for the same change.',
    '',
  ].join('\n');

/** The comment that an issue is closed with, Markdown. */
export const goneText = ({ suite, metric, places }: Watched): string => {
  const records = Math.max(0, ...places.map(({ trend }) => trend.points.length));
  return `It is gone: the newest ${records} records of suite ${codeSpan(suite, 100)} show no lasting worsening of ${metricTitle(metric)} beyond its tolerance any more.`;
};
