import { nearestName } from '../../../config/nearest.ts';
import { metricCatalogue } from '../../../core/metrics.ts';
import { codeSpan } from '../../../report/escape.ts';
import { type Parsed, mistaken, understood } from './command.ts';

/** Longest reason, in characters. */
const mostReason = 500;

const hour = 3_600_000;
const units: Readonly<Record<string, number>> = { h: hour, d: 24 * hour, w: 7 * 24 * hour };
const defaultDuration = 30 * 24 * hour;
const longestDuration = 365 * 24 * hour;

const metrics = Object.keys(metricCatalogue);
const mostHints = 4;

/** The metric, finding or `all` that is meant, as it is written everywhere else; null where it is none. */
const targetOf = (word: string): string | null => {
  const plain = word.toLowerCase();
  if (plain === 'all') return 'all';
  if (/^pg-[0-9a-f]{8}$/u.test(plain)) return `PG-${plain.slice(3)}`;
  return metrics.find((it) => it.toLowerCase() === plain) ?? null;
};

const hintOf = (word: string): string => {
  const near = nearestName(word, [...metrics, 'all']);
  // "latency" is far from "latency.p95", and yet what is meant is no riddle.
  const begins = metrics.filter((it) => it.startsWith(word.toLowerCase()));
  const meant = near === null ? begins.slice(0, mostHints) : [near];
  return meant.length === 0 ? '' : ` Did you mean ${meant.map((it) => codeSpan(it)).join(' or ')}?`;
};

/** The time that "for" is followed by, ms, with how many words it takes; null where that is no time but the reason. */
const durationOf = ([first = '', second = '']: readonly string[]): { time: number; words: number } | null => {
  const joined = /^(\d{1,6})([a-z]+)$/iu.exec(first);
  if (joined !== null) {
    const [, amount, unit = ''] = joined;
    return { time: Number(amount) * (units[unit.toLowerCase()] ?? Number.NaN), words: 1 };
  }
  const [, unit] = /^(h|d|w)(?:ours?|ays?|eeks?)$/iu.exec(second) ?? [];
  if (!/^\d{1,6}$/u.test(first) || unit === undefined) return null;
  return { time: Number(first) * (units[unit.toLowerCase()] ?? Number.NaN), words: 2 };
};

interface Told {
  readonly duration: number;
  readonly reason: string;
}

/** Takes the duration, if there is one, off what follows the target; a text says what is wrong with it. */
const tell = (words: readonly string[]): Told | string => {
  const [first = '', ...rest] = words;
  const given = first.toLowerCase() === 'for' ? durationOf(rest) : null;
  if (given === null) return { duration: defaultDuration, reason: words.join(' ') };
  const { time, words: taken } = given;
  const said = codeSpan(rest.slice(0, taken).join(' '), 40);
  if (Number.isNaN(time))
    return `${said} is no time: write ${codeSpan('48h')}, ${codeSpan('14d')} or ${codeSpan('2w')}.`;
  if (time < hour || time > longestDuration) return `${said} is not between an hour and a year.`;
  return { duration: time, reason: rest.slice(taken).join(' ') };
};

/** Reads what follows "/perf accept". The reason is what people will read later: there must be one. `otherwise`: where none is written. */
export const parseAccept = ([word, ...rest]: readonly string[], otherwise: string | null = null): Parsed => {
  if (word === undefined) return mistaken('accept', 'It does not say what to accept, and why.');
  const asked = word.replaceAll('`', '');
  const target = targetOf(asked);
  if (target === null) {
    return mistaken('accept', `There is no metric or finding ${codeSpan(asked, 60)}.${hintOf(asked)}`);
  }
  const told = tell(rest);
  if (typeof told === 'string') return mistaken('accept', told);
  const { duration } = told;
  const reason = told.reason === '' ? (otherwise ?? '') : told.reason;
  if (reason === '')
    return mistaken('accept', 'It does not say why: a reason is needed, for those who will ask later.');
  const length = Array.from(reason).length;
  if (length > mostReason) {
    return mistaken(
      'accept',
      `The reason has ${length.toLocaleString('en-US')} characters: ${mostReason} are the most.`,
    );
  }
  return understood({ verb: 'accept', target, duration, reason });
};
