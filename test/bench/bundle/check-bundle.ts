import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BundleMeasurement, bundleMeasurementSchema } from '../../../src/core/bundle/bundle-measurement.ts';
import { type Result, resultSchema } from '../../../src/core/result.ts';

const program = join(import.meta.dirname, '../../../src/cli/pacegate.ts');

export interface Checked {
  readonly code: number;
  /** ms. */
  readonly time: number;
  readonly result: Result;
  /** null where nothing was measured. */
  readonly measurement: BundleMeasurement | null;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Runs the command line in a repository and reads what it left in `out`. Throws when it left no result. */
export const runPacegate = async (directory: string, out: string, parameters: readonly string[]): Promise<Checked> => {
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...parameters, '--out', out], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  const [code]: unknown[] = await once(child, 'close');
  process.off('exit', stop);
  const time = performance.now() - started;
  const file = join(out, 'result.json');
  if (!existsSync(file)) throw new Error(`pacegate ${parameters.join(' ')} ended with ${String(code)}:\n${said}`);
  const raw = join(out, 'raw/web-bundle.json');
  return {
    code: Number(code),
    time,
    result: resultSchema.parse(read(file)),
    measurement: existsSync(raw) ? bundleMeasurementSchema.parse(read(raw)) : null,
  };
};
