import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/report/sparkline.ts
var steps = Array.from("▁▂▃▄▅▆▇█");
var sparkline = (values, most) => {
  const shown = values.slice(-most).filter((it) => Number.isFinite(it));
  const [least, largest] = [Math.min(...shown), Math.max(...shown)];
  const range = Math.max(largest - least, 0.1 * Math.abs(largest), Number.MIN_VALUE);
  return shown.map((it) => steps[Math.min(7, Math.round(7 * (it - least) / range))] ?? "").join("");
};

export {
  sparkline
};
