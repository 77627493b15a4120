import { join } from 'node:path';
import type { PageSuite } from '../../config/page-suite.ts';
import type { Block } from '../../core/block.ts';
import { sides, type Side } from '../../core/side.ts';
import type { BlockOrder, BlockTools } from '../block/block-order.ts';
import { readChromeFlags, unsandboxed } from './chrome-flags.ts';
import { findBrowser } from './find-browser.ts';
import { findLighthouse, packagePlaces } from './load-lighthouse.ts';
import type { PageStart, PageTools } from './page-block-order.ts';
import { runPageBlock } from './run-page-block.ts';
import { createHeldFiles } from './server/held-files.ts';
import { createVisitors } from './visitor/visitors.ts';

type Prepared = Omit<PageTools, keyof BlockTools>;

export interface PageLaboratoryOptions {
  /** Top of each side's checkout. */
  readonly checkouts: Readonly<Record<Side, string>>;
  /** Scrubbed, with the run's mark. */
  readonly environment: Readonly<Record<string, string>>;
  /** Those of services' blocks; the browser and its profiles are kept in their directory. */
  readonly tools: BlockTools;
  /** PACEGATE_CHROME_FLAGS. */
  readonly chromeFlags: string | undefined;
}

export type PageRequest = Pick<BlockOrder, 'index' | 'kind' | 'schedule' | 'seed' | 'random'> & {
  readonly suite: PageSuite;
  readonly own: Readonly<Record<Side, PageSuite>>;
  /** Whether both sides are run from the head's checkout. */
  readonly alone: boolean;
  /** Top of the checkout that takes the head's place; absent: the head's own. */
  readonly standIn?: string | undefined;
};

/** What pages are measured with, for the result. */
export interface PageVersions {
  readonly lighthouse: string;
  readonly launcher: string;
  /** The browser's program, and where it comes from. */
  readonly browser: { readonly path: string; readonly from: string };
}

/** Where blocks of pages are run. Nothing is searched for or started before the first block. */
export interface PageLaboratory {
  /** As runPageBlock; throws a PreparationError where Lighthouse or a browser is not to be found. */
  runBlock(request: PageRequest): Promise<Block>;
  /** null before the first block. */
  readonly versions: PageVersions | null;
  /** For exit handlers: ends visits at once. */
  killSync(): void;
}

/** Nothing is left to be disposed of between two blocks; what is unpacked lies in the run's own directory. */
export const openPageLaboratory = (options: PageLaboratoryOptions): PageLaboratory => {
  const { checkouts, environment, tools } = options;
  const visitors = createVisitors(environment);
  let visiting: Promise<Prepared> | null = null;
  let versions: PageVersions | null = null;

  const prepare = async (starts: Readonly<Record<Side, PageStart>>): Promise<Prepared> => {
    const places = packagePlaces(sides.map((side) => starts[side].directory));
    const packages = findLighthouse(places);
    const browser = await findBrowser({
      chosen: environment['CHROME_PATH'],
      launcher: packages.launcher.file,
      places,
      directory: tools.directory,
      visitors,
      signal: tools.signal,
    });
    versions = {
      lighthouse: packages.lighthouse.version,
      launcher: packages.launcher.version,
      browser: { path: browser.path, from: browser.from },
    };
    return {
      packages,
      browser,
      extraFlags: readChromeFlags(options.chromeFlags),
      unsandboxed: unsandboxed(environment),
      visitors,
      files: createHeldFiles(),
    };
  };

  return {
    runBlock: async ({ own, alone, standIn, ...request }) => {
      const places = standIn === undefined ? checkouts : { ...checkouts, head: standIn };
      const start = (side: Side): PageStart => ({
        suite: own[side],
        directory: join(places[alone ? 'head' : side], own[side].directory),
        environment,
      });
      const starts = { base: start('base'), head: start('head') };
      visiting ??= prepare(starts);
      return runPageBlock({ ...request, starts }, { ...tools, ...(await visiting) });
    },
    get versions() {
      return versions;
    },
    killSync: () => visitors.killSync(),
  };
};
