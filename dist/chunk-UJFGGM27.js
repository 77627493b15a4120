import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  check
} from "./chunk-DYJL3DNA.js";
import {
  startRun,
  tellSides
} from "./chunk-ZM2Z42UO.js";
import {
  configurationSource
} from "./chunk-ZVDYMXII.js";

// src/usecases/run-check.ts
var runCheck = async (options, host) => {
  await using run = await startRun(options, host);
  const repository = await run.openSides(options.base, options.head);
  tellSides(repository.sides, host.report);
  const configuration = await configurationSource(options.config, options.cwd, repository.sides.top);
  const { suites, scenarios, timeLimit, seed } = options;
  const checked = await check({ configuration, suites, scenarios, timeLimit, seed }, run.portsOn(repository));
  return { ...checked, path: run.path() };
};

export {
  runCheck
};
