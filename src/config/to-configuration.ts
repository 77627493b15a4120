import type { Policy } from '../core/policy.ts';
import type { Configuration, Suite } from './configuration.ts';
import { noticesOf } from './notices.ts';
import type { ValidFields } from './schema.ts';
import { toBundleSuite } from './to-bundle-suite.ts';
import { toPageSuite } from './to-page-suite.ts';
import type { Fill } from './to-route.ts';
import { toServiceSuite } from './to-service-suite.ts';
import type { Environment } from './variables.ts';
import { fillVariables } from './variables.ts';

const toPolicy = ({ budgets, tolerance, gate, prices }: ValidFields): Policy => {
  const ofMetrics = Object.entries(tolerance).flatMap(([id, change]) =>
    id === 'default' || change === undefined ? [] : [[id, change] as const],
  );
  return {
    budgets: Object.entries(budgets).flatMap(([metric, budget]) =>
      budget === undefined ? [] : [{ metric, limit: budget.limit ?? null, target: budget.target ?? null }],
    ),
    tolerance: { default: tolerance.default, metrics: Object.fromEntries(ofMetrics) },
    inconclusive: gate.inconclusive,
    timeLimit: gate['time-limit'],
    falseAlarmRate: gate['false-alarm-rate'],
    maxBlocks: gate['max-blocks'],
    ...(prices !== undefined && {
      prices: { cpuHour: prices['cpu-hour'], gigabyteHour: prices['gigabyte-hour'] },
    }),
  };
};

const toSuites = ({ suites }: ValidFields, fill: Fill): Suite[] =>
  Object.entries(suites).map(([name, suite]) => {
    switch (suite.type) {
      case 'service':
        return toServiceSuite(name, suite, fill);
      case 'bundle':
        return toBundleSuite(name, suite, fill);
      case 'page':
        return toPageSuite(name, suite, suites, fill);
    }
  });

/** The configuration that valid fields mean; variables come from `environment`. */
export const toConfiguration = (valid: ValidFields, file: string, environment: Environment): Configuration => ({
  file,
  suites: toSuites(valid, (text) => fillVariables(text, environment)),
  unfilled: toSuites(valid, (text) => text),
  policy: toPolicy(valid),
  baseline: { branch: valid.baseline.branch },
  app: valid.app,
  goals: valid.goals.map(({ metric, suite, since, improve }) => ({ metric, suite, since, improve })),
  notices: noticesOf(valid),
});
