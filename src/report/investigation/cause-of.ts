import type { Investigation } from '../../core/investigation.ts';
import { outside } from './words.ts';

/** What was proven to be the cause, in short; null where nothing was. Markdown. */
export const causeOf = ({
  hypotheses,
  rootCause,
  contributing,
}: Pick<Investigation, 'hypotheses' | 'rootCause' | 'contributing'>): string | null => {
  const cause = hypotheses.find(({ id }) => id === (rootCause ?? contributing[0]));
  return cause === undefined ? null : outside(cause.title, 120);
};
