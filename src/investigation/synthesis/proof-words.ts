import { type SignalName, signalText, signalUnits } from '../infrastructure/readings/signal-values.ts';
import { metricTitle, valueText } from '../../advice/phrase.ts';
import { countText } from '../../core/count-text.ts';
import type { Experiment } from '../../core/investigation.ts';
import { isMetric, metricOf } from '../../core/metrics.ts';
import { shareWords } from './share-words.ts';

type Counter = NonNullable<Experiment['counter']>;

const isCount = (metric: string): boolean => isMetric(metric) && metricOf(metric).unit === 'count/request';

const isSignal = (name: string): name is SignalName => Object.hasOwn(signalUnits, name);

/** "29", "3.10 KB": the value of a counter without "/request". */
export const counterValue = (metric: string, value: number): string =>
  isSignal(metric)
    ? signalText(metric, value)
    : isCount(metric)
      ? countText(value)
      : valueText(value, metric, '').replace('/request', '');

/** "database statements per request went from 3 to 29 with the change, and back to 3 without it". */
export const counterWords = ({ metric, base, head, undone, moved }: Counter): string => {
  const [from, to, back] = [base, head, undone].map((value) => counterValue(metric, value));
  const title = metricTitle(metric);
  return moved
    ? `${title} went from ${from} to ${to} with the change, and back to ${back} without it`
    : `${title} went from ${from} to ${to} with the change, and stayed at ${back} without it`;
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const blocksText = (blocks: number): string => `${blocks} block${blocks === 1 ? '' : 's'}`;

/** What was measured of one suspect, in sentences. `what`: what the shares are of, "+212 % in mean latency of GET /orders". */
export const proofSentences = (
  { recovery, reproduction, counter, blocks }: Pick<Experiment, 'recovery' | 'reproduction' | 'counter' | 'blocks'>,
  what: string,
): string[] => [
  ...(recovery === null
    ? []
    : [`Undoing it won back ${shareWords(recovery)} of ${what}, measured in ${blocksText(blocks)}.`]),
  ...(reproduction === null ? [] : [`The base with nothing but it showed ${shareWords(reproduction)} of that.`]),
  ...(counter === null ? [] : [`${capital(counterWords(counter))}.`]),
];
