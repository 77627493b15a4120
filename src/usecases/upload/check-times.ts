import type { Block } from '../../core/block.ts';
import type { BundleMeasurement } from '../../core/bundle/bundle-measurement.ts';
import type { Result } from '../../core/result.ts';
import { blockFile, bundleFile } from '../../core/raw-names.ts';
import { refusal } from '../../measure/upload/refuse.ts';
import type { UploadGrounds } from './upload-request.ts';

/** A machine's clock may be wrong by as much, or be put right in the middle of a run, ms. */
const slack = 5 * 60_000;

const wallTime = ({ time }: Block): number => time.start + time.warmUp + time.load + time.other;

/**
 * Whether a run's times can be: blocks follow each other, within the run, bundles are of it too, and the run is within the workflow run that
 * uploaded it, so that what an earlier run measured is not taken for this one's. Throws an UploadError.
 */
export const checkTimes = (
  { blocks, bundles }: { readonly blocks: readonly Block[]; readonly bundles: readonly BundleMeasurement[] },
  { startedAt, duration }: Pick<Result, 'startedAt' | 'duration'>,
  during: UploadGrounds['during'] = null,
): void => {
  const begin = Date.parse(startedAt);
  const end = begin + duration;
  if (during !== null && (begin < during.from.getTime() - slack || end > during.to.getTime() + slack))
    throw refusal('result.json', 'is of another time than the run that uploaded it');
  for (const bundle of bundles) {
    const at = Date.parse(bundle.startedAt);
    if (at < begin - slack || at > end + slack) throw refusal(bundleFile(bundle), 'was not measured during its run');
  }
  const inTurn = blocks.toSorted((a, b) => (a.suite === b.suite ? a.index - b.index : 0));
  let before: Block | null = null;
  for (const block of inTurn) {
    const at = Date.parse(block.startedAt);
    if (at < begin - slack || at > end + slack) throw refusal(blockFile(block), 'was not measured during its run');
    if (before !== null && before.suite === block.suite && at < Date.parse(before.startedAt) - slack)
      throw refusal(blockFile(block), 'was measured before the block that it follows');
    before = block;
  }
  const measured = blocks.reduce((sum, block) => sum + wallTime(block), 0);
  // Both by one clock that never jumps.
  if (measured > duration * 1.01 + 1000) throw refusal(null, 'holds blocks that took longer than their run');
};
