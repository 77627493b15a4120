import { distance } from 'fastest-levenshtein';
import type { Verb } from './command.ts';

interface Grammar {
  /** No pipes: they end a cell of a table even in code. */
  readonly form: string;
  readonly does: string;
}

/** How each command is written and what it does, in the order in which people need them. */
export const grammars = {
  check: { form: '/perf check [commit]', does: 'Measures the newest commit and judges it.' },
  load: {
    form: '/perf load [commit]',
    does: 'Loads the newest commit alone with all scenarios at full length (normal, peak and stress) and holds it to the budgets. Decides nothing about the merge.',
  },
  accept: {
    form: '/perf accept <metric, finding or all> [for 14d] <reason>',
    does: 'Accepts what blocks, no worse than it is now, for 30 days or as long as you say.',
  },
  cancel: { form: '/perf cancel', does: 'Ends the measurement of this pull request.' },
  baseline: {
    form: '/perf baseline [refresh]',
    does: 'Shows what is stored of the default branch, or measures its newest commit for it.',
  },
  investigate: {
    form: '/perf investigate [commit] [suite, metric or route]',
    does: 'Looks for what made it worse: undoes the suspected changes one by one and measures what comes back.',
  },
  help: { form: '/perf help', does: 'Shows this.' },
} as const satisfies Record<Verb, Grammar>;

export const isVerb = (word: string): word is Verb => Object.hasOwn(grammars, word);

/** Two letters that changed places are two changes, and the most frequent mistake in words as short as these. */
const mostChanges = 2;
/** Levenshtein takes time in proportion to the length. */
const longestWord = 20;

/** The verb that a word was probably meant to be; null where none is near. `word`: in lower case. */
export const nearestVerb = (word: string): Verb | null => {
  if (word.length > longestWord) return null;
  const ranked = Object.keys(grammars)
    .map((verb) => ({ verb, changes: distance(word, verb) }))
    .toSorted((a, b) => a.changes - b.changes);
  const [best] = ranked;
  return best !== undefined && best.changes <= mostChanges && isVerb(best.verb) ? best.verb : null;
};
