import { formatPercent, formatValue } from '../../core/format.ts';
import { metricOf } from '../../core/metrics.ts';
import type { Finding, MetricResult } from '../../core/result.ts';
import { count } from '../../gate/wording.ts';
import { metricAt } from './metric-at.ts';
import { newestOf, type Stored } from './read-stored.ts';
import type { SuiteHashes } from './suite-hashes.ts';
import { comparable } from './trends.ts';

/** More lines than a person reads; the record has them all. */
const mostLines = 12;

const difference = (it: MetricResult, recorded: number): string => {
  const { unit } = metricOf(it.metric);
  const where = [it.route, it.scenario].filter((part) => part !== null).join(', ');
  const change = recorded > 0 ? `${formatPercent(it.head.value / recorded - 1)}: ` : '';
  return (
    `${it.metric}${where === '' ? '' : ` (${where})`} is ${change}${formatValue(it.head.value, unit)}, ` +
    `recorded ${formatValue(recorded, unit)}`
  );
};

/**
 * The head's own values beside those of the newest record of the same suite and class of machine, where no base could be built. Only
 * information: numbers of different days differ by more than most changes do.
 */
export const besideRecords = (
  metrics: readonly MetricResult[],
  stored: Stored,
  hashes: ReadonlyMap<string, SuiteHashes>,
): Finding[] =>
  stored.suites.flatMap(({ suite, records }): Finding[] => {
    const record = newestOf(comparable(records, hashes.get(suite)));
    if (record === null) return [];
    const lines = metrics
      .filter((it) => it.suite === suite && it.primary)
      .flatMap((it) => {
        const value = metricAt(record, it)?.value;
        return value === undefined ? [] : [difference(it, value)];
      });
    if (lines.length === 0) return [];
    const blocks = Math.max(...metrics.filter((it) => it.suite === suite).map(({ head }) => head.blocks.length));
    const name = `${record.commit.slice(0, 7)} of ${record.recordedAt.slice(0, 10)}`;
    return [
      {
        id: `stored-baseline:${suite}`,
        kind: 'stored-baseline',
        severity: 'information',
        title: `${suite}: the head beside the record of commit ${name}`,
        suite,
        scenario: null,
        route: null,
        metric: null,
        evidence: [
          `The base could not be built, so nothing was compared. The head was measured beside itself (${count(blocks, 'block')}); ` +
            'numbers of different days differ, which is why they only inform.',
          ...lines.slice(0, mostLines),
          ...(lines.length > mostLines ? [`and ${lines.length - mostLines} more`] : []),
        ],
        location: null,
        fix: null,
      },
    ];
  });
