import { PacegateError } from '../core/errors.ts';

const causeOf = (error: Error): Readonly<Record<string, unknown>> =>
  error.cause instanceof Error ? { cause: error.cause.message } : {};

/** What a log line says of an error. Where it is a defect, its trace belongs there too: nobody else will see it. */
export const failureData = (error: unknown): Readonly<Record<string, unknown>> => {
  if (error instanceof PacegateError)
    return { code: error.code, problem: error.message, cure: error.cure, ...causeOf(error) };
  if (error instanceof AggregateError) return { problem: error.message, ...failureData(error.errors[0]) };
  return error instanceof Error
    ? { problem: error.message, ...causeOf(error), trace: error.stack }
    : { problem: String(error) };
};
