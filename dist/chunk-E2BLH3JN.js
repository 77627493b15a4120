import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

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
  __require,
  __commonJS,
  __export,
  __toESM,
  PacegateError,
  ConfigurationError,
  UsageError,
  RepositoryError,
  PreparationError,
  ServiceError,
  LoadError,
  OutputError,
  BaselineError,
  DatabaseError,
  GitHubError,
  UploadError,
  InterruptedError
};
