/**
 * Reasons that follow from the blocks alone. Nothing else of a result tells them, so whoever judges a result again without
 * its blocks finds them by these words, which `conclude` writes.
 */
export const reasonWords = {
  discarded: 'had to be discarded',
  missing: 'was expected, but could not be compared',
  unchecked: 'could not be checked',
  /** Of a bundle: no report, no sizes, a build that failed, an entry that is gone. */
  unmeasured: 'could not be measured',
} as const;

/** How the reason begins that tells what a person accepted. */
export const acceptedWords = 'Accepted: ';

/** The reasons of that sort, as they stand. A name that holds these words makes the judgement stricter, never looser. */
export const lastingReasons = (reasons: readonly string[], sort: keyof typeof reasonWords): string[] =>
  reasons.filter((it) => it.includes(reasonWords[sort]) && !it.startsWith(acceptedWords));
