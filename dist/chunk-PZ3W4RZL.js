import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/errors.ts
var PacegateError = class extends Error {
  code;
  cure;
  constructor(code, message, cure, options) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.cure = cure;
  }
};
var ConfigurationError = class extends PacegateError {
  file;
  problems;
  constructor(file, problems) {
    const lines = problems.map((it) => `${file}:${it.line}:${it.column}: ${it.problem} ${it.cure}`);
    const cure = problems.length === 1 ? "Correct it and run again." : `Correct these ${problems.length} and run again.`;
    super("configuration-invalid", lines.join("\n"), cure);
    this.file = file;
    this.problems = problems;
  }
};
var UsageError = class extends PacegateError {
  constructor(message, cure, options) {
    super("usage", message, cure, options);
  }
};
var RepositoryError = class extends PacegateError {
  constructor(message, cure, options) {
    super("repository", message, cure, options);
  }
};
var PreparationError = class extends PacegateError {
  constructor(message, cure, options) {
    super("preparation-failed", message, cure, options);
  }
};
var BundleError = class extends PacegateError {
  constructor(message, cure, options) {
    super("bundle", message, cure, options);
  }
};
var ServiceError = class extends PacegateError {
  constructor(message, cure, options) {
    super("service-failed", message, cure, options);
  }
};
var LoadError = class extends PacegateError {
  constructor(message, cure, options) {
    super("load-failed", message, cure, options);
  }
};
var OutputError = class extends PacegateError {
  constructor(message, cure, options) {
    super("output-failed", message, cure, options);
  }
};
var BaselineError = class extends PacegateError {
  constructor(message, cure, options) {
    super("baseline", message, cure, options);
  }
};
var DatabaseError = class extends PacegateError {
  constructor(message, cure, options) {
    super("database", message, cure, options);
  }
};
var GitHubError = class extends PacegateError {
  /** HTTP status; null when there was no answer. */
  status;
  constructor(message, cure, options) {
    super("github", message, cure, options);
    this.status = options.status;
  }
};
var UploadError = class extends PacegateError {
  constructor(message, cure, options) {
    super("upload-refused", message, cure, options);
  }
};
var InterruptedError = class extends PacegateError {
  signal;
  constructor(signal) {
    super("interrupted", `Stopped by ${signal}.`, "Nothing was left running. Run again to start over.");
    this.signal = signal;
  }
};

export {
  PacegateError,
  ConfigurationError,
  UsageError,
  RepositoryError,
  PreparationError,
  BundleError,
  ServiceError,
  LoadError,
  OutputError,
  BaselineError,
  DatabaseError,
  GitHubError,
  UploadError,
  InterruptedError
};
