import { problemOf } from '../../posting/problem.ts';

/** What ended a run, as it is kept with it: a title on the first line, then what happened and what to do. Plain text. */
export const problemText = (error: unknown): string => {
  const { title, message, cure } = problemOf(error);
  return [title, message, cure].join('\n');
};
