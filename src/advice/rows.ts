import { countText } from '../core/count-text.ts';
import type { Finding, MetricResult } from '../core/result.ts';
import { explainedRows } from './explained-rows.ts';
import { makeFinding } from './make-finding.ts';
import { evidenceText, worsening } from './phrase.ts';
import { comparePlans, type PlanChange } from './plan-changes.ts';
import { regressed, severityOf } from './regressions.ts';
import type { Rule, RuleInput, SizedFinding } from './rule.ts';
import { callerText, statementText, workText } from './statement-text.ts';
import { compareTables, type TableReads } from './table-reads.ts';
import { ofPlace, type WorkChange } from './work.ts';

const mostTables = 3;
const mostPlans = 3;
const mostStatements = 3;
/** A rise of fewer rows per request is not what it is about. */
const noticeable = 0.05;

const rowsRise = ({ base, head }: WorkChange): number => (head.rows ?? 0) - (base.rows ?? 0);

const tableRise = ({ sequential, indexed }: TableReads): number =>
  sequential.head - sequential.base + indexed.head - indexed.base;

const tableText = ({ table, sequential, indexed }: TableReads): string => {
  const of = ({ base, head }: TableReads['indexed']): string => `${countText(base)} → ${countText(head)}`;
  return `Rows read of ${table.slice(0, 100)} per request: ${of(sequential)} by scans of the whole table, ${of(indexed)} through indexes.`;
};

const planText = ({ text, change }: PlanChange): string => `Its plan changed, ${change}: ${statementText(text)}.`;

const indexCure = (table: string): string =>
  `Create the index that the statement needs (CREATE INDEX CONCURRENTLY … ON ${table.slice(0, 100)}), or write the condition so that an index serves it: no function or cast on the column, no pattern that begins with %.`;

/** What grew, and what to do about it. */
interface Cause {
  readonly what: string;
  readonly caller: string;
  readonly next: string;
}

const limitCure =
  'Limit it in SQL (LIMIT, with the last key of a page as condition) rather than in code, and fetch only the rows that are used.';

const causeOf = (tables: readonly TableReads[], plans: readonly PlanChange[], lead: WorkChange | undefined): Cause => {
  const [table] = tables;
  const scanned = plans.find(({ wholeTable }) => wholeTable !== null);
  const isWhole =
    table !== undefined && table.sequential.head - table.sequential.base > table.indexed.head - table.indexed.base;
  if (scanned !== undefined || isWhole) {
    const name = scanned?.wholeTable ?? table?.table ?? '';
    const how = scanned === undefined ? `scans of the whole table ${name.slice(0, 100)}` : scanned.change;
    return { what: `: ${how}`, caller: '', next: indexCure(name) };
  }
  if (lead === undefined) return { what: '', caller: '', next: limitCure };
  const what = `: ${statementText(lead.name)} brings ${countText(lead.head.rows ?? 0)}${callerText(lead.caller)}`;
  return { what, caller: lead.caller, next: limitCure };
};

const findingOf = (it: MetricResult, input: RuleInput): SizedFinding => {
  const { suite, scenario, route, metric } = it;
  const work = input.work(suite);
  const grown = ofPlace(work.statements, route)
    .filter((change) => rowsRise(change) > noticeable)
    .toSorted((a, b) => rowsRise(b) - rowsRise(a));
  // The database knows no routes: what it says is told of the whole suite only.
  const tables = route === null ? compareTables(work.blocks).filter((table) => tableRise(table) > noticeable) : [];
  const plans = route === null ? comparePlans(work.blocks) : [];
  const { what, caller, next } = causeOf(tables, plans, grown[0]);
  const finding: Finding = {
    ...makeFinding({
      identity: { kind: 'rows-more', suite, scenario, route, metric },
      severity: severityOf(input.policy),
      title: `${input.naming.subject(it)} reads ${countText(it.head.value)} rows per request instead of ${countText(it.base.value)}${what}`,
      metric,
      scenario,
      evidence: [
        evidenceText(it),
        ...plans.slice(0, mostPlans).map(planText),
        ...tables.slice(0, mostTables).map(tableText),
        ...grown.slice(0, mostStatements).map((change) => workText(change)),
      ],
      next,
    }),
    location: caller === '' ? null : work.locate(caller),
  };
  return { finding, size: worsening(it) };
};

const isWhole = ({ metric, route, decision, primary }: MetricResult): boolean =>
  metric === 'db.rows' && route === null && decision === 'regressed' && primary;

/** A route whose statements bring more rows, or a suite whose database reads more of them; but for what more statements explain. */
export const rowsMore: Rule = (input) => {
  const explained = explainedRows(input.metrics);
  return regressed(input.metrics)
    .filter((it) => it.metric === 'db.rows' && !explained.has(it))
    .map((it) => findingOf(it, input));
};

/** Statements that now read a whole table, where the rows that are read do not say so: a table that is small today. */
export const planChanged: Rule = (input) =>
  [...new Set(input.metrics.filter(({ metric }) => metric === 'db.rows').map(({ suite }) => suite))].flatMap(
    (suite): SizedFinding[] => {
      if (input.metrics.some((it) => it.suite === suite && isWhole(it))) return [];
      const plans = comparePlans(input.work(suite).blocks).filter(({ wholeTable }) => wholeTable !== null);
      const [first] = plans;
      if (first === undefined || first.wholeTable === null) return [];
      const finding = makeFinding({
        identity: { kind: 'plan-changed', suite, scenario: null, route: null, metric: null },
        severity: 'warning',
        title: `${input.naming.subject({ suite, scenario: null, route: null })} reads a whole table where it used an index: ${first.change}`,
        metric: 'db.rows',
        scenario: null,
        evidence: plans.slice(0, mostPlans).map(planText),
        next: indexCure(first.wholeTable),
      });
      return [{ finding, size: 0 }];
    },
  );
