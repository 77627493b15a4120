/** Stable codes: other programs may match on them. */
export type ErrorCode =
  | 'configuration-invalid'
  | 'usage'
  | 'repository'
  | 'preparation-failed'
  | 'bundle'
  | 'service-failed'
  | 'load-failed'
  | 'output-failed'
  | 'baseline'
  | 'database'
  | 'github'
  | 'upload-refused'
  | 'interrupted'
  | 'internal';

/**
 * Every failure that Pacegate foresees. `message` says what happened and where; `cure` says what to do next.
 * Anything that is not a PacegateError is a defect of Pacegate.
 */
export class PacegateError extends Error {
  readonly code: ErrorCode;
  readonly cure: string;

  constructor(code: ErrorCode, message: string, cure: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.cure = cure;
  }
}

/** One thing that is wrong in a configuration file. `line` and `column` count from 1. */
export interface ConfigurationProblem {
  readonly line: number;
  readonly column: number;
  /** What is wrong. */
  readonly problem: string;
  /** What would be right. */
  readonly cure: string;
}

/** The configuration can't be used; nothing was measured. Holds every problem, not only the first. */
export class ConfigurationError extends PacegateError {
  readonly file: string;
  readonly problems: readonly ConfigurationProblem[];

  constructor(file: string, problems: readonly ConfigurationProblem[]) {
    const lines = problems.map((it) => `${file}:${it.line}:${it.column}: ${it.problem} ${it.cure}`);
    const cure =
      problems.length === 1 ? 'Correct it and run again.' : `Correct these ${problems.length} and run again.`;
    super('configuration-invalid', lines.join('\n'), cure);
    this.file = file;
    this.problems = problems;
  }
}

/** Wrong arguments, or a repository that can't be judged as it is: nothing was measured. */
export class UsageError extends PacegateError {
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super('usage', message, cure, options);
  }
}

/** git can't give what is asked: not a repository, unknown ref, no merge base. Nothing was measured. */
export class RepositoryError extends PacegateError {
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super('repository', message, cure, options);
  }
}

/** A side could not be checked out, installed, built or set up: there is no trustworthy measurement. */
export class PreparationError extends PacegateError {
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super('preparation-failed', message, cure, options);
  }
}

/** What a build made can't be read or trusted: no statistics, a build that failed, files that are missing. There is no measurement. */
export class BundleError extends PacegateError {
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super('bundle', message, cure, options);
  }
}

/** A service did not start, never got ready, or died. */
export class ServiceError extends PacegateError {
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super('service-failed', message, cure, options);
  }
}

/** The load generator failed. */
export class LoadError extends PacegateError {
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super('load-failed', message, cure, options);
  }
}

/** A result could not be written. */
export class OutputError extends PacegateError {
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super('output-failed', message, cure, options);
  }
}

/** The stored record can't be read or written. What was measured is kept all the same. */
export class BaselineError extends PacegateError {
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super('baseline', message, cure, options);
  }
}

/** The App's database can't be opened, reached or written. */
export class DatabaseError extends PacegateError {
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super('database', message, cure, options);
  }
}

/** GitHub refused a request or can't be reached. */
export class GitHubError extends PacegateError {
  /** HTTP status; null when there was no answer. */
  readonly status: number | null;

  constructor(message: string, cure: string, options: ErrorOptions & { readonly status: number | null }) {
    super('github', message, cure, options);
    this.status = options.status;
  }
}

/** What a runner uploaded is not what Pacegate writes, or not within bounds: nothing of it is used. */
export class UploadError extends PacegateError {
  constructor(message: string, cure: string, options?: ErrorOptions) {
    super('upload-refused', message, cure, options);
  }
}

/** Stopped by Ctrl-C or a signal. */
export class InterruptedError extends PacegateError {
  readonly signal: string;

  constructor(signal: string) {
    super('interrupted', `Stopped by ${signal}.`, 'Nothing was left running. Run again to start over.');
    this.signal = signal;
  }
}
