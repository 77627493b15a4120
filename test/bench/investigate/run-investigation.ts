import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Investigation, investigationSchema } from '../../../src/core/investigation.ts';
import { type Result, resultSchema } from '../../../src/core/result.ts';

const program = join(import.meta.dirname, '../../../src/cli/pacegate.ts');

/** When what was there, in ms from the command; null where it never was. */
const timesSchema = z.strictObject({
  /** The comparison was over: all blocks of base and head exist. */
  compared: z.number().nullable(),
  /** Ranked hypotheses stood in investigation.json. */
  answered: z.number().nullable(),
  /** A root cause did, or contributing factors that explain it together. */
  proven: z.number().nullable(),
  ended: z.number(),
});

export type Times = z.infer<typeof timesSchema>;

export interface Investigated {
  readonly times: Times;
  readonly investigation: Investigation;
  readonly result: Result;
}

/** Beside the result, so that a bench that was stopped goes on where it was. */
const timesFile = (out: string): string => join(out, 'bench-times.json');

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const isProven = ({ state, hypotheses }: Investigation): boolean =>
  state === 'proven' || hypotheses.some(({ experiment }) => experiment?.decision === 'root-cause');

/** Looks twice a second at when files were written: the command itself is left alone. */
const watchAnswers = (out: string, started: number): { readonly stop: () => Omit<Times, 'ended'> } => {
  const times: { compared: number | null; answered: number | null; proven: number | null } = {
    compared: null,
    answered: null,
    proven: null,
  };
  let seen = 0;
  const look = (): void => {
    const file = join(out, 'investigation.json');
    if (times.compared === null && existsSync(join(out, 'result.json'))) times.compared = performance.now() - started;
    const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (written === seen) return;
    try {
      const investigation = investigationSchema.parse(readJson(file));
      seen = written;
      const now = performance.now() - started;
      if (investigation.hypotheses.length > 0) times.answered ??= now;
      if (isProven(investigation)) times.proven ??= now;
    } catch {
      // It is just being written: the next look sees it.
    }
  };
  const timer = setInterval(look, 500);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return times;
    },
  };
};

interface Run {
  readonly directory: string;
  readonly out: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly flags: readonly string[];
  /** Ends it in order; it is run anew the next time. */
  readonly signal: AbortSignal;
}

/** Runs `pacegate investigate` as a user does. Throws when it left no investigation, and the signal's reason. */
export const runInvestigation = async ({ directory, out, environment, flags, signal }: Run): Promise<void> => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(dirname(out), { recursive: true });
  const started = performance.now();
  const child = spawn(process.execPath, [program, 'investigate', '--base', 'main', '--out', out, '--json', ...flags], {
    cwd: directory,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  const answers = watchAnswers(out, started);
  const [code]: unknown[] = await once(child, 'close');
  signal.removeEventListener('abort', stop);
  const times = { ...answers.stop(), ended: performance.now() - started } satisfies Times;
  signal.throwIfAborted();
  if (!existsSync(join(out, 'investigation.json')))
    throw new Error(`pacegate investigate ended with ${String(code)}:\n${said}`);
  writeFileSync(timesFile(out), JSON.stringify(times));
};

/** What an investigation left in `out`; null when it was not run to its end. */
export const readInvestigated = (out: string): Investigated | null =>
  existsSync(timesFile(out))
    ? {
        times: timesSchema.parse(readJson(timesFile(out))),
        investigation: investigationSchema.parse(readJson(join(out, 'investigation.json'))),
        result: resultSchema.parse(readJson(join(out, 'result.json'))),
      }
    : null;
