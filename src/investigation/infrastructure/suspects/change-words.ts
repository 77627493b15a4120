import { amountText } from '../meaning/judge-change.ts';
import { amountOf } from '../meaning/quantity.ts';
import { maskedShort } from '../secrets/mask-secrets.ts';
import { hidden } from '../secrets/secret-text.ts';
import type { KnownChange } from './known-change.ts';

/** Longer keys are paths into data. */
const longestKey = 120;

export const keyText = ({ key }: Pick<KnownChange, 'key'>): string => maskedShort(key, longestKey);

/** A value of a change as it may be shown. */
export const shownValue = ({ isSecret }: Pick<KnownChange, 'isSecret'>, value: string): string =>
  isSecret ? hidden : value === '' ? '""' : maskedShort(value);

/** "from 10 to 2 (5 times less)". */
const fromTo = (change: KnownChange): string => {
  const { before, after, judgement, isSecret } = change;
  if (isSecret)
    return before === null ? 'was added' : after === null ? 'is gone' : 'was changed (its value is not shown)';
  const by = judgement.text === '' ? '' : ` (${judgement.text})`;
  if (before === null) return `is new: ${shownValue(change, after ?? '')}${by}`;
  if (after === null) return `is gone; it was ${shownValue(change, before)}${by}`;
  return `went from ${shownValue(change, before)} to ${shownValue(change, after)}${by}`;
};

/** "pool.max in config/database.json went from 10 to 2 (5 times less)". */
export const titleOf = (change: KnownChange): string =>
  `${keyText(change)} in ${maskedShort(change.file.file, longestKey)} ${fromTo(change)}`;

/** What the values are in units that nobody mistakes: "10m is 10 min and 10ms is 10 ms.", or null where they say it themselves. */
export const unitText = (change: KnownChange): string | null => {
  const { before, after, rule, words } = change;
  if (rule === null || before === null || after === null || change.isSecret) return null;
  const [old, now] = [before, after].map((value) => {
    const amount = amountOf(value, rule.dimension, words);
    const text = amount === null ? null : amountText(amount, rule);
    return text === null ? null : `${shownValue(change, value)} is ${text}`;
  });
  return old === null || old === undefined || now === null || now === undefined ? null : `${old} and ${now}.`;
};
