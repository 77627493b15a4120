import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// package.json
var package_default = { version: "0.1.0" };

// src/core/version.ts
var version = package_default.version;

// src/core/error-code.ts
var errorCode = (error) => typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : null;

export {
  version,
  errorCode
};
