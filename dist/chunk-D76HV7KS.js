import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/advice/profile/plain-name.ts
var longestName = 120;
var longestPath = 300;
var plain = (text, most) => {
  const short = text.length > most * 4 ? `${text.slice(0, most * 2)}${text.slice(-most * 2)}` : text;
  const clean = short.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ").trim();
  if (clean.length <= most) return clean;
  const half = Math.floor((most - 1) / 2);
  return `${clean.slice(0, half)}…${clean.slice(-half)}`;
};
var anonymous = "(anonymous)";
var plainName = (name) => plain(name, longestName) || anonymous;
var plainPath = (path) => plain(path, longestPath);

export {
  anonymous,
  plainName,
  plainPath
};
