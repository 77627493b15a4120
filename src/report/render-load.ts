import type { Measurement } from '../core/measurement.ts';
import type { CheckReport } from './check-report.ts';
import { conclusionOf } from './check-report.ts';
import { codeSpan, escapeMarkdown, escapePlain } from './escape.ts';
import { renderMeasureMarkdown } from './measure-markdown.ts';
import { amountText, partText, verdictWords } from './measure-words.ts';

const firstLine = ({ reasons }: Measurement): string => reasons[0]?.split('\n', 1)[0] ?? '';

const reasonsOf = ({ reasons }: Measurement): string[] =>
  reasons.slice(0, 20).map((text) => `- ${escapeMarkdown(text.split('\n', 1)[0] ?? '', 600)}`);

const scenariosOf = ({ scenarios }: Measurement): string[] =>
  scenarios.map((it) => `- ${escapeMarkdown(partText(it))}: ${amountText(it)}`);

/**
 * What the check of a load shows. It is one commit against the budgets, so it is no verdict on a change, and has a check of its own. Names
 * come from outside and are escaped.
 */
export const renderLoadCheck = (measurement: Measurement): CheckReport => ({
  conclusion: conclusionOf(measurement.verdict, 'warn'),
  title: `${verdictWords(measurement)}: ${escapePlain(firstLine(measurement), 160)}`,
  summary: [
    ...reasonsOf(measurement),
    '',
    'One commit under the full load of its scenarios, held to the budgets. Nothing was compared with the base.',
    '',
    ...scenariosOf(measurement),
  ].join('\n'),
  text: renderMeasureMarkdown(measurement),
  annotations: [],
  buttons: [{ label: 'Measure again', description: 'All scenarios at full length once more', identifier: 'load' }],
});

/** The same as an answer to whoever asked for it. */
export const renderLoadComment = (measurement: Measurement): string =>
  [
    `Full-length load of ${codeSpan(measurement.commit.commit.slice(0, 12))}:`,
    '',
    renderMeasureMarkdown(measurement),
  ].join('\n');
