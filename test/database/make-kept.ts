import type { Result } from '../../src/core/result.ts';
import type { KeptResult } from '../../src/usecases/app/ports.ts';
import { makeResult } from '../support/make-result.ts';

/** What a worker hands in. */
export const makeKept = (differences: Partial<Result> = {}, raw: Uint8Array | null = null): KeptResult => ({
  result: makeResult(differences),
  comment: '## Within tolerance\n',
  raw,
});
