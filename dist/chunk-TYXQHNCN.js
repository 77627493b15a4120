import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/side.ts
var sides = ["base", "head"];
var otherSide = (side) => side === "base" ? "head" : "base";

export {
  sides,
  otherSide
};
