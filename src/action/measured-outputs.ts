import { join } from 'node:path';
import type { CheckOutcome } from '../usecases/run-check.ts';
import type { Outputs } from './step-files.ts';

/** The outputs of a step that measured, or judged what was measured elsewhere. */
export const measuredOutputs = ({ result, path }: Pick<CheckOutcome, 'result' | 'path'>): Outputs => ({
  verdict: result.verdict,
  result: join(path, 'result.json'),
  comment: join(path, 'comment.md'),
  directory: path,
});
