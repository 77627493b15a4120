import { formatDuration, formatValue } from '../../../core/format.ts';
import { type Amount, amountOf } from './quantity.ts';
import type { SettingRule } from './setting-rule.ts';

/** Which way a value went. */
export interface Judgement {
  /** "unclear" where the values can't be compared, or the default is not known. */
  readonly effect: 'worse' | 'better' | 'unclear';
  /** By how many times, at least 1; Infinity from or to nothing. 1 where it is not known. */
  readonly times: number;
  /** "5 times less", "60,000 times shorter"; "" where there is nothing to say. */
  readonly text: string;
}

const unclear: Judgement = { effect: 'unclear', times: 1, text: '' };

const smaller = { duration: 'shorter', 'log-level': 'quieter' } as const;
const larger = { duration: 'longer', 'log-level': 'noisier' } as const;

const timesText = (times: number): string =>
  times >= 10 ? Math.round(times).toLocaleString('en-US') : String(Number(times.toFixed(1)));

/** What an amount is in units that people know: "10m" is 10 minutes of time and 10 MiB of memory. */
export const amountText = ({ value, hasUnit }: Amount, { dimension }: SettingRule): string | null => {
  if (!hasUnit || !Number.isFinite(value)) return null;
  if (dimension === 'duration') return value < 1 && value > 0 ? formatValue(value, 'ms') : formatDuration(value);
  if (dimension === 'size') return formatValue(value, 'bytes');
  return dimension === 'cpu' ? `${value} ${value === 1 ? 'core' : 'cores'}` : null;
};

const textOf = (before: number, after: number, { dimension }: SettingRule): string => {
  const isLess = after < before;
  if (dimension === 'switch') return isLess ? 'switched off' : 'switched on';
  if (dimension === 'log-level') return isLess ? smaller['log-level'] : larger['log-level'];
  const [low, high] = isLess ? [after, before] : [before, after];
  const word = dimension === 'duration' ? (isLess ? smaller.duration : larger.duration) : isLess ? 'less' : 'more';
  if (!Number.isFinite(high)) return isLess ? 'a limit where there was none' : 'no limit any more';
  if (low <= 0) return isLess ? 'down to nothing' : 'up from nothing';
  return `${timesText(high / low)} times ${word}`;
};

/** Judges a change of a key that a rule knows. null stands for a key that is not there: then what is usual holds, if anybody knows it. */
export const judgeChange = (
  before: string | null,
  after: string | null,
  rule: SettingRule,
  words: string,
): Judgement => {
  const read = (value: string | null): Amount | null => {
    const text = value ?? rule.usual;
    const amount = text === null ? null : amountOf(text, rule.dimension, words);
    return amount !== null && amount.value === 0 && rule.zeroIsEndless === true
      ? { ...amount, value: Infinity }
      : amount;
  };
  const [old, now] = [read(before), read(after)];
  if (old === null || now === null) return unclear;
  const isUsual = before === null || after === null;
  if (old.hasUnit !== now.hasUnit && !isUsual) return unclear;
  if (old.value === now.value) return { effect: 'better', times: 1, text: 'the same amount' };
  const isLess = now.value < old.value;
  const isSteps = rule.dimension === 'switch' || rule.dimension === 'log-level';
  const [low, high] = isLess ? [now.value, old.value] : [old.value, now.value];
  const times = isSteps || low <= 0 ? Infinity : high / low;
  const text = textOf(old.value, now.value, rule);
  if (rule.worse === 'either') return { effect: 'unclear', times, text };
  return { effect: isLess === (rule.worse === 'lower') ? 'worse' : 'better', times, text };
};
