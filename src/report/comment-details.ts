import type { Naming } from '../advice/naming.ts';
import { metricTitle } from '../advice/phrase.ts';
import { metricChangeWords } from '../core/change-words.ts';
import { formatDuration, formatShare, formatValue } from '../core/format.ts';
import { defaultPolicy, toleranceOf } from '../core/policy.ts';
import { isExact, type Result, type SuiteResult } from '../core/result.ts';
import { codeSpan, escapeMarkdown } from './escape.ts';
import { bundleLine, hasBlocks } from './bundle-lines.ts';
import type { Page } from './room.ts';
import { count, exactText, falseAlarmText, isAllExact, isPlainPass, missText, moreText } from './words.ts';

const schedules = {
  duet: 'both sides loaded at the same time',
  alternate: 'sides loaded in turn',
  'one-at-a-time': 'one side running at a time',
} as const satisfies Record<NonNullable<SuiteResult['schedule']>, string>;

const atMost = (lines: readonly string[], most: number, noun: string, { whole }: Page): string[] =>
  lines.length <= most ? [...lines] : [...lines.slice(0, most), `  - ${moreText(lines.length - most, noun, whole)}`];

const suiteLines = (suite: SuiteResult, { bundles = [] }: Result, page: Page): string[] => {
  const name = escapeMarkdown(suite.name, 80);
  if (suite.skipped !== null) return [`- **${name}**: not measured. ${escapeMarkdown(suite.skipped, 300)}`];
  const bundle = bundles.find((it) => it.suite === suite.name);
  if (bundle !== undefined) return [`- **${name}**: ${bundleLine(bundle)}`];
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
    ...atMost(reasons, page.room.list, 'reason', page),
  ];
};

/** How far the base is from itself, in usual tolerances; only where that is no chance. */
const farness = ({ metric, change: { estimate, low, high } }: Result['control']['comparisons'][number]): number =>
  low <= 0 && high >= 0 ? 0 : Math.abs(estimate) / toleranceOf(defaultPolicy, metric);

/** What the comparison of the base with itself showed, in one sentence. Escaped for Markdown. */
const controlText = ({ control }: Result, naming: Naming): string => {
  switch (control.decision) {
    case 'none':
      return 'No control block was measured: the base was not compared with itself.';
    case 'clean':
      return `Control: the base compared with itself in ${count(control.blocks, 'block')} shows no difference.`;
    case 'off': {
      const worst = control.comparisons.toSorted((a, b) => farness(b) - farness(a))[0];
      const where =
        worst === undefined
          ? ''
          : `: ${escapeMarkdown(naming.subject(worst), 80)}, ${escapeMarkdown(metricTitle(worst.metric), 80)} by ${metricChangeWords(worst.metric, worst.change)}`;
      return `Control: the base compared with itself in ${count(control.blocks, 'block')} shows a difference that cannot be${where}.`;
    }
  }
};

const absentLines = ({ absent }: Result, page: Page): string[] => {
  const reasons = Map.groupBy(absent, (it) => it.reason);
  const lines = [...reasons].map(([reason, group]) => {
    const titles = [...new Set(group.map((it) => metricTitle(it.metric)))];
    const names = titles.slice(0, 12).map((it) => escapeMarkdown(it, 80));
    const rest = titles.length > names.length ? [`${titles.length - names.length} more`] : [];
    return `  - ${[...names, ...rest].join(', ')}: ${escapeMarkdown(reason, 300)}`;
  });
  return lines.length === 0 ? [] : ['- Not observed:', ...atMost(lines, page.room.list, 'reason', page)];
};

const sureText = (result: Result): string => {
  if (isAllExact(result)) return `- How sure: ${exactText}, so that no chance is in it.`;
  const confidence = result.metrics.find((it) => it.primary && !isExact(it))?.change.confidence;
  const interval =
    confidence === undefined
      ? ''
      : ` An interval in brackets holds the true change in at least ${formatShare(confidence)} of such runs.`;
  const missed = isPlainPass(result) ? missText(result) : null;
  const sure = `${falseAlarmText(result.policy)}, all comparisons that decide taken together`;
  return `- How sure: ${sure}${missed === null ? '' : `; ${missed}`}.${interval}`;
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

const baselineText = ({ baseline }: Result): string[] => {
  const { store, records, newest, environment } = baseline;
  if (store === null) return [];
  const last =
    newest === null ? '' : `, the newest of ${codeSpan(newest.commit.slice(0, 7), 7)} (${dateText(newest.recordedAt)})`;
  return [
    `- Baseline: ${count(records, 'record')} of this kind of machine (${escapeMarkdown(environment, 100)}) in ${escapeMarkdown(store, 120)}${last}.`,
  ];
};

/** Only hashes: the line is for copying into a shell. */
const repeatText = ({ base, head, seed }: Result): string[] =>
  /^[0-9a-f]{7,64}$/u.test(base.commit) && /^[0-9a-f]{7,64}$/u.test(head.commit) && !head.dirty
    ? [
        `- Repeat it: ${codeSpan(`pacegate check --base ${base.commit.slice(0, 12)} --head ${head.commit.slice(0, 12)} --seed ${seed}`)}`,
      ]
    : [];

/** How the run was measured and how far it can be believed. */
export const methodLines = (result: Result, page: Page): string[] => {
  const { naming, room } = page;
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
    result.suites.flatMap((it) => suiteLines(it, result, page)),
    10 * room.list,
    'line',
    page,
  );
  if (result.suites.every((it) => it.skipped !== null)) return suites;
  const promised = result.verdict !== 'invalid' && result.policy.from !== 'head';
  return [
    ...suites,
    ...(hasBlocks(result) ? [`- ${controlText(result, naming)}`] : []),
    ...(promised ? [sureText(result)] : []),
    `- ${number(comparisons.made)} of ${number(comparisons.expected)} comparisons that decide were made; ${number(comparisons.possible)} were possible in all.`,
    ...absentLines(result, page),
    ...baselineText(result),
    `- Took ${formatDuration(result.duration)}: ${parts}. Seed ${result.seed}, started ${dateText(result.startedAt)}.`,
    `- Machine: ${machine.join(', ')}.`,
    ...repeatText(result),
  ];
};
