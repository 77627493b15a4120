import type { Naming } from '../advice/naming.ts';
import { metricTitle } from '../advice/phrase.ts';
import { formatChange, formatDuration, formatShare, formatValue } from '../core/format.ts';
import type { Result, SuiteResult } from '../core/result.ts';
import { escapeMarkdown } from './escape.ts';
import { count, falseAlarmText, moreText } from './words.ts';

const schedules = {
  duet: 'both sides loaded at the same time',
  alternate: 'sides loaded in turn',
  'one-at-a-time': 'one side running at a time',
} as const satisfies Record<NonNullable<SuiteResult['schedule']>, string>;

const atMost = (lines: readonly string[], most: number, noun: string): string[] =>
  lines.length <= most ? [...lines] : [...lines.slice(0, most), `  - ${moreText(lines.length - most, noun)}`];

const suiteLines = (suite: SuiteResult, most: number): string[] => {
  const name = escapeMarkdown(suite.name, 80);
  if (suite.skipped !== null) return [`- **${name}**: not measured. ${escapeMarkdown(suite.skipped, 300)}`];
  const { counted, control, discarded } = suite.blocks;
  const schedule = suite.schedule === null ? '' : `, ${schedules[suite.schedule]}`;
  const wait =
    suite.wait === null
      ? ''
      : `; it waited for a core ${formatShare(Math.round(suite.wait * 1000) / 1000)} of the time`;
  const reasons = suite.discarded.map(
    (it) => `  - Block ${it.block + 1} does not count: ${escapeMarkdown(it.reason, 300)}`,
  );
  return [
    `- **${name}**: ${count(counted, 'block')} counted${schedule}; ${count(control, 'control block')}, ${discarded} discarded${wait}.`,
    ...atMost(reasons, most, 'reason'),
  ];
};

/** What the comparison of the base with itself showed, in one sentence. Escaped for Markdown. */
const controlText = ({ control }: Result, naming: Naming): string => {
  switch (control.decision) {
    case 'none':
      return 'No control block was measured: the base was not compared with itself.';
    case 'clean':
      return `Control: the base compared with itself in ${count(control.blocks, 'block')} shows no difference.`;
    case 'off': {
      const worst = control.comparisons.toSorted(
        (a, b) => Math.abs(b.change.estimate) - Math.abs(a.change.estimate),
      )[0];
      const where =
        worst === undefined
          ? ''
          : `: ${escapeMarkdown(naming.subject(worst), 80)}, ${escapeMarkdown(metricTitle(worst.metric), 80)} by ${formatChange(worst.change)}`;
      return `Control: the base compared with itself in ${count(control.blocks, 'block')} shows a difference that cannot be${where}.`;
    }
  }
};

const absentLines = ({ absent }: Result, most: number): string[] => {
  const reasons = Map.groupBy(absent, (it) => it.reason);
  const lines = [...reasons].map(([reason, group]) => {
    const titles = [...new Set(group.map((it) => metricTitle(it.metric)))];
    const names = titles.slice(0, 12).map((it) => escapeMarkdown(it, 80));
    const rest = titles.length > names.length ? [`${titles.length - names.length} more`] : [];
    return `  - ${[...names, ...rest].join(', ')}: ${escapeMarkdown(reason, 300)}`;
  });
  return lines.length === 0 ? [] : ['- Not observed:', ...atMost(lines, most, 'reason')];
};

const sureText = (result: Result): string => {
  const confidence = result.metrics.find((it) => it.primary)?.change.confidence;
  const interval =
    confidence === undefined
      ? ''
      : ` An interval in brackets holds the true change in at least ${formatShare(confidence)} of such runs.`;
  const sure = falseAlarmText(result.policy);
  return `- How sure: ${sure}, all comparisons that decide taken together.${interval}`;
};

const number = (amount: number): string => amount.toLocaleString('en-US');

const dateText = (iso: string): string => {
  const time = Date.parse(iso);
  return Number.isNaN(time)
    ? escapeMarkdown(iso, 40)
    : new Date(time)
        .toISOString()
        .replace('T', ' ')
        .replace(/:\d\d\..*/u, ' UTC');
};

/** How the run was measured and how far it can be believed. `most` bounds each list in it. */
export const methodLines = (result: Result, naming: Naming, most: number): string[] => {
  const { comparisons, environment: at, time } = result;
  const machine = [
    escapeMarkdown(at.cpu, 80),
    count(at.cores, 'core'),
    formatValue(at.memory, 'bytes'),
    escapeMarkdown(`${at.platform} ${at.kernel}`, 80),
    escapeMarkdown(`Node ${at.node}`, 40),
    escapeMarkdown(`Pacegate ${at.pacegate}`, 40),
  ];
  const parts = `${formatDuration(time.prepare)} preparing, ${formatDuration(time.load)} under load, ${formatDuration(time.overhead)} of Pacegate's own`;
  const suites = atMost(
    result.suites.flatMap((it) => suiteLines(it, most)),
    10 * most,
    'line',
  );
  if (result.suites.every((it) => it.skipped !== null)) return suites;
  const promised = result.verdict !== 'invalid' && result.policy.from !== 'head';
  return [
    ...suites,
    `- ${controlText(result, naming)}`,
    ...(promised ? [sureText(result)] : []),
    `- ${number(comparisons.made)} of ${number(comparisons.expected)} comparisons that decide were made; ${number(comparisons.possible)} were possible in all.`,
    ...absentLines(result, most),
    `- Took ${formatDuration(result.duration)}: ${parts}. Seed ${result.seed}, started ${dateText(result.startedAt)}.`,
    `- Machine: ${machine.join(', ')}.`,
  ];
};
