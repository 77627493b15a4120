import type { Frame } from './probe-message.ts';
import type { CountedRow, ThreadSignals } from './thread-signals.ts';

const keyOf = ([path, line, column]: Frame): string => `${path}:${line}:${column}`;

/** What is sent from a place, and the places that call it. */
interface Passage {
  readonly texts: Set<string>;
  readonly callers: Set<string>;
}

const isStatement = ({ kind }: CountedRow): boolean => kind === 'statement';

/**
 * Finds the places that different statements pass through on their way from several others, as in `query(text)` of a service that
 * has its pool in one file: they say nothing about where a statement comes from.
 */
export const findHelpers = (threads: readonly ThreadSignals[]): ((frame: Frame) => boolean) => {
  const passages = new Map<string, Passage>();
  const pass = (text: string, frames: readonly Frame[]): void => {
    for (const [index, frame] of frames.entries()) {
      const key = keyOf(frame);
      const passage = passages.get(key) ?? { texts: new Set(), callers: new Set() };
      passages.set(key, passage);
      passage.texts.add(text);
      const next = frames[index + 1];
      if (next !== undefined) passage.callers.add(keyOf(next));
    }
  };
  for (const { rows, places } of threads)
    for (const row of rows.filter(isStatement))
      for (const { place } of row.callers) pass(`${row.name} ${row.text}`, places.get(place) ?? []);
  return (frame) => {
    const passage = passages.get(keyOf(frame));
    return passage !== undefined && passage.texts.size > 1 && passage.callers.size > 1;
  };
};
