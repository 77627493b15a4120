import { z } from 'zod';
import { type DatabaseConnection, marker } from './database-connection.ts';
import { type Missing, parts, reasonOf } from './missing.ts';
import { planShape } from './plan-shape.ts';
import type { ServerFacts } from './server-facts.ts';
import { isExplainable, parametersOf, shownStatement } from './statement-text.ts';

/** Plans of statements by their texts as people see them. */
export interface Plans {
  readonly plans: { text: string; shape: string }[];
  readonly missing: Missing[];
}

/** ms: for one statement, and for all of them. */
const longestPlan = 1000;
const longestAll = 5000;
const mostPlans = 40;

const line = z.object({ 'QUERY PLAN': z.string() });

/** From version 16 on a plan for any parameters can be asked for; before, a prepared statement is planned so. */
const oldestGeneric = 160_000;

const explain = async (connection: DatabaseConnection, facts: ServerFacts, text: string): Promise<string[]> => {
  const lines = async (statement: string): Promise<string[]> =>
    (await connection.query(line, statement)).map((it) => it['QUERY PLAN']);
  if (facts.number >= oldestGeneric) return lines(`explain (generic_plan, costs off) ${text}`);
  const parameters = parametersOf(text);
  if (parameters === 0) return lines(`explain (costs off) ${text}`);
  await connection.run(`prepare pacegate_plan as ${text}`);
  try {
    const nulls = Array.from({ length: parameters }, () => 'null').join(', ');
    await connection.run('savepoint pacegate_plan');
    return await lines(`explain (costs off) execute pacegate_plan(${nulls})`);
  } catch (error) {
    await connection.run('rollback to savepoint pacegate_plan');
    throw error;
  } finally {
    await connection.run('deallocate pacegate_plan');
  }
};

const settings = [
  // Nothing is run, and nothing could be changed.
  `begin ${marker} read only`,
  `set local statement_timeout = ${longestPlan}`,
  `set local lock_timeout = ${longestPlan / 2}`,
  'set local plan_cache_mode = force_generic_plan',
];

/**
 * The plans that the server would take for any parameters. It plans and runs nothing. `texts` are complete statements, the most important
 * ones in front; those that have no plan, and those beyond the time that this may take, are left out. Never rejects.
 */
export const explainStatements = async (
  connection: DatabaseConnection,
  facts: ServerFacts,
  texts: readonly string[],
): Promise<Plans> => {
  const begun = performance.now();
  const plans = new Map<string, string>();
  const failures: string[] = [];
  const chosen = texts.filter(isExplainable).slice(0, mostPlans);
  for (const text of chosen) {
    if (performance.now() - begun > longestAll) {
      failures.push('planning took too long');
      break;
    }
    try {
      // All of one statement in one transaction: behind a pooler the next one may be on another connection.
      for (const setting of settings) await connection.run(setting);
      const shape = planShape(await explain(connection, facts, text));
      if (shape !== '') plans.set(shownStatement(text), shape);
    } catch (error) {
      failures.push(reasonOf(error));
    } finally {
      await connection.run('rollback').catch(() => undefined);
    }
  }
  const [first] = failures;
  const left = chosen.length - plans.size;
  return {
    plans: [...plans].map(([text, shape]) => ({ text, shape })),
    missing:
      first === undefined
        ? []
        : [{ what: parts.plans, reason: `${left} of ${chosen.length} statements could not be planned (${first})` }],
  };
};
