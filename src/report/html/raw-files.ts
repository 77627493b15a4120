import type { Block } from '../../core/block.ts';
import { blockFile } from '../../core/raw-names.ts';
import { type Html, html } from './element.ts';

/** Only to what stands beside the page or in raw/, whatever a name holds: a result from elsewhere may name any path. */
export const fileLink = (path: string): Html => {
  const [, folder = '', name = ''] = /^(raw\/)?([^/\\]+)$/u.exec(path) ?? [];
  return name === '' || name === '.' || name === '..'
    ? html`<span>${path}</span>`
    : html`<a href="./${folder}${encodeURIComponent(name.toWellFormed())}">${path}</a>`;
};

/** "raw/api-001.json to raw/api-007.json", each a link: the files that a figure is drawn from. */
export const blocksFrom = (blocks: readonly Pick<Block, 'suite' | 'index'>[]): Html => {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return html`result.json`;
  if (first.index === last.index) return fileLink(blockFile(first));
  return html`${fileLink(blockFile(first))} to ${fileLink(blockFile(last))}`;
};
