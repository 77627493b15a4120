import type { Investigation } from '../../core/investigation.ts';
import { outsideList } from './words.ts';

const always = [
  'Measured with the load and the data of the configuration: what only production has is not seen.',
  'Two changes that cancel each other show nothing, and below the noise of the machine nothing is proven.',
];

type Told = Pick<Investigation, 'state' | 'summary' | 'notices' | 'hypotheses'>;

/**
 * How far it can be believed, as plain sentences: what this investigation has to say of itself, which is text from outside, and what holds
 * for all of them. Where nothing regressed there is nothing to be believed but what is said of that.
 */
export const limitsOf = ({ state, summary, notices, hypotheses }: Told): string[] => {
  if (state === 'no-regression') return notices.filter((it) => !summary.includes(it));
  const hasTests = hypotheses.some(({ experiment }) => (experiment?.blocks ?? 0) > 0);
  return [
    ...notices,
    ...(hasTests
      ? ['Each share is of the worsening that base and head showed beside that arm, with its interval of 95 %.']
      : []),
    ...always,
  ];
};

/** The same as a list. */
export const limitsLines = (investigation: Told): string[] => outsideList(limitsOf(investigation), 400);
