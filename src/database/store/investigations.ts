import type { Selectable } from 'kysely';
import { type Investigation, investigationSchema } from '../../core/investigation.ts';
import { type PlaybookEntry, playbookSchema } from '../../core/playbook.ts';
import type { StoredInvestigation } from '../../usecases/app/ports.ts';
import type { Tables } from '../tables.ts';
import { storable } from './storable.ts';
import type { On, StoreTools } from './store-tools.ts';

type Row = Selectable<Tables['pacegate.investigations']>;

/** As many are looked at, of a pull request or of the default branch: the newest. */
const most = 20;
/** Entries of a playbook that later investigations are matched with: the newest. */
const mostEntries = 500;

/** Of a run that is kept a second time, such as after it was cut short, there is one. */
export const insertInvestigation = async (
  on: On,
  { clock }: StoreTools,
  run: { readonly runId: string } & Pick<Row, 'repository_id' | 'number' | 'head_sha'>,
  investigation: Investigation,
): Promise<void> => {
  const now = clock.date();
  const values = { state: investigation.state, investigation: JSON.stringify(investigation), changed_at: now };
  await on
    .insertInto('pacegate.investigations')
    .values({
      run_id: run.runId,
      repository_id: Number(run.repository_id),
      number: run.number,
      head_sha: run.head_sha,
      created_at: now,
      ...values,
    })
    .onConflict((conflict) => conflict.column('run_id').doUpdateSet(values))
    .execute();
};

/** What this version can't read any more is history, and left out. */
const toStored = (row: Row): StoredInvestigation[] => {
  const { data } = investigationSchema.safeParse(row.investigation);
  return data === undefined
    ? []
    : [
        {
          runId: row.run_id,
          number: row.number,
          headSha: row.head_sha,
          investigation: data,
          changedAt: row.changed_at,
          watchedUntil: row.watched_until,
        },
      ];
};

/** Of a pull request, or (null) of alerts, the newest first. */
export const investigationsOf = async (
  on: On,
  repositoryId: number,
  number: number | null,
): Promise<readonly StoredInvestigation[]> => {
  const ofRepository = on.selectFrom('pacegate.investigations').selectAll().where('repository_id', '=', repositoryId);
  const asked = number === null ? ofRepository.where('number', 'is', null) : ofRepository.where('number', '=', number);
  const rows = await asked.orderBy('seq', 'desc').limit(most).execute();
  return rows.flatMap(toStored);
};

/** Those that the default branch is watched for, the newest first. */
export const watchedInvestigations = async (
  on: On,
  { clock }: StoreTools,
  repositoryId: number,
): Promise<readonly StoredInvestigation[]> => {
  const rows = await on
    .selectFrom('pacegate.investigations')
    .selectAll()
    .where('repository_id', '=', repositoryId)
    .where('watched_until', '>', clock.date())
    .orderBy('seq', 'desc')
    .limit(most)
    .execute();
  return rows.flatMap(toStored);
};

export const saveInvestigation = async (
  on: On,
  { clock }: StoreTools,
  runId: string,
  investigation: Investigation,
  watchedUntil: Date | null,
): Promise<void> => {
  await on
    .updateTable('pacegate.investigations')
    .set({
      state: investigation.state,
      investigation: JSON.stringify(investigation),
      changed_at: clock.date(),
      watched_until: watchedUntil,
    })
    .where('run_id', '=', runId)
    .execute();
};

/** What earlier investigations of the repository have learnt, the newest first. */
export const playbookOf = async (on: On, repositoryId: number): Promise<readonly PlaybookEntry[]> => {
  const rows = await on
    .selectFrom('pacegate.playbook_entries')
    .select('entry')
    .where('repository_id', '=', repositoryId)
    .orderBy('proven_at', 'desc')
    .limit(mostEntries)
    .execute();
  return rows.flatMap(({ entry }) => playbookSchema.safeParse(entry).data ?? []);
};

/** An investigation of the same pull request takes the place of what the one before it had learnt. */
export const savePlaybookEntry = async (on: On, repositoryId: number, entry: PlaybookEntry): Promise<void> => {
  const values = { proven_at: new Date(entry.at), entry: JSON.stringify(entry) };
  await on
    .insertInto('pacegate.playbook_entries')
    .values({ repository_id: repositoryId, reference: storable(entry.reference), ...values })
    .onConflict((conflict) => conflict.columns(['repository_id', 'reference']).doUpdateSet(values))
    .execute();
};
