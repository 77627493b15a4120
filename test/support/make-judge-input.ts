import type { Block } from '../../src/core/block.ts';
import { defaultPolicy } from '../../src/core/policy.ts';
import type { JudgeInput, SuiteInput } from '../../src/gate/judge-input.ts';
import { planLooks } from '../../src/statistics/looks.ts';

/** The suite that `makeBlock` measures by default. */
export const makeSuiteInput = (blocks: readonly Block[], overrides: Partial<SuiteInput> = {}): SuiteInput => ({
  name: 'api',
  scenarios: [{ name: 'normal', model: 'closed' }],
  routes: [
    { name: 'GET /a', weight: 1 },
    { name: 'GET /b', weight: 1 },
  ],
  schedule: 'duet',
  blocks,
  skipped: null,
  absent: [],
  looks: planLooks(16),
  ...overrides,
});

/** A finished run of these suites under the default policy. */
export const makeJudgeInput = (suites: readonly SuiteInput[], overrides: Partial<JudgeInput> = {}): JudgeInput => ({
  policy: defaultPolicy,
  policyFrom: 'base',
  suites,
  final: true,
  blockTime: 10_000,
  ...overrides,
});
