import { sql } from 'kysely';
import type { StoreCounts } from '../../usecases/app/ports.ts';
import type { Int8 } from '../tables.ts';
import { readValues } from './newest-values.ts';
import { isOpen } from './run-row.ts';
import type { On, StoreTools } from './store-tools.ts';

const deliveriesOf = async (on: On): Promise<StoreCounts['deliveries']> => {
  const rows = await on
    .selectFrom('pacegate.deliveries')
    .select(({ fn }) => ['event', fn.countAll<Int8>().as('count')])
    .groupBy('event')
    .orderBy('event')
    .execute();
  return rows.map(({ event, count }) => ({ event, count: Number(count) }));
};

/** Two questions, each of which an index answers alone: nearly all runs have ended. */
const runsOf = async (on: On): Promise<Pick<StoreCounts, 'runs' | 'outcomes'>> => {
  const open = await on
    .selectFrom('pacegate.runs')
    .select(({ fn }) => ['state', fn.countAll<Int8>().as('count')])
    .where(isOpen)
    .groupBy('state')
    .execute();
  const ended = await on
    .selectFrom('pacegate.runs')
    .select(({ fn }) => ['outcome', fn.countAll<Int8>().as('count')])
    .where(sql<boolean>`state = 'ended'`)
    .groupBy('outcome')
    .orderBy('outcome')
    .execute();
  const outcomes = ended.map(({ outcome, count }) => ({ outcome: outcome ?? 'failed', count: Number(count) }));
  const counts = new Map(open.map(({ state, count }) => [state, Number(count)]));
  counts.set(
    'ended',
    outcomes.reduce((sum, { count }) => sum + count, 0),
  );
  const states = ['queued', 'running', 'measured', 'ended'] as const;
  return { runs: states.map((state) => ({ state, count: counts.get(state) ?? 0 })), outcomes };
};

/** A suite that machines of several classes measured has the values of whichever did so last. */
const newestOf = async (on: On): Promise<StoreCounts['newest']> => {
  const rows = await on
    .selectFrom('pacegate.baseline_series as series')
    .innerJoin('pacegate.repositories as repository', 'repository.id', 'series.repository_id')
    .select(['repository.owner', 'repository.name', 'series.suite', 'series.newest'])
    .distinctOn(['series.repository_id', 'series.suite'])
    .where('series.newest', 'is not', null)
    .where('repository.state', '<>', 'removed')
    .orderBy('series.repository_id')
    .orderBy('series.suite')
    .orderBy('series.newest_at', 'desc')
    .execute();
  return rows.flatMap(({ owner, name, suite, newest }) =>
    readValues(newest).map((it) => ({ repository: `${owner}/${name}`, suite, ...it })),
  );
};

export const counts = async (on: On, { queues }: StoreTools): Promise<StoreCounts> => ({
  deliveries: await deliveriesOf(on),
  ...(await runsOf(on)),
  queues: await queues.stats(),
  newest: await newestOf(on),
});
