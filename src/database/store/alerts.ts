import { isOpen, runColumns, toRun } from './run-row.ts';
import type { On } from './store-tools.ts';

/** Newest runs of alerts that are looked through. */
const most = 100;

/** Of the group, the newest first. What an alert is called is anybody's text, so the purpose is read here and not by the database. */
const runsOfGroup = async (on: On, repositoryId: number, group: string): Promise<readonly string[]> => {
  const rows = await on
    .selectFrom('pacegate.runs')
    .select(runColumns)
    .where('repository_id', '=', repositoryId)
    .where('kind', '=', 'alert')
    .orderBy('created_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(most)
    .execute();
  return rows
    .map(toRun)
    .filter(({ purpose }) => purpose.kind === 'alert' && purpose.group === group)
    .map(({ id }) => id);
};

/** Tells the open runs of an alert's group that it is over: see the port. Only within a transaction. */
export const resolveAlert = async (
  on: On,
  repositoryId: number,
  group: string,
  at: string,
): Promise<readonly string[]> => {
  const ids = await runsOfGroup(on, repositoryId, group);
  if (ids.length === 0) return [];
  const open = await on
    .selectFrom('pacegate.runs')
    .select(runColumns)
    .where('id', 'in', ids)
    .where(isOpen)
    .orderBy('seq')
    .forUpdate()
    .execute();
  for (const { id, purpose } of open.map(toRun)) {
    if (purpose.kind !== 'alert') continue;
    const resolved = JSON.stringify({ ...purpose, resolvedAt: at });
    await on.updateTable('pacegate.runs').set({ purpose: resolved }).where('id', '=', id).execute();
  }
  return ids;
};
