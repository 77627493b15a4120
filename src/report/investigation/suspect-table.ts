import type { Investigation } from '../../core/investigation.ts';
import { left, table } from '../markdown.ts';
import { moreText } from '../words.ts';
import type { InvestigationPage } from './room.ts';
import { expertTitles, nameOf, outside } from './words.ts';

/** The first answer: who is suspected and why. Nothing of it is proven. */
export const suspectTable = (
  { hypotheses }: Pick<Investigation, 'hypotheses'>,
  { room, whole }: InvestigationPage,
): string[] => {
  const shown = hypotheses.slice(0, room.rows);
  const more = hypotheses.length - shown.length;
  const lines = table(
    [left('Suspect'), left('What speaks for it'), left('Found by')],
    shown.map((it) => [
      outside(nameOf(it), 200),
      outside(it.evidence[0] ?? 'It was changed.', 240),
      expertTitles[it.expert],
    ]),
  );
  return more > 0 ? [...lines, '', moreText(more, 'suspect', whole)] : lines;
};
