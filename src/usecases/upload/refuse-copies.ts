import { createHash } from 'node:crypto';
import type { Block } from '../../core/block.ts';
import { sides } from '../../core/side.ts';
import { blockFile } from '../../core/raw-names.ts';
import { refusal } from '../../measure/upload/refuse.ts';

/** Fewer durations, or fewer different ones, may be equal by chance. */
const enough = { durations: 20, different: 5 } as const;

/**
 * Refuses data that are there twice: durations in microseconds, in the order in which the answers came, do not repeat in
 * another slice or on another side. Throws an UploadError.
 */
export const refuseCopies = (blocks: readonly Block[]): void => {
  const seen = new Map<string, string>();
  for (const block of blocks) {
    for (const slice of block.slices) {
      for (const side of sides) {
        for (const { durations } of Object.values(slice[side]?.routes ?? {})) {
          if (durations.length < enough.durations || new Set(durations).size < enough.different) continue;
          const key = createHash('sha256').update(durations.join()).digest('base64');
          const other = seen.get(key);
          if (other !== undefined) throw refusal(blockFile(block), `holds the same durations again as ${other}`);
          seen.set(key, blockFile(block));
        }
      }
    }
  }
};
