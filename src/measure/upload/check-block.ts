import { type Block, blockSchema } from '../../core/block.ts';
import { blockFile } from '../../core/raw-names.ts';
import { absurdFigure } from './absurd-figures.ts';
import { matchSchema } from './match-schema.ts';
import { refusal, shown } from './refuse.ts';

/** A suite's name is part of file names and of messages. The configuration allows the same. */
const suiteName = /^(?!\.{1,2}$)[\w.-]{1,64}$/;

/** Values besides durations. A block of three scenarios with fifty routes has 20,000. */
const mostValues = 100_000;

/**
 * The block that a file of an upload holds. `place` is where the file stands below the run's directory; the block must be the
 * one that belongs there. Throws an UploadError.
 */
export const checkBlock = (value: unknown, name: string, place: string): Block => {
  const block = matchSchema(value, blockSchema, { name, what: 'a block', mostValues });
  if (!suiteName.test(block.suite) || blockFile(block) !== place)
    throw refusal(
      name,
      `holds block ${block.index + 1} of suite ${shown(block.suite)}, which belongs into another file`,
    );
  const fault = absurdFigure(block);
  if (fault !== null) throw refusal(name, fault);
  return block;
};
