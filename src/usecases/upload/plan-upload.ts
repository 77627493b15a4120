import { policyDifferences } from '../../config/policy-change.ts';
import { type CheckPlan, planCheck } from '../plan-check.ts';
import type { UploadGrounds } from './upload-request.ts';

/**
 * What the run was to measure and what it is judged by, from the base's configuration as `check` plans it. Where GitHub did
 * not list every changed file, all suites count as touched. Throws a UsageError for names that the configuration doesn't have.
 */
export const planUpload = (grounds: UploadGrounds): CheckPlan => {
  const { baseConfiguration: base, headConfiguration: head, changedFiles, timeLimit = null } = grounds;
  const { suites = [], scenarios = [] } = grounds;
  // A suite that is named is measured whatever changed.
  const all = (base ?? head).suites.map(({ name }) => name);
  const plan = planCheck({
    base,
    head,
    given: false,
    changedFiles: changedFiles ?? [],
    onlySuites: suites.length === 0 && changedFiles === null ? all : suites,
    onlyScenarios: scenarios,
  });
  const altered = base === null ? [] : policyDifferences(base.policy, head.policy);
  return {
    ...plan,
    policy: timeLimit === null ? plan.policy : { ...plan.policy, timeLimit },
    notices: [
      ...plan.notices,
      ...altered.map((it) => `This change alters the policy; it takes effect after the merge: ${it}.`),
    ],
  };
};
