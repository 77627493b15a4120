import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/error-code.ts
var errorCode = (error) => typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : null;

export {
  errorCode
};
