import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/measure/bundle/read/own/statistics-file.ts
var statisticsSchema = "pacegate/stats@1";
var defaultFile = "pacegate-stats.json";

export {
  statisticsSchema,
  defaultFile
};
