import * as fc from 'fast-check';
import { experimentDecisions, experts, type Investigation, undoneKinds } from '../../../src/core/investigation.ts';
import { nastyText } from '../arbitrary-result.ts';

const share = fc.double({ min: -3, max: 3, noNaN: true });
const interval = fc.record({ estimate: share, low: share, high: share });
const value = fc.double({ min: 0, max: 1e6, noNaN: true });
const metric = fc.constantFrom('db.queries', 'latency.mean', 'bundle.initial.gzip', 'memory.growth', '@unknown|`');
const location = fc.record({
  path: nastyText,
  startLine: fc.integer({ min: 1, max: 9999 }),
  endLine: fc.integer({ min: 1, max: 9999 }),
});
const texts = fc.array(nastyText, { maxLength: 4 });

const experiment = fc.record({
  undone: fc.constantFrom(...undoneKinds),
  patch: nastyText,
  recovery: fc.option(interval),
  reproduction: fc.option(interval),
  counter: fc.option(fc.record({ metric, base: value, head: value, undone: value, moved: fc.boolean() })),
  decision: fc.constantFrom(...experimentDecisions),
  notes: texts,
  blocks: fc.integer({ min: 0, max: 40 }),
});

const hypothesis = fc.record({
  id: fc.oneof(nastyText, fc.constantFrom('H1', 'H2')),
  expert: fc.constantFrom(...experts),
  class: fc.oneof(nastyText, fc.constantFrom('n-plus-one', 'change')),
  title: nastyText,
  location: fc.option(location),
  evidence: texts,
  rank: fc.integer({ min: 1, max: 99 }),
  experiment: fc.option(experiment),
});

const planned = fc.array(
  fc.record({ text: nastyText, impact: nastyText, effort: nastyText, risk: nastyText, task: fc.option(nastyText) }),
  { maxLength: 3 },
);

const task = fc.record({
  id: nastyText,
  owner: nastyText,
  priority: fc.constantFrom('HIGH', 'MEDIUM', 'LOW'),
  effort: nastyText,
  objective: nastyText,
  steps: texts,
  rollback: nastyText,
  expected: fc.record({ metric: nastyText, change: fc.option(interval), measured: fc.boolean(), text: nastyText }),
  patch: fc.option(nastyText),
});

/** An investigation whose every text comes from a stranger. */
export const arbitraryInvestigation: fc.Arbitrary<Investigation> = fc.record({
  schema: fc.constant('pacegate/investigation@1' as const),
  priority: fc.constantFrom('HIGH', 'MEDIUM', 'LOW'),
  state: fc.constantFrom('hypotheses', 'proven', 'unexplained', 'no-regression', 'cancelled', 'closed'),
  summary: nastyText,
  scope: fc.record({
    suites: texts,
    scenarios: texts,
    routes: texts,
    metrics: texts,
    base: nastyText,
    head: nastyText,
    commits: texts,
    asked: nastyText,
  }),
  timeline: fc.array(fc.record({ at: nastyText, text: nastyText }), { maxLength: 3 }),
  regressions: fc.array(
    fc.record({
      suite: nastyText,
      scenario: fc.option(nastyText),
      route: fc.option(nastyText),
      metric,
      change: interval,
    }),
    { maxLength: 3 },
  ),
  hypotheses: fc.array(hypothesis, { maxLength: 12 }),
  rootCause: fc.option(nastyText),
  contributing: texts,
  placebo: fc.option(
    fc.record({ text: nastyText, recovery: fc.option(interval), decision: fc.constantFrom(...experimentDecisions) }),
  ),
  impact: fc.record({ text: texts, routes: texts, costPerMillion: fc.option(share) }),
  logs: texts,
  plan: fc.record({ immediate: planned, shortTerm: planned, longTerm: planned }),
  tasks: fc.array(task, { maxLength: 3 }),
  validation: fc.record({
    criteria: fc.array(
      fc.record({
        suite: nastyText,
        scenario: fc.option(nastyText),
        route: fc.option(nastyText),
        metric,
        text: nastyText,
        state: fc.constantFrom('open', 'reached', 'missed'),
      }),
      { maxLength: 6 },
    ),
  }),
  learning: fc.option(
    fc.record({
      symptoms: texts,
      cause: nastyText,
      class: nastyText,
      proof: nastyText,
      fix: nastyText,
      prevention: nastyText,
      monitor: nastyText,
      seenBefore: texts,
    }),
  ),
  notices: texts,
});
