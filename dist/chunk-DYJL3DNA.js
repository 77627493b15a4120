import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  carryOut
} from "./chunk-ZM2Z42UO.js";
import {
  planCheck,
  policyDifferences
} from "./chunk-APDG6ZBT.js";
import {
  environmentClass,
  readConfigurations,
  withTimeLimit
} from "./chunk-OB3N2FPT.js";
import {
  readStored
} from "./chunk-J4547VCP.js";
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";

// src/usecases/plan-run.ts
var planRun = async (options, ports) => {
  const { repository } = ports;
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
  return { plan, notices };
};

// src/usecases/check.ts
var checkPlanned = ({ plan, notices }, { seed, started, startedAt }, ports) => {
  const measured = [...plan.suites, ...plan.bundles].filter(({ skipped }) => skipped === null).map(({ suite }) => suite.name);
  const stored = readStored(ports.baseline, measured, environmentClass(ports.machine));
  return carryOut({ plan, purpose: "check", stored, seed, started, startedAt, notices }, ports);
};
var check = async (options, ports) => {
  const beginning = { started: ports.clock.now(), startedAt: ports.clock.date() };
  const planned = await planRun(options, ports);
  const { result, archive, comment } = await checkPlanned(planned, { ...beginning, seed: options.seed }, ports);
  return { result, directory: archive.directory, comment };
};

export {
  planRun,
  checkPlanned,
  check
};
