import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/measure/process/signal-process.ts
var signalProcess = (pid, signal) => {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

export {
  signalProcess
};
