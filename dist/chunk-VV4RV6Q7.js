import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  InterruptedError
} from "./chunk-PZ3W4RZL.js";

// src/measure/process/watch-interrupts.ts
var signals = ["SIGINT", "SIGTERM", "SIGHUP"];
var watchInterrupts = (host, exitCodeOf) => {
  const controller = new AbortController();
  const cleaners = /* @__PURE__ */ new Set();
  const cleanAll = () => {
    for (const clean of [...cleaners].toReversed()) clean();
    cleaners.clear();
  };
  const handle = (signal) => {
    const interrupted = new InterruptedError(signal);
    if (controller.signal.aborted) host.exit(exitCodeOf(interrupted));
    controller.abort(interrupted);
  };
  for (const signal of signals) host.on(signal, handle);
  host.on("exit", cleanAll);
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    onExit: (clean) => {
      cleaners.add(clean);
      return () => void cleaners.delete(clean);
    },
    [Symbol.dispose]: () => {
      for (const signal of signals) host.off(signal, handle);
      host.off("exit", cleanAll);
    }
  };
};

export {
  watchInterrupts
};
