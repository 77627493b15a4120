import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Block } from '../../../src/core/block.ts';
import type { Result } from '../../../src/core/result.ts';
import { makeBlocks } from '../../support/make-block.ts';
import { makeResult } from '../../support/make-result.ts';

/** The files of a run as it keeps them, by name. */
export type Files = Record<string, string | Buffer>;

export const honestBlocks: readonly Block[] = makeBlocks(2, { requests: 8, slices: 1 });

export const honestResult: Result = makeResult();

export const honestFiles = (blocks: readonly Block[] = honestBlocks, more: Files = {}): Files => ({
  'result.json': `${JSON.stringify(honestResult, null, 2)}\n`,
  'comment.md': 'Pass',
  'logs/base-install.log': 'added 3 packages',
  'raw/plan.json': '{ "final": false }',
  ...Object.fromEntries(
    blocks.map((block) => [
      `raw/${block.suite}-${String(block.index + 1).padStart(3, '0')}.json`,
      JSON.stringify(block),
    ]),
  ),
  ...more,
});

/** Writes them below `directory`. */
export const writeFiles = (directory: string, files: Files): void => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), content);
  }
};
