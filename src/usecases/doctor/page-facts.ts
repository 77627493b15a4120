import { join } from 'node:path';
import type { PageSuite } from '../../config/page-suite.ts';
import { PreparationError } from '../../core/errors.ts';
import { findLighthouse, packagePlaces } from '../../measure/page/load-lighthouse.ts';
import type { PageFacts } from './facts.ts';
import type { Known } from './known.ts';

const packagesFor = (directory: string): Known<string> => {
  try {
    const { lighthouse, launcher } = findLighthouse(packagePlaces([directory]));
    return {
      known: true,
      value: `lighthouse ${lighthouse.version} and chrome-launcher ${launcher.version}`,
    };
  } catch (error) {
    if (error instanceof PreparationError) return { known: false, why: error.message, cure: error.cure };
    throw error;
  }
};

/** What a page is measured with. Packages are looked for, not loaded. */
export const pageFacts = (suite: PageSuite, top: string): PageFacts => ({
  service: suite.service,
  packages: packagesFor(join(top, suite.directory)),
});
