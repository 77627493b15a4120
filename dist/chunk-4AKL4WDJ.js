import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/units.ts
var durations = { us: 1e-3, ms: 1, s: 1e3, m: 6e4, h: 36e5 };
var sizes = {
  B: 1,
  KB: 1e3,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3
};
var quantity = /^(\d+(?:\.\d+)?)\s*([A-Za-z%/]*)$/;
var parseWith = (text, factors) => {
  const [, digits, unit] = quantity.exec(text.trim()) ?? [];
  if (digits === void 0 || unit === void 0) return null;
  const factor = Object.hasOwn(factors, unit) ? factors[unit] : void 0;
  return factor === void 0 ? null : Number(digits) * factor;
};
var parseDuration = (text) => parseWith(text, durations);
var parseSize = (text) => parseWith(text, sizes);
var parseShare = (text) => parseWith(text, { "%": 0.01 });
var parseRate = (text) => parseWith(text, { "": 1, "/s": 1, "requests/s": 1 });
var parseNumber = (text) => parseWith(text, { "": 1 });
var notations = {
  ms: { parse: parseDuration, example: "200ms" },
  "ms/request": { parse: parseDuration, example: "2ms" },
  bytes: { parse: parseSize, example: "200MB" },
  "bytes/request": { parse: parseSize, example: "2KB" },
  share: { parse: parseShare, example: "0.1%" },
  "requests/s": { parse: parseRate, example: "150/s" },
  "count/request": { parse: parseNumber, example: "3" },
  count: { parse: parseNumber, example: "3" },
  score: { parse: parseNumber, example: "0.1" },
  currency: { parse: parseNumber, example: "0.8" }
};
var notationOf = (unit) => notations[unit];

export {
  parseDuration,
  parseSize,
  parseShare,
  notationOf
};
