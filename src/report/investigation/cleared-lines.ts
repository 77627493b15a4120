import type { Investigation } from '../../core/investigation.ts';
import { plainShare } from '../../investigation/synthesis/share-words.ts';
import { moreText } from '../words.ts';
import type { InvestigationPage } from './room.ts';
import { clearedOf, type Tested, undecidedOf } from './standings.ts';
import { nameOf, outside } from './words.ts';

type Hypotheses = Pick<Investigation, 'hypotheses'>;

const wordsOf = (amount: number): string =>
  amount === 1 ? 'This change was tested and cleared' : `These ${amount} changes were tested and cleared`;

const clearedName = (it: Tested): string => {
  const { recovery } = it.experiment;
  const won = recovery === null ? '' : ` (wins back ${plainShare(recovery)})`;
  return `${outside(nameOf(it), 160)}${won}`;
};

/** Innocence is a result: "These 5 changes were tested and cleared: H2 …; H3 …" */
export const clearedSentence = ({ hypotheses }: Hypotheses, { room }: InvestigationPage): string[] => {
  const cleared = clearedOf(hypotheses);
  if (cleared.length === 0) return [];
  const shown = cleared.slice(0, room.names).map((it) => outside(nameOf(it), 100));
  const more = cleared.length - shown.length;
  return [`${wordsOf(cleared.length)}: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`];
};

/** The same as a list. */
export const clearedList = ({ hypotheses }: Hypotheses, { room, whole }: InvestigationPage): string[] => {
  const cleared = clearedOf(hypotheses);
  if (cleared.length === 0) return [];
  const more = cleared.length - room.rows;
  return [
    `${wordsOf(cleared.length)}:`,
    '',
    ...cleared.slice(0, room.rows).map((it) => `- ${clearedName(it)}`),
    ...(more > 0 ? [`- ${moreText(more, 'change', whole)}`] : []),
  ];
};

/** What the experiments could not decide, each with the reason. */
export const undecidedList = ({ hypotheses }: Hypotheses, { room, whole }: InvestigationPage): string[] => {
  const open = undecidedOf(hypotheses);
  const more = open.length - room.rows;
  return [
    ...open.slice(0, room.rows).map((it) => {
      const [note] = it.experiment.notes;
      return `- ${outside(nameOf(it), 160)}${note === undefined ? '' : `: ${outside(note, 300)}`}`;
    }),
    ...(more > 0 ? [`- ${moreText(more, 'change', whole)}`] : []),
  ];
};

/** One sentence in place of the list. */
export const undecidedSentence = ({ hypotheses }: Hypotheses, { room }: InvestigationPage): string[] => {
  const open = undecidedOf(hypotheses);
  if (open.length === 0) return [];
  const shown = open.slice(0, room.names).map((it) => outside(nameOf(it), 100));
  const more = open.length - shown.length;
  return [`Not decided: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`];
};
