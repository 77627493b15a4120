import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ProfileDifference, profileDifferenceSchema } from '../../../src/core/profile.ts';
import { readInvestigated } from '../investigate/run-investigation.ts';
import { type Result, resultSchema } from '../../../src/core/result.ts';

const program = join(import.meta.dirname, '../../../src/cli/pacegate.ts');

export interface Checked {
  /** Wall time of the whole command, preparation included, ms. */
  readonly time: number;
  readonly result: Result;
  /** Where the service spends its CPU time; null where it was not profiled. */
  readonly profile: ProfileDifference | null;
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** Beside the result, so that a bench that was stopped goes on where it was. */
const timeFile = (out: string): string => join(out, 'bench-time.json');

/** Runs `pacegate check` as a user does who has set nothing but the address of the database. Throws when it left no result. */
export const runCheck = async (
  directory: string,
  out: string,
  databaseUrl: string,
  flags: readonly string[],
): Promise<void> => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(dirname(out), { recursive: true });
  const started = performance.now();
  const child = spawn(process.execPath, [program, 'check', '--base', 'main', '--out', out, '--json', ...flags], {
    cwd: directory,
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4000)));
  const [code]: unknown[] = await once(child, 'close');
  if (!existsSync(join(out, 'result.json'))) throw new Error(`pacegate check ended with ${String(code)}:\n${said}`);
  writeFileSync(timeFile(out), JSON.stringify(performance.now() - started));
};

const profileIn = (out: string): ProfileDifference | null => {
  const raw = join(out, 'raw');
  const files = existsSync(raw) ? readdirSync(raw).filter((file) => /-profile.*\.json$/.test(file)) : [];
  const profiles = files.flatMap((file) => profileDifferenceSchema.safeParse(read(join(raw, file))).data ?? []);
  return profiles.find(({ kind }) => kind === 'cpu') ?? null;
};

/** What a check left in `out`; null when it was not run to its end. */
export const readChecked = (out: string): Checked | null =>
  existsSync(timeFile(out))
    ? {
        time: Number(read(timeFile(out))),
        result: resultSchema.parse(read(join(out, 'result.json'))),
        profile: profileIn(out),
      }
    : null;

/** The check that an investigation began with; null when it was not run to its end. */
export const readInvestigatedCheck = (out: string): Checked | null => {
  const investigated = readInvestigated(out);
  return investigated === null
    ? null
    : {
        time: investigated.times.compared ?? investigated.times.ended,
        result: investigated.result,
        profile: profileIn(out),
      };
};
