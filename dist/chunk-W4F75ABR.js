import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// package.json
var package_default = { version: "0.1.0" };

// src/core/version.ts
var version = package_default.version;

export {
  version
};
