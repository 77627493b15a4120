import type { Check } from './check.ts';
import { baselineRulesCheck, baselinesCheck } from './checks/baselines.ts';
import { bundleCheck } from './checks/bundles.ts';
import { configurationCheck } from './checks/configuration.ts';
import { gitCheck, merged } from './checks/git.ts';
import { forksCheck } from './checks/forks.ts';
import { diskCheck, machineCheck } from './checks/machine.ts';
import { browserCheck, pageCheck } from './checks/pages.ts';
import { requiredCheck } from './checks/required-check.ts';
import { suiteCommandsCheck, suitePortCheck } from './checks/suites.ts';
import { tokenCheck } from './checks/token.ts';
import { workflowCheckoutCheck } from './checks/workflow-checkout.ts';
import { workflowFileCheck } from './checks/workflow-file.ts';
import { workflowInjectionCheck, workflowNamesCheck } from './checks/workflow-names.ts';
import { workflowPermissionsCheck } from './checks/workflow-permissions.ts';
import { workflowTriggersCheck } from './checks/workflow-triggers.ts';
import type { DoctorFacts } from './facts.ts';
import type { Line } from './line.ts';

/** All that is looked at, in the order of the output. */
export const checks: readonly Check[] = [
  configurationCheck,
  suiteCommandsCheck,
  suitePortCheck,
  bundleCheck,
  pageCheck,
  gitCheck,
  merged,
  machineCheck,
  diskCheck,
  browserCheck,
  workflowFileCheck,
  workflowTriggersCheck,
  workflowPermissionsCheck,
  workflowCheckoutCheck,
  workflowNamesCheck,
  workflowInjectionCheck,
  tokenCheck,
  requiredCheck,
  forksCheck,
  baselinesCheck,
  baselineRulesCheck,
];

/** Judges what was gathered: the lines of every check, in order. */
export const diagnose = (facts: DoctorFacts): readonly Line[] =>
  checks.flatMap(({ id, judge }) => judge(facts).map((it) => ({ check: id, ...it })));

/** Whether nothing has to be done. */
export const isHealthy = (lines: readonly Line[]): boolean => lines.every(({ mark }) => mark !== 'problem');
