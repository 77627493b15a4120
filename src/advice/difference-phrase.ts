import { countText } from '../core/count-text.ts';
import { formatDifference } from '../core/format.ts';
import { isMetric, metricOf } from '../core/metrics.ts';
import type { MetricResult } from '../core/result.ts';

const parts: Readonly<Record<string, string>> = {
  initial: 'the first load',
  async: 'what is loaded later',
  total: 'all files together',
  chunk: 'its chunk',
};

const forms: Readonly<Record<string, string>> = {
  stat: 'before minification',
  parsed: 'uncompressed',
  gzip: 'gzip',
  brotli: 'brotli',
};

const plural = (amount: number, one: string, several: string): string => (amount === 1 ? one : several);

/**
 * What a change does by its difference rather than its share, without its subject: "makes the first load 58.1 KB bigger (gzip)". null
 * for metrics that people know by shares.
 */
export const differencePhrase = ({
  metric,
  base,
  head,
}: Pick<MetricResult, 'metric' | 'base' | 'head'>): string | null => {
  if (!isMetric(metric)) return null;
  const difference = head.value - base.value;
  const amount = Math.abs(difference);
  const { unit } = metricOf(metric);
  const by = unit === 'count/request' ? countText(amount) : formatDifference(amount, unit).replace('+', '');
  const [more, bigger] = difference < 0 ? ['fewer', 'smaller'] : ['more', 'bigger'];
  const [family = '', part = '', form = ''] = metric.split('.');
  if (family === 'bundle' && form !== '') {
    const what = parts[part] ?? part;
    return amount === 0
      ? `leaves ${what} as big as it was (${forms[form] ?? form})`
      : `makes ${what} ${by} ${bigger} (${forms[form] ?? form})`;
  }
  switch (metric) {
    case 'bundle.modules':
      return `bundles ${by} ${more} ${plural(amount, 'module', 'modules')}`;
    case 'bundle.duplicates':
      return `bundles ${by} ${more} ${plural(amount, 'package', 'packages')} more than once`;
    case 'page.transfer':
      return `transfers ${by} ${difference < 0 ? 'less' : 'more'}`;
    case 'page.script-bytes':
      return `transfers ${by} ${difference < 0 ? 'less' : 'more'} of scripts`;
    case 'page.requests':
      return `makes ${by} ${more} ${plural(amount, 'request', 'requests')}`;
    case 'db.queries':
      return `asks its database ${by} ${more} ${plural(amount, 'time', 'times')} per request`;
    case 'db.rows':
      return `reads ${by} ${more} ${plural(amount, 'row', 'rows')} per request`;
    case 'db.connections':
      return `opens ${by} ${more} database ${plural(amount, 'connection', 'connections')} per request`;
    case 'io.sync-calls':
      return `makes ${by} ${more} synchronous ${plural(amount, 'call', 'calls')} per request`;
    case 'memory.growth':
      return `keeps ${by.replace('/request', '')} ${difference < 0 ? 'less' : 'more'} with each request`;
    case 'page.cls':
      return `shifts its layout by ${by} ${difference < 0 ? 'less' : 'more'}`;
    default:
      return null;
  }
};
