import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/clock.ts
var systemClock = { now: () => performance.now(), date: () => /* @__PURE__ */ new Date() };

export {
  systemClock
};
