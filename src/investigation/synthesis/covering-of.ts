import type { Experiment } from '../../core/investigation.ts';
import { isCoveredNote } from '../proof/covered-note.ts';

/**
 * The hypothesis that another one is left out for, such as "H2": undoing the other would take that one along, and it is the cause by
 * itself. null where it is not decided for another reason, or decided.
 */
export const coveringOf = ({ decision, notes }: Pick<Experiment, 'decision' | 'notes'>): string | null => {
  if (decision !== 'untested') return null;
  const note = notes.find(isCoveredNote);
  return note === undefined ? null : (/\b(H\d{1,6}),/u.exec(note)?.[1] ?? null);
};
