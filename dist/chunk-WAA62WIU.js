import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/count-text.ts
var countText = (count) => {
  if (count === 0) return "0";
  if (count < 0.01) return "less than 0.01";
  if (count >= 1e3) return Math.round(count).toLocaleString("en-US");
  return String(Number(count.toFixed(count >= 10 ? 0 : count >= 1 ? 1 : 2)));
};

export {
  countText
};
