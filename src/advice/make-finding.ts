import { createHash } from 'node:crypto';
import type { Finding } from '../core/result.ts';

interface Identity {
  readonly kind: string;
  readonly suite: string | null;
  readonly scenario: string | null;
  readonly route: string | null;
  /** Part of the identity only where one place can have several findings of the kind. */
  readonly metric: string | null;
}

/** "PG-" and 8 hex digits: the same for the same kind and place in every run, so that people can refer to it. */
export const findingId = ({ kind, suite, scenario, route, metric }: Identity): string =>
  `PG-${createHash('sha256')
    .update(JSON.stringify([kind, suite, scenario, route, metric]))
    .digest('hex')
    .slice(0, 8)}`;

interface Draft {
  readonly identity: Identity;
  readonly severity: Finding['severity'];
  readonly title: string;
  /** The metric and scenario that lead the finding, where the identity leaves them open. */
  readonly metric: string | null;
  readonly scenario: string | null;
  readonly evidence: readonly string[];
  /** What to do next. */
  readonly next: string;
}

/** A finding that knows no guilty line and no patch: its fix is what to do next. */
export const makeFinding = ({ identity, severity, title, metric, scenario, evidence, next }: Draft): Finding => ({
  id: findingId(identity),
  kind: identity.kind,
  severity,
  title,
  suite: identity.suite,
  scenario,
  route: identity.route,
  metric,
  evidence: [...evidence],
  location: null,
  fix: { summary: next, patch: null, proof: null },
});
