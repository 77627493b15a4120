import { statementText } from '../../../advice/statement-text.ts';
import { formatChange, formatDuration, formatValue } from '../../../core/format.ts';
import type { LogChange, LogDeploy, LogFigures } from './log-view.ts';

/** A moment for people: "2026-03-02 12:00:00 UTC". */
export const momentText = (at: number): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? 'an unknown time' : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
};

const longestName = 120;

/** What a segment is, for a sentence. */
export const segmentText = (field: string, name: string): string => {
  const cut = name.slice(0, longestName);
  switch (field) {
    case 'requests':
      return 'all requests';
    case 'statements':
      return 'all statements';
    case 'route':
      return cut;
    case 'statement':
      return statementText(name);
    default:
      return `requests with ${field} ${cut}`;
  }
};

const titles = {
  p50: 'The median of',
  p95: 'The 95th percentile of',
  errors: 'The share of errors of',
  rate: 'The rate of',
};

const valueText = (metric: LogChange['metric'], value: number): string =>
  formatValue(value, metric === 'rate' ? 'requests/s' : metric === 'errors' ? 'share' : 'ms');

/** "The 95th percentile of GET /orders/{id} rose from 36.1 ms to 73.2 ms (+100 % (97 to 104))". */
export const changeText = ({ field, name, metric, before, after, change }: LogChange): string => {
  const size = metric === 'errors' ? '' : ` (${formatChange(change).replace(' (', '; ').replace(/\)$/u, ' at 95 %')})`;
  return `${titles[metric]} ${segmentText(field, name)} ${after > before ? 'rose' : 'fell'} from ${valueText(metric, before)} to ${valueText(metric, after)}${size}`;
};

/** "v2 went out"; nobody knows when a commit did. */
export const deployName = ({ name, isCommit = false }: LogDeploy): string =>
  `${name.replaceAll(/\s+/gu, ' ').slice(0, longestName)} ${isCommit ? 'was made' : 'went out'}`;

/** "4 min after v2 went out (2026-03-02 11:56:00 UTC)"; a clock that is a little off may put it before. */
export const deployText = (at: number, deploy: LogDeploy): string => {
  const ahead = at - deploy.at;
  const when = Math.abs(ahead) < 1000 ? 'as' : `${formatDuration(Math.abs(ahead))} ${ahead > 0 ? 'after' : 'before'}`;
  return `${when} ${deployName(deploy)} (${momentText(deploy.at)})`;
};

/** "median 13.2 ms, 95th percentile 36.6 ms, 99th 156 ms". */
export const latencyText = (latency: NonNullable<LogFigures['latency']>): string =>
  `median ${formatValue(latency.p50, 'ms')}, 95th percentile ${formatValue(latency.p95, 'ms')}, 99th ${formatValue(latency.p99, 'ms')}`;
