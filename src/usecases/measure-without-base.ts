import type { Stored } from './baseline/read-stored.ts';
import { isMeasuringFailure } from './failed-block.ts';
import { type HeadAlone, type HeadAloneOptions, measureHeadAlone } from './measure-head-alone.ts';
import type { Laboratory, Report } from './ports.ts';

export interface WithoutBaseOptions extends Omit<HeadAloneOptions, 'laboratory'> {
  readonly stored: Stored;
  readonly openLaboratory: () => Promise<Laboratory & AsyncDisposable>;
  readonly report: Report;
}

/**
 * Measures the head for information where the base could not be prepared; null where nothing is stored that it could be set
 * beside, and where measuring fails: the failure of the base is the whole answer then.
 */
export const measureWithoutBase = async ({
  stored,
  openLaboratory,
  report,
  ...options
}: WithoutBaseOptions): Promise<HeadAlone | null> => {
  if (stored.suites.every(({ records }) => records.length === 0)) return null;
  report({ kind: 'step', text: 'the base could not be prepared; measuring the head for information' });
  try {
    await using laboratory = await openLaboratory();
    return await measureHeadAlone({ ...options, laboratory });
  } catch (error) {
    options.signal.throwIfAborted();
    if (!isMeasuringFailure(error)) throw error;
    return null;
  }
};
