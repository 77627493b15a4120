import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  carryOut,
  startRun,
  tellSides
} from "./chunk-OT63MPI3.js";
import {
  planCheck,
  policyDifferences
} from "./chunk-JLYXDKEF.js";
import {
  environmentClass,
  readConfigurations,
  withTimeLimit
} from "./chunk-UMPGSF4O.js";
import {
  readStored
} from "./chunk-J4547VCP.js";
import {
  configurationSource
} from "./chunk-2DTFS55P.js";
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";

// src/usecases/check.ts
var check = async (options, ports) => {
  const { clock, repository, machine } = ports;
  const started = clock.now();
  const startedAt = clock.date();
  const { sides } = repository;
  const configurations = await readConfigurations({
    source: options.configuration,
    read: (side, path) => repository.read(side, path),
    parse: ports.parse
  });
  if (sides.base.tree === sides.head.tree)
    throw new UsageError(
      `Base (${sides.base.ref}) and head (${sides.head.ref}) have the same content, so there is nothing to compare.`,
      "Make a change, or name another base with --base."
    );
  const plan = withTimeLimit(
    planCheck({
      ...configurations,
      changedFiles: sides.changedFiles,
      onlySuites: options.suites,
      onlyScenarios: options.scenarios
    }),
    options.timeLimit
  );
  const notices = [...sides.notices, ...configurations.notices, ...plan.notices];
  if (configurations.base !== null)
    for (const difference of policyDifferences(configurations.base.policy, configurations.head.policy))
      notices.push(`This change alters the policy; it takes effect after the merge: ${difference}.`);
  const measured = [...plan.suites, ...plan.bundles].filter(({ skipped }) => skipped === null).map(({ suite }) => suite.name);
  const stored = readStored(ports.baseline, measured, environmentClass(machine));
  const { result, archive, comment } = await carryOut(
    { plan, purpose: "check", stored, seed: options.seed, started, startedAt, notices },
    ports
  );
  return { result, directory: archive.directory, comment };
};

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
