const end = ', which is the cause by itself.';

/** Why a suspect was not decided that would take a whole root cause along. */
export const coveredNote = (id: string): string => `It can't be undone without ${id}${end}`;

/** Whether there is nothing left to find out about a suspect with such a note. */
export const isCoveredNote = (note: string): boolean => note.endsWith(end);
