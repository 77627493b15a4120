import type { Investigation } from '../../core/investigation.ts';
import { outside } from './words.ts';

/** "Seen before in #12 and #40." Nothing where it was not. */
export const seenBefore = ({ learning }: Pick<Investigation, 'learning'>): string[] => {
  const references = learning?.seenBefore ?? [];
  return references.length === 0
    ? []
    : [
        `Seen before in ${references
          .slice(0, 5)
          .map((it) => outside(it, 60))
          .join(', ')}.`,
      ];
};

/** What is to be remembered of it. */
export const learningLines = (investigation: Pick<Investigation, 'learning'>): string[] => {
  const { learning } = investigation;
  if (learning === null) return [];
  return [
    `- Cause: ${outside(learning.cause, 400)}`,
    `- Fix: ${outside(learning.fix, 400)}`,
    `- Prevention: ${outside(learning.prevention, 400)}`,
    `- Watch: ${outside(learning.monitor, 400)}`,
    ...seenBefore(investigation).map((it) => `- ${it}`),
  ];
};
