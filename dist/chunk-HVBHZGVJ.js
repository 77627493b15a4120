import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/longest-load.ts
var longestLoad = 7 * 24 * 36e5;

export {
  longestLoad
};
