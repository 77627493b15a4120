import type { Investigation } from '../../core/investigation.ts';
import { left, table } from '../markdown.ts';
import { criterionFaces, outside } from './words.ts';

const horizons = [
  ['immediate', 'Now'],
  ['shortTerm', 'Next'],
  ['longTerm', 'Later'],
] as const satisfies readonly (readonly [keyof Investigation['plan'], string])[];

/** What to do and in which order; nothing where nothing is to do. */
export const planTable = ({ plan }: Pick<Investigation, 'plan'>, most: number): string[] =>
  table(
    [left('When'), left('What'), left('Brings'), left('Effort'), left('Risk'), left('Task')],
    horizons
      .flatMap(([key, title]) => plan[key].map((it) => ({ title, it })))
      .slice(0, most)
      .map(({ title, it }) => [
        title,
        outside(it.text, 240),
        outside(it.impact, 160),
        outside(it.effort, 40),
        outside(it.risk, 120),
        it.task === null ? '' : outside(it.task, 20),
      ]),
  );

/** When it has succeeded, as a list that says what was reached so far. */
export const criteriaLines = ({ validation }: Pick<Investigation, 'validation'>, most: number): string[] => {
  const { criteria } = validation;
  const more = criteria.length - most;
  return [
    ...criteria
      .slice(0, most)
      .map(
        ({ text, state }) => `- ${criterionFaces[state].emoji} ${outside(text, 240)}: ${criterionFaces[state].text}`,
      ),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ];
};
