import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const program = join(import.meta.dirname, 'append-for-ever.ts');

export interface Writer {
  readonly kind: 'files' | 'git';
  /** The directory of a files store, or a bare repository. */
  readonly place: string;
  /** Number of its first record. */
  readonly from: number;
  /** ms from its first append until it is killed. */
  readonly after: number;
}

/** Starts a process that appends for ever, kills it, and gives the last number that it said was stored. */
export const writeAndKill = async ({ kind, place, from, after }: Writer): Promise<number> => {
  const child = spawn(process.execPath, [program, kind, place, String(from)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await sleep(after);
  child.kill('SIGKILL');
  await closed;
  return Number(said.trim().split('\n').at(-1));
};
