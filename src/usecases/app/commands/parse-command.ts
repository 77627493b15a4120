import { nearestName } from '../../../config/nearest.ts';
import { codeSpan } from '../../../report/escape.ts';
import { type Parsed, type Verb, mistaken, understood } from './command.ts';
import { isVerb, nearestVerb } from './grammar.ts';
import { parseAccept } from './parse-accept.ts';

/** Longest word of the writer's that an answer repeats, in characters. */
const wordLength = 60;

/** Of what is to be investigated, in characters. */
const longestAbout = 200;

const shown = (word: string): string => codeSpan(word, wordLength);

/** The first characters of a commit's hash, of which seven are enough. */
const isCommit = (word: string): boolean => /^[0-9a-f]{7,64}$/iu.test(word);

const tooMuch = (verb: Verb, words: readonly string[]): Parsed =>
  mistaken(verb, `It takes no ${shown(words.join(' '))}.`);

const parseMeasure =
  (verb: 'check' | 'load') =>
  ([commit, ...more]: readonly string[]): Parsed => {
    if (commit === undefined) return understood({ verb, sha: null });
    if (!isCommit(commit)) {
      const short = /^[0-9a-f]+$/iu.test(commit);
      return mistaken(
        verb,
        `${shown(commit)} is ${short ? 'too short for a commit' : 'no commit'}: give at least the first 7 characters of its hash, or none.`,
      );
    }
    return more.length > 0 ? tooMuch(verb, more) : understood({ verb, sha: commit.toLowerCase() });
  };

const parseInvestigate = ([first, ...rest]: readonly string[]): Parsed => {
  const sha = first !== undefined && isCommit(first) ? first.toLowerCase() : null;
  const words = sha === null && first !== undefined ? [first, ...rest] : rest;
  const about = words.join(' ');
  // It becomes an argument of a command, where a word with a dash would be an option.
  if (words.some((word) => word.startsWith('-')) || about.length > longestAbout)
    return mistaken('investigate', `${shown(about)} is no suite, metric or route.`);
  return understood({ verb: 'investigate', sha, about: about === '' ? null : about });
};

const parseBaseline = ([word = 'show', ...more]: readonly string[]): Parsed => {
  const action = word.toLowerCase();
  if (more.length > 0) return tooMuch('baseline', more);
  if (action === 'show' || action === 'refresh') return understood({ verb: 'baseline', action });
  const near = nearestName(action, ['show', 'refresh']);
  const hint = near === null ? '' : ` Did you mean ${shown(`/perf baseline ${near}`)}?`;
  return mistaken('baseline', `It knows no ${shown(word)}.${hint}`);
};

const parsers: Readonly<Record<Verb, (words: readonly string[], reason: string | null) => Parsed>> = {
  help: () => understood({ verb: 'help' }),
  check: parseMeasure('check'),
  load: parseMeasure('load'),
  investigate: parseInvestigate,
  accept: parseAccept,
  baseline: parseBaseline,
  cancel: (words) => (words.length > 0 ? tooMuch('cancel', words) : understood({ verb: 'cancel' })),
};

/**
 * Reads what follows "/perf". Verbs are taken in upper and lower case; nothing at all is `help`. What can't be understood is answered
 * with the nearest that could. `reason`: of an acceptance that comes without one. Never throws.
 */
export const parseCommand = (text: string, reason: string | null = null): Parsed => {
  const [first = 'help', ...rest] = text.split(/\s+/u).filter((word) => word !== '');
  const verb = first.toLowerCase();
  if (isVerb(verb)) return parsers[verb](rest, reason);
  const near = nearestVerb(verb);
  const hint = near === null ? '' : ` Did you mean ${shown(`/perf ${near}`)}?`;
  return mistaken(near, `There is no command ${shown(first)}.${hint}`);
};
