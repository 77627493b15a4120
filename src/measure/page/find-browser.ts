import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PreparationError } from '../../core/errors.ts';
import { printable } from '../workspace/output-tail.ts';
import { resolvePackage } from './resolve-package.ts';
import type { Outcome, Visitors } from './visitor/visitors.ts';

export interface Browser {
  readonly path: string;
  readonly from: 'CHROME_PATH' | 'installed' | '@sparticuz/chromium';
  /** That it needs to be started with. */
  readonly flags: readonly string[];
}

interface SearchOptions {
  /** CHROME_PATH. */
  readonly chosen: string | undefined;
  /** Main file of chrome-launcher. */
  readonly launcher: string;
  /** Where packages are looked for. */
  readonly places: readonly string[];
  /** Inside the run's own, for a browser that has to be unpacked. */
  readonly directory: string;
  readonly visitors: Visitors;
  readonly signal: AbortSignal;
}

const searchTimeout = 30_000;
/** 60 MB of Brotli. */
const unpackTimeout = 180_000;

const headless = ['--headless=new'];
/** A build for machines without graphics and without the program that sets up the sandbox. */
const shell = ['--headless', '--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'];

const isProgram = async (path: string): Promise<boolean> => {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
};

const pathOf = (outcome: Outcome): string | null => (outcome.kind === 'browser' ? outcome.path : null);

const unpack = async (chromium: string, { directory, visitors, signal }: SearchOptions): Promise<string> => {
  const own = join(directory, 'chromium');
  await mkdir(own, { recursive: true });
  // A directory of the run's own: the package takes what it finds in the temporary one, where anybody may put it.
  const outcome = await visitors.ask({ kind: 'unpack', chromium }, unpackTimeout, signal, { TMPDIR: own });
  const path = pathOf(outcome);
  if (path !== null) return path;
  const why = outcome.kind === 'failed' ? outcome.message : outcome.kind === 'ended' ? outcome.output : outcome.kind;
  throw new PreparationError(
    `The browser of @sparticuz/chromium could not be unpacked: ${printable(why)}`,
    'See that 300 MB are free in the temporary directory, or set CHROME_PATH to an installed Chrome or Chromium.',
  );
};

/**
 * Finds the browser: the one that CHROME_PATH names, an installed one, that of the package @sparticuz/chromium.
 * @throws PreparationError when there is none.
 */
export const findBrowser = async (options: SearchOptions): Promise<Browser> => {
  const { chosen, launcher, places, visitors, signal } = options;
  if (chosen !== undefined && chosen !== '') {
    if (await isProgram(chosen)) return { path: chosen, from: 'CHROME_PATH', flags: headless };
    throw new PreparationError(
      `CHROME_PATH is ${printable(chosen)}, which is no program that can be run.`,
      'Set it to the program of Chrome or Chromium, or unset it, so that an installed one is looked for.',
    );
  }
  const installed = pathOf(await visitors.ask({ kind: 'find', launcher }, searchTimeout, signal));
  if (installed !== null && (await isProgram(installed)))
    return { path: installed, from: 'installed', flags: headless };
  for (const place of places) {
    const chromium = resolvePackage('@sparticuz/chromium', place);
    if (chromium !== null)
      return { path: await unpack(chromium.file, options), from: '@sparticuz/chromium', flags: shell };
  }
  throw new PreparationError(
    'Pages are measured in a browser, and none was found.',
    'Install Chrome or Chromium, set CHROME_PATH to its program, or, on Linux, run "npm install --save-dev @sparticuz/chromium".',
  );
};
