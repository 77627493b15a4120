import type { BundleModule } from '../../../core/bundle/bundle-graph.ts';
import type { Case } from '../case.ts';
import { bytesOf } from '../side-index.ts';

const localePath = /(?:^|[/_-])(?:locales?|i18n|lang|langs|languages|translations)(?:[/._-]|$)/u;

export const isLocale = (module: BundleModule): boolean => localePath.test(module.name);

/** The share of bytes that modules of one sort have of some modules, 0 to 1. */
export const shareOf = (
  { comparison: { head } }: Case,
  modules: readonly number[],
  counts: (module: BundleModule) => boolean,
): number => {
  let all = 0;
  let counted = 0;
  for (const it of modules) {
    const bytes = bytesOf(head.module(it));
    all += bytes;
    if (counts(head.module(it))) counted += bytes;
  }
  return all === 0 ? 0 : counted / all;
};

/** Above this a cause is about one sort of module: what else comes along only wraps it. */
export const nearlyAll = 0.8;
