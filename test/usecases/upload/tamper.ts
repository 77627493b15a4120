import type { Block, Slice } from '../../../src/core/block.ts';
import { UploadError } from '../../../src/core/errors.ts';
import type { Upload } from '../../../src/measure/upload/read-upload.ts';
import type { UploadGrounds } from '../../../src/usecases/upload/upload-request.ts';
import { configurationText } from '../harness.ts';
import { type HonestRun, honestRun, judgeRun, type Truth } from './honest-run.ts';

export const text = configurationText();
export const slower = { cpu: 0.3, latency: 0.3 } as const satisfies Truth;

/** One run for the tests that change what it uploaded. */
export const quiet = await honestRun({}, { base: text });
export const slow = await honestRun(slower, { base: text });

export type Change = (block: Block) => Block;

export const withBlocks = (run: HonestRun, change: (blocks: Block[]) => Block[]): Upload => ({
  ...run.upload,
  blocks: change([...run.upload.blocks]),
});
export const withEach = (run: HonestRun, change: Change): Upload => withBlocks(run, (blocks) => blocks.map(change));
export const withFirst = (run: HonestRun, change: Change): Upload =>
  withBlocks(run, (blocks) => blocks.map((block, index) => (index === 0 ? change(block) : block)));
export const withResult = (run: HonestRun, more: Partial<NonNullable<Upload['result']>>): Upload => ({
  ...run.upload,
  result: { ...run.upload.result!, ...more },
});
export const slicesOf =
  (change: (slices: Slice[]) => Slice[]): Change =>
  (block) => ({ ...block, slices: change(block.slices) });
export const eachSlice = (change: (slice: Slice) => Slice): Change => slicesOf((slices) => slices.map(change));

/** Why an upload is refused. */
export const refused = (run: HonestRun, upload: Upload, more: Partial<UploadGrounds> = {}): string => {
  try {
    judgeRun(run, upload, more);
  } catch (error) {
    if (error instanceof UploadError) return error.message;
    throw error;
  }
  return 'It was not refused.';
};
