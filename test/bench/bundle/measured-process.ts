import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const usageSchema = z.object({ cpu: z.number(), peak: z.number() });

/** What running some processes, one after the other, took. */
export interface Usage {
  /** ms. */
  readonly wall: number;
  /** Of all threads, s. */
  readonly cpu: number;
  /** Highest resident memory of one of them, bytes. */
  readonly peak: number;
}

/** A program of Node: its file and arguments. */
export type NodeProgram = readonly [file: string, ...parameters: string[]];

const preload = join(import.meta.dirname, 'tell-usage.ts');

/** Runs a program of Node, which may use `heap` MB. Throws with what it said when it fails otherwise than with `allowed` codes. */
export const runMeasured = async (
  program: NodeProgram,
  { directory, heap = 12_000, allowed = [0] }: { directory: string; heap?: number; allowed?: readonly number[] },
): Promise<Usage> => {
  const report = join(directory, `usage-${process.pid}.json`);
  rmSync(report, { force: true });
  const started = performance.now();
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, '--import', preload, ...program], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, BENCH_USAGE: report, NO_UPDATE_NOTIFIER: '1' },
  });
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-3000)));
  const [code, signal]: unknown[] = await once(child, 'close');
  process.off('exit', stop);
  const wall = performance.now() - started;
  try {
    if (!allowed.includes(Number(code ?? -1)) || !existsSync(report))
      throw new Error(`${program.join(' ')} ended with ${String(code ?? signal)}:\n${said}`);
    return { wall, ...usageSchema.parse(JSON.parse(readFileSync(report, 'utf8'))) };
  } finally {
    rmSync(report, { force: true });
  }
};

/** Several programs one after the other as one. */
export const runAllMeasured = async (
  programs: readonly NodeProgram[],
  options: Parameters<typeof runMeasured>[1],
): Promise<Usage> => {
  let sum: Usage = { wall: 0, cpu: 0, peak: 0 };
  for (const program of programs) {
    const { wall, cpu, peak } = await runMeasured(program, options);
    sum = { wall: sum.wall + wall, cpu: sum.cpu + cpu, peak: Math.max(sum.peak, peak) };
  }
  return sum;
};
