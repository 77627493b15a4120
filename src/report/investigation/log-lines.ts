import type { Investigation } from '../../core/investigation.ts';
import { moreText } from '../words.ts';
import type { InvestigationPage } from './room.ts';
import { outsideList } from './words.ts';

/** A sentence tells the figures of several routes, or of several values of a field. */
const longest = 800;

/** What the logs tell, as a list. */
export const logLines = ({ logs }: Pick<Investigation, 'logs'>, { room, whole }: InvestigationPage): string[] => {
  const shown = logs.slice(0, 4 * room.evidence);
  const more = logs.length - shown.length;
  return [
    ...outsideList(shown, longest),
    ...(more > 0 && shown.length > 0 ? [`- ${moreText(more, 'sentence', whole)}`] : []),
  ];
};
