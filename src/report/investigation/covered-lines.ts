import type { Investigation } from '../../core/investigation.ts';
import { moreText } from '../words.ts';
import type { InvestigationPage } from './room.ts';
import { type Covered, coveredOf } from './standings.ts';
import { nameOf, outside } from './words.ts';

type Hypotheses = Pick<Investigation, 'hypotheses'>;

/** What was left out for each cause, the most suspected first. */
export const byCause = (covered: readonly Covered[]): { readonly by: string; readonly of: readonly Covered[] }[] =>
  [...new Set(covered.map(({ by }) => by))].map((by) => ({ by, of: covered.filter((it) => it.by === by) }));

/** What needs no test of its own: "Left out, covered by H2: H1 …; H3 …." */
export const coveredSentences = ({ hypotheses }: Hypotheses, { room }: InvestigationPage): string[] => {
  const sentences = byCause(coveredOf(hypotheses)).map(({ by, of }) => {
    const shown = of.slice(0, room.names).map((it) => outside(nameOf(it), 100));
    const more = of.length - shown.length;
    return `Left out, covered by ${by}: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
  });
  return sentences.length === 0 ? [] : [sentences.slice(0, room.names).join(' ')];
};

/** The same as a list, each with what that means. */
export const coveredList = ({ hypotheses }: Hypotheses, { room, whole }: InvestigationPage): string[] => {
  const covered = coveredOf(hypotheses);
  const more = covered.length - room.rows;
  return [
    ...covered
      .slice(0, room.rows)
      .map((it) => `- ${outside(nameOf(it), 160)}: ${outside(it.experiment.notes.join(' '), 300)}`),
    ...(more > 0 ? [`- ${moreText(more, 'change', whole)}`] : []),
  ];
};
