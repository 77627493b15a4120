import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The golden file at `url`, which `text` is to be compared with. With UPDATE_GOLDEN=1 it is first made of `text`: read
 * what changed before you commit it.
 */
export const golden = (text: string, url: URL): string => {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(fileURLToPath(url)), { recursive: true });
    writeFileSync(url, text);
  }
  return readFileSync(url, 'utf8');
};
