import { type RawBuilder, type Selectable, sql } from 'kysely';
import { type AppRepository, unknownDefaultBranch } from '../../usecases/app/model.ts';
import type { Tables } from '../tables.ts';
import { endRunsOfRepositories } from './end-runs.ts';
import { lock } from './lock.ts';
import type { On, StoreTools } from './store-tools.ts';

type State = AppRepository['state'];

const toRepository = (row: Selectable<Tables['pacegate.repositories']>): AppRepository => ({
  id: Number(row.id),
  owner: row.owner,
  name: row.name,
  defaultBranch: row.default_branch,
  installationId: row.installation_id === null ? null : Number(row.installation_id),
  state: row.state,
});

// As GitHub compares names, whatever the case; the index is of these very expressions.
const isCalled = (owner: string, name: string): RawBuilder<boolean> =>
  sql<boolean>`lower(owner) = lower(${owner}) and lower(name) = lower(${name}) and is_named`;

/** A condition: whether all of this is recorded. Null as installation says nothing, nor does a branch that was not told. */
export const isRecorded = ({
  id,
  owner,
  name,
  defaultBranch,
  installationId,
  state,
}: AppRepository): RawBuilder<boolean> => sql<boolean>`exists (
  select from pacegate.repositories
  where id = ${id} and owner = ${owner} and name = ${name} and state = ${state} and is_named
    and (default_branch = ${defaultBranch} or ${sql.lit(defaultBranch === unknownDefaultBranch)})
    and installation_id is not distinct from coalesce(${installationId}, installation_id)
)`;

export const repositoryById = async (on: On, id: number): Promise<AppRepository | null> => {
  const row = await on.selectFrom('pacegate.repositories').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toRepository(row);
};

export const repositoryByName = async (on: On, owner: string, name: string): Promise<AppRepository | null> => {
  const row = await on.selectFrom('pacegate.repositories').selectAll().where(isCalled(owner, name)).executeTakeFirst();
  return row === undefined ? null : toRepository(row);
};

const whyOver = {
  suspended: 'The App is suspended in this repository, so nothing is measured here.',
  removed: 'The App was removed from this repository, so nothing is measured here.',
} as const satisfies Record<Exclude<State, 'active'>, string>;

/** Whether the installation was removed: news of it come late, or were delivered again. */
const isGone = async (on: On, installationId: number | null): Promise<boolean> => {
  if (installationId === null) return false;
  const row = await on
    .selectFrom('pacegate.gone_installations')
    .select('id')
    .where('id', '=', installationId)
    .executeTakeFirst();
  return row !== undefined;
};

/**
 * Keeps what was told of a repository. A name that another repository had is this one's from now on. Runs of a repository
 * that the App has lost are ended. Only within a transaction.
 */
export const saveRepository = async (on: On, tools: StoreTools, news: AppRepository): Promise<void> => {
  // Nearly all news are known, and a write would make those of one repository wait for each other.
  const { rows } = await sql<{ is_recorded: boolean }>`select ${isRecorded(news)} as is_recorded`.execute(on);
  if (rows[0]?.is_recorded === true || (await isGone(on, news.installationId))) return;
  await lock(on, `name ${news.owner}/${news.name}`.toLowerCase());
  await on
    .updateTable('pacegate.repositories')
    .set({ is_named: false })
    .where(isCalled(news.owner, news.name))
    .where('id', '<>', news.id)
    .execute();
  const values = {
    owner: news.owner,
    name: news.name,
    state: news.state,
    is_named: true,
    told_at: tools.clock.date(),
    ...(news.installationId === null ? {} : { installation_id: news.installationId }),
  };
  const branch = { default_branch: news.defaultBranch };
  await on
    .insertInto('pacegate.repositories')
    .values({ id: news.id, ...values, ...branch })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ ...values, ...(news.defaultBranch === unknownDefaultBranch ? {} : branch) }),
    )
    .execute();
  if (news.state !== 'active') await endRunsOfRepositories(on, tools, [news.id], whyOver[news.state]);
};

// A repository that was taken out of an installation does not come back when that is no longer suspended.
const before = {
  active: ['suspended'],
  suspended: ['active'],
  removed: ['active', 'suspended'],
} as const satisfies Record<State, readonly State[]>;

/** All repositories of an installation at once. Only within a transaction. */
export const saveInstallation = async (
  on: On,
  tools: StoreTools,
  { id, state }: { readonly id: number; readonly state: State },
): Promise<void> => {
  if (state === 'removed')
    await on
      .insertInto('pacegate.gone_installations')
      .values({ id, told_at: tools.clock.date() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
  const changed = await on
    .updateTable('pacegate.repositories')
    .set({ state, told_at: tools.clock.date() })
    .where('installation_id', '=', id)
    .where('state', 'in', before[state])
    .returning('id')
    .execute();
  if (state === 'active') return;
  const repositories = changed.map((it) => Number(it.id));
  await endRunsOfRepositories(on, tools, repositories, whyOver[state]);
};
