import type { Investigation } from '../../../src/core/investigation.ts';
import type { Result } from '../../../src/core/result.ts';
import { coveredNote } from '../../../src/investigation/proof/covered-note.ts';
import type { ProofConclusion } from '../../../src/investigation/proof/conclude-proof.ts';
import type { Suspect } from '../../../src/investigation/suspect.ts';
import type { Ending } from '../../../src/investigation/synthesis/ending.ts';
import { nameSuspects } from '../../../src/investigation/synthesis/hypotheses.ts';
import { openInvestigation } from '../../../src/investigation/synthesis/open-investigation.ts';
import { synthesize, type SynthesisInput } from '../../../src/investigation/synthesis/synthesize.ts';
import { validate } from '../../../src/investigation/synthesis/validate.ts';
import { makeMetric, makeResult } from '../../support/make-result.ts';
import { at, conclude, found, leads, storeResult, storeView } from './make-story.ts';
import { makeSuspect, storeSuspects } from './make-suspects.ts';

interface Telling {
  readonly result?: Result;
  readonly suspects?: readonly Suspect[];
  readonly conclusion?: ProofConclusion | null;
  readonly ending?: Ending;
  readonly input?: Partial<SynthesisInput>;
}

const commits = ['c1'.repeat(20), 'c2'.repeat(20), '41d7be05c2f9a7c08b3a64e1d92d3f6a7e0c9b18'];

/** An investigation of a pull request from its opening on. */
export const tell = ({
  result = storeResult(),
  suspects = storeSuspects,
  conclusion = conclude(),
  ending = { kind: 'finished', reason: 'explained' },
  input = {},
}: Telling = {}): Investigation => {
  const { investigation } = openInvestigation({
    at: at.opened,
    occasion: 'pull-request',
    result,
    asked: {},
    commits,
    startedBy: 'by a comment of octocat',
    timeLimit: 600_000,
  });
  const named = nameSuspects(suspects);
  const shared = { result, view: storeView(result), suspects: named };
  const first = synthesize({
    ...shared,
    investigation,
    proof: null,
    ending: { kind: 'running' },
    at: at.first,
    ...input,
  });
  if (conclusion === null) return first;
  return synthesize({
    ...shared,
    investigation: first,
    proof: { leads, conclusion },
    ending,
    at: at.proven,
    ...input,
  });
};

/** A later check of the same pull request with its cause gone. */
export const laterResult = (differences: Partial<Result> = {}): Result => {
  const before = storeResult();
  const { head } = makeResult();
  return makeResult({
    verdict: 'pass',
    head: { ...head, commit: 'f1'.repeat(20) },
    startedAt: '2026-03-02T10:02:00.000Z',
    metrics: before.metrics.map((it) =>
      it.decision === 'regressed'
        ? makeMetric({ suite: it.suite, scenario: it.scenario, route: it.route, metric: it.metric, spread: 0.01 })
        : it,
    ),
    budgets: before.budgets.map((it) => ({ ...it, value: 181, decision: 'missed-target' as const })),
    ...differences,
  });
};

const secretPatch = `--- a/config/database.json
+++ b/config/database.json
@@ -1,4 +1,4 @@
 {
-  "pool": 2,
+  "pool": 20,
   "password": "hunter2hunter2"
 }
`;

const poolSuspect = makeSuspect({
  expert: 'infrastructure',
  class: 'pool-reduced',
  title: 'pool in config/database.json went from 20 to 2 (10 times less)',
  location: { path: 'config/database.json', startLine: 2, endLine: 2 },
  evidence: ['Requests waited 6.1 ms for a connection on head, 0.0 ms on base.', 'password: hunter2hunter2'],
  weight: 0.8,
  undo: { kind: 'configuration', patch: secretPatch, apply: null, units: ['config/database.json:pool'] },
});

const twoCauses = conclude({
  state: 'contributing',
  suspects: [
    found('H1', { decision: 'contributing', recovery: { estimate: 0.46, low: 0.38, high: 0.55 }, blocks: 8 }),
    found('H2', { decision: 'contributing', recovery: { estimate: 0.41, low: 0.33, high: 0.5 }, blocks: 8 }),
    ...conclude().suspects.slice(2),
  ],
  rootCauses: [],
  contributing: ['H1', 'H2'],
  together: [
    {
      lead: 0,
      suspects: ['H1', 'H2'],
      units: ['config/production.json:cache.ttl', 'src/orders.js#2'],
      arm: 'J1',
      recovery: { estimate: 0.95, low: 0.89, high: 1.02 },
      reproduction: null,
      decision: 'contributing',
      notes: [],
      blocks: 4,
    },
  ],
});

/** The call is the cause: the function around it can't be undone without it, nor what was measured before that was known. */
const leftOut = conclude({
  suspects: [
    ...conclude().suspects.slice(0, 3),
    found('H4', {
      decision: 'untested',
      recovery: { estimate: 0.96, low: 0.89, high: 1.03 },
      notes: [coveredNote('H1')],
    }),
    found('H5', {
      arm: null,
      lead: null,
      recovery: null,
      decision: 'untested',
      blocks: 0,
      notes: [coveredNote('H1')],
    }),
    ...conclude().suspects.slice(5),
  ],
});

const nothingFound = conclude({
  state: 'unexplained',
  suspects: [
    found('H1', {
      decision: 'untested',
      recovery: { estimate: 0.31, low: -0.05, high: 0.72 },
      notes: ['Undoing it wins back 31 % (-5 to 72 %), which decides nothing.'],
      blocks: 8,
    }),
    ...conclude().suspects.slice(1),
  ],
  rootCauses: [],
  commits: commits.slice(1, 2),
  placebo: null,
  leads: [{ shown: 'yes', explained: false, share: 0 }],
});

const notReproduced = conclude({
  state: 'not-reproduced',
  suspects: conclude().suspects.map(({ id }) => found(id, { recovery: null, decision: 'untested', blocks: 0 })),
  rootCauses: [],
  placebo: null,
  leads: [{ shown: 'gone', explained: false, share: 0 }],
  notes: ['The head did not show it again: measured anew, it is within the tolerance.'],
});

/** One of each kind of ending, as people will read them. */
export const stories = {
  'first-answer': tell({ conclusion: null }),
  proven: tell(),
  'two-causes': tell({ conclusion: twoCauses }),
  'left-out': tell({ conclusion: leftOut }),
  unexplained: tell({ conclusion: nothingFound, ending: { kind: 'finished', reason: 'budget' } }),
  'not-reproduced': tell({ conclusion: notReproduced, ending: { kind: 'finished', reason: 'not-reproduced' } }),
  cancelled: tell({
    conclusion: { ...nothingFound, commits: null },
    ending: { kind: 'cancelled' },
  }),
  closed: validate(tell(), laterResult()),
  'pool-with-a-secret': tell({
    suspects: [poolSuspect],
    conclusion: conclude({
      suspects: [
        found('H1', { decision: 'root-cause', recovery: { estimate: 1.01, low: 0.93, high: 1.1 }, blocks: 8 }),
      ],
      placebo: null,
    }),
  }),
  'no-regression': openInvestigation({
    at: at.opened,
    occasion: 'proactive',
    result: makeResult(),
    asked: { suite: 'api', metric: 'latency.p95' },
    timeLimit: 600_000,
  }).investigation,
} as const;
