import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Jest's global set-up: tests start hundreds of Node processes, most of them on the same sources, whose types Node strips and
 * whose code it compiles anew each time. Here they share what the first one made, for as long as the run of the tests takes.
 */
export default () => {
  if (process.env.NODE_COMPILE_CACHE !== undefined) return;
  const directory = mkdtempSync(join(tmpdir(), 'node-compiled-'));
  process.env.NODE_COMPILE_CACHE = directory;
  process.once('exit', () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
};
