import { countText } from '../core/count-text.ts';
import type { Finding, MetricResult } from '../core/result.ts';
import { explainedRows } from './explained-rows.ts';
import { makeFinding } from './make-finding.ts';
import { evidenceText, worsening } from './phrase.ts';
import { regressed, severityOf } from './regressions.ts';
import type { Rule, RuleInput, SizedFinding, SuiteWork } from './rule.ts';
import { isForgotten, isNew, isRepeated, isUncached } from './statements.ts';
import { callerText, statementText, timesText, workText } from './statement-text.ts';
import { ofPlace, type WorkChange } from './work.ts';

/** The most statements that a finding shows: those that grew most, and those that are gone. */
const mostGrown = 4;
const mostGone = 2;

/** A rise of less than this per request is not what it is about. */
const noticeable = 0.005;

const rise = ({ base, head }: WorkChange): number => head.count - base.count;

/** The statement that answers for most of the rise; a loop before all others. */
const leadOf = (changes: readonly WorkChange[]): WorkChange | undefined => {
  const first = changes.find((it) => rise(it) > noticeable);
  return changes.find((it) => isRepeated(it) && first !== undefined && rise(it) >= rise(first) / 2) ?? first;
};

/** What the way in which a statement came to be sent more often says of the cause, and what to do about it. */
const meaningOf = (
  lead: WorkChange | undefined,
  cache: readonly WorkChange[],
): { readonly says: string[]; readonly next: string } => {
  const bypassed = cache.find(({ base, head }) => base.count > noticeable && head.count < base.count / 2);
  if (lead !== undefined && isRepeated(lead)) {
    return {
      says: ['One statement is sent again and again inside a request: a list is loaded one by one (N+1).'],
      next: 'Load the relation once: one statement with = ANY($1), include in an ORM, or a DataLoader that gathers the keys.',
    };
  }
  if (lead !== undefined && (bypassed !== undefined || isUncached(lead))) {
    const asked =
      bypassed === undefined
        ? 'It was hardly ever sent before, and now is by each request: what it finds was kept, or not needed.'
        : `The cache is asked ${countText(bypassed.head.count)} times per request instead of ${countText(bypassed.base.count)}.`;
    return {
      says: [asked],
      next: 'Turn the cache on again, or go through it; its key should hold only what the value depends on. If the statement is new, see whether another one that is sent anyway can bring its answer.',
    };
  }
  if (lead !== undefined && isForgotten(lead)) {
    return {
      says: ['It is sent by some requests only, and was by hardly any: a cache that forgets too soon looks like this.'],
      next: 'Look at the lifetime and the size of the cache in front of it, and at their units (10m, not 10ms).',
    };
  }
  return {
    says: [],
    next: 'Look at what this change asks its database for: fetch it with a statement that is sent anyway, or keep it.',
  };
};

const statementEvidence = (changes: readonly WorkChange[]): string[] => {
  const grown = changes.filter((it) => rise(it) > noticeable).slice(0, mostGrown);
  const gone = changes.filter((it) => it.head.count === 0 && it.base.count > noticeable).slice(0, mostGone);
  return [
    ...grown.map((it) => workText(it)),
    ...gone.map(({ name, base }) => `No longer sent: ${statementText(name)} (${timesText(base.count)} per request).`),
  ];
};

/** The rows that came with them, which have no finding of their own. */
const rowsEvidence = (it: MetricResult, { metrics }: RuleInput): string[] =>
  [...explainedRows(metrics)].flatMap(([rows, by]) => (by === it ? [evidenceText(rows)] : []));

/** "asks the database 29 times per request instead of 3". */
const askedText = ({ base, head }: MetricResult): string =>
  `asks the database ${countText(head.value)} times per request instead of ${countText(base.value)}`;

const findingOf = (it: MetricResult, input: RuleInput): SizedFinding => {
  const { suite, scenario, route, metric } = it;
  const work: SuiteWork = input.work(suite);
  const changes = ofPlace(work.statements, route);
  const lead = leadOf(changes);
  const { says, next } = meaningOf(lead, ofPlace(work.cache, route));
  const what =
    lead === undefined ? '' : `: ${statementText(lead.name)} ${timesText(lead.head.count)}${callerText(lead.caller)}`;
  const finding: Finding = {
    ...makeFinding({
      identity: { kind: 'queries-more', suite, scenario, route, metric },
      severity: severityOf(input.policy),
      title: `${input.naming.subject(it)} ${askedText(it)}${what}`,
      metric,
      scenario,
      evidence: [evidenceText(it), ...rowsEvidence(it, input), ...statementEvidence(changes), ...says],
      next,
    }),
    location: lead === undefined ? null : work.locate(lead.caller),
  };
  return { finding, size: worsening(it) };
};

/** A route, or suite, that asks its database more often; its statements say for what. */
export const queriesMore: Rule = (input) =>
  regressed(input.metrics)
    .filter(({ metric }) => metric === 'db.queries')
    .map((it) => findingOf(it, input));

/** The most new statements that are named. */
const mostNew = 5;

const isSlower = ({ metric, decision }: MetricResult): boolean =>
  decision === 'regressed' && (metric === 'db.time' || metric.startsWith('latency.') || metric === 'cpu.per-request');

/**
 * Statements that only the head sends, where the suite got slower and does not ask more often: other statements than before. Said for
 * what it is worth, as most new statements are harmless.
 */
export const statementNew: Rule = (input) => {
  const suites = new Set(input.metrics.filter(isSlower).map(({ suite }) => suite));
  const asksMore = new Set(
    regressed(input.metrics).flatMap(({ metric, suite }) => (metric === 'db.queries' ? [suite] : [])),
  );
  return [...suites].flatMap((suite): SizedFinding[] => {
    const { statements, locate } = input.work(suite);
    const added = statements.filter((it) => isNew(it) && it.head.count > noticeable);
    const [first] = added;
    if (first === undefined || asksMore.has(suite)) return [];
    const finding: Finding = {
      ...makeFinding({
        identity: { kind: 'statement-new', suite, scenario: null, route: null, metric: null },
        severity: 'information',
        title: `${input.naming.subject({ suite, scenario: null, route: null })} sends other statements than before: ${statementText(first.name)}${callerText(first.caller)}`,
        metric: 'db.queries',
        scenario: null,
        evidence: added.slice(0, mostNew).map((it) => workText(it)),
        next: 'Compare their plans with those of the statements that they take the place of (EXPLAIN on both sides).',
      }),
      location: locate(first.caller),
    };
    return [{ finding, size: 0 }];
  });
};
