import type { On, StoreTools } from './store-tools.ts';

export interface TopicIssue {
  readonly topic: string;
  readonly issue: number;
}

/** Open ones, by topic. */
export const openIssues = (on: On, repositoryId: number): Promise<readonly TopicIssue[]> =>
  on
    .selectFrom('pacegate.issues')
    .select(['topic', 'issue'])
    .where('repository_id', '=', repositoryId)
    .where('state', '=', 'open')
    .orderBy('topic')
    .execute();

export const openIssue = async (on: On, repositoryId: number, topic: string): Promise<number | null> => {
  const row = await on
    .selectFrom('pacegate.issues')
    .select('issue')
    .where('repository_id', '=', repositoryId)
    .where('topic', '=', topic)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row?.issue ?? null;
};

export interface TopicState extends TopicIssue {
  readonly repositoryId: number;
  readonly state: 'open' | 'closed';
}

/** A topic has one issue at a time: the newest that was told. */
export const saveIssue = async (
  on: On,
  { clock }: StoreTools,
  { repositoryId, topic, issue, state }: TopicState,
): Promise<void> => {
  const values = { issue, state, changed_at: clock.date() };
  await on
    .insertInto('pacegate.issues')
    .values({ repository_id: repositoryId, topic, ...values })
    .onConflict((conflict) => conflict.columns(['repository_id', 'topic']).doUpdateSet(values))
    .execute();
};
