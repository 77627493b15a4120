import type { Investigation } from '../../src/core/investigation.ts';

const interval = { estimate: 0.95, low: 0.9, high: 1 };

/** One that has proven a query in a loop to be the cause, and has measured the fix. */
export const makeInvestigation = (more: Partial<Investigation> = {}): Investigation => ({
  schema: 'pacegate/investigation@1',
  priority: 'MEDIUM',
  state: 'proven',
  summary: 'A query for every order made it slower.',
  scope: {
    suites: ['api'],
    scenarios: ['normal'],
    routes: [],
    metrics: ['db.queries'],
    base: 'a'.repeat(40),
    head: 'b'.repeat(40),
    commits: [],
    asked: '',
  },
  timeline: [{ at: '2026-03-02T10:00:00.000Z', text: 'It was started.' }],
  regressions: [
    {
      suite: 'api',
      scenario: 'normal',
      route: null,
      metric: 'db.queries',
      change: { estimate: 4, low: 3.9, high: 4.1 },
    },
  ],
  hypotheses: [
    {
      id: 'H1',
      expert: 'code',
      class: 'n-plus-one',
      title: 'A query for every order',
      location: { path: 'src/orders.js', startLine: 2, endLine: 2 },
      evidence: ['5 statements a request instead of 1.'],
      rank: 1,
      experiment: {
        undone: 'hunk',
        patch: '--- a/src/orders.js\n+++ b/src/orders.js\n@@ -2 +2 @@\n-slow();\n+quick();\n',
        recovery: interval,
        reproduction: null,
        counter: { metric: 'db.queries', base: 1, head: 5, undone: 1, moved: true },
        decision: 'root-cause',
        notes: [],
        blocks: 4,
      },
    },
  ],
  rootCause: 'H1',
  contributing: [],
  placebo: null,
  impact: { text: [], routes: [], costPerMillion: null },
  logs: [],
  plan: { immediate: [], shortTerm: [], longTerm: [] },
  tasks: [],
  validation: {
    criteria: [
      {
        suite: 'api',
        scenario: 'normal',
        route: null,
        metric: 'db.queries',
        text: 'Queries are as on the base',
        state: 'open',
      },
    ],
  },
  learning: {
    symptoms: ['More queries a request.'],
    cause: 'A query in a loop.',
    class: 'n-plus-one',
    proof: 'Undoing it won back all.',
    fix: 'Ask once.',
    prevention: 'Count statements.',
    monitor: 'db.queries',
    seenBefore: [],
  },
  notices: [],
  ...more,
});
