import { PreparationError } from '../../core/errors.ts';
import { findLighthouse, packagePlaces } from '../../measure/page/load-lighthouse.ts';
import { resolvePackage } from '../../measure/page/resolve-package.ts';
import { createVisitors } from '../../measure/page/visitor/visitors.ts';
import { isProgram } from '../../measure/survey/machine-facts.ts';
import { scrubbedEnvironment } from '../../measure/workspace/scrubbed-environment.ts';
import type { Known } from './known.ts';

const searchTimeout = 30_000;

const launcherIn = (places: readonly string[]): string | null => {
  try {
    return findLighthouse(places).launcher.file;
  } catch (error) {
    if (error instanceof PreparationError) return null;
    throw error;
  }
};

/**
 * The browser that pages in `directories` would be loaded in: as a measurement looks for it, without unpacking or starting
 * any.
 */
export const lookForBrowser = async (
  directories: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<Known<string>> => {
  const chosen = environment['CHROME_PATH'] ?? '';
  if (chosen !== '') {
    return isProgram(chosen)
      ? { known: true, value: `${chosen}, which CHROME_PATH names` }
      : {
          known: false,
          why: `CHROME_PATH is ${chosen}, which is no program that can be run`,
          cure: 'Set it to the program of Chrome or Chromium, or unset it, so that an installed one is looked for.',
        };
  }
  const places = packagePlaces(directories);
  const launcher = launcherIn(places);
  if (launcher !== null) {
    const visitors = createVisitors(scrubbedEnvironment(environment));
    const found = await visitors.ask({ kind: 'find', launcher }, searchTimeout, signal);
    if (found.kind === 'browser' && found.path !== null) return { known: true, value: found.path };
  }
  const packed = places.some((place) => resolvePackage('@sparticuz/chromium', place) !== null);
  if (packed) return { known: true, value: 'the browser of the package @sparticuz/chromium' };
  return {
    known: false,
    why: launcher === null ? 'no browser can be looked for without chrome-launcher' : 'no Chrome or Chromium was found',
    cure: 'Install Chrome or Chromium, set CHROME_PATH to its program, or, on Linux, run `npm install --save-dev @sparticuz/chromium`.',
  };
};
