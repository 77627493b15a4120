import { ConfigurationError } from '../core/errors.ts';
import { problemOf } from '../usecases/posting/problem.ts';
import type { RunnerLog } from './runner-log.ts';

/** GitHub shows ten annotations of a kind a step. */
const mostAnnotations = 9;

/** Says in the log what was thrown, with annotations; each problem of a configuration on its line. */
export const tellProblem = (thrown: unknown, log: RunnerLog, verbose: boolean): void => {
  const { title, message, cure } = problemOf(thrown);
  if (thrown instanceof ConfigurationError) {
    for (const { problem, cure: right, line, column } of thrown.problems.slice(0, mostAnnotations))
      log.error(`${problem} ${right}`, { file: thrown.file, line, column });
    log.write(message);
  }
  log.error(thrown instanceof ConfigurationError ? `${title}. ${cure}` : `${message}\n${cure}`);
  if (verbose && thrown instanceof Error) log.write(thrown.stack ?? '');
};
