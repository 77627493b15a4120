import { createHash } from 'node:crypto';
import type { AppLog } from '../app-log.ts';
import { alertTopic, type AppRepository, type NewRun, priorities, type Run } from '../model.ts';
import type { AlertNews, AppStore } from '../ports.ts';
import { type ReadAlert, readAlerts } from './read-alerts.ts';

interface AlertTools {
  readonly store: Pick<AppStore, 'repositoryByName' | 'runsOf' | 'askForRun' | 'recordDelivery' | 'openIssue'>;
  readonly log: AppLog;
}

/** What came of an alert, for whoever sent it. */
export interface AlertAnswer {
  readonly alert: string;
  readonly result: string;
}

/** Newest runs that are looked through: pushes to the default branch stand among pull requests. */
const mostRuns = 200;

/** Commits of the default branch that the App was told of, the newest first. */
const deploysOf = (runs: readonly Run[]): readonly string[] => [
  ...new Set(runs.filter(({ purpose }) => purpose.kind === 'refresh').map(({ headSha }) => headSha)),
];

/** Keeps a job that tells it where people look, once: an alert is sent again and again. */
const tell = async (
  { id: repositoryId }: AppRepository,
  { name: alert, group, at }: ReadAlert,
  news: AlertNews['news'],
  store: AlertTools['store'],
): Promise<void> => {
  const key = createHash('sha256').update(JSON.stringify([repositoryId, group, news, at]));
  await store.recordDelivery({
    id: `alert-${key.digest('hex')}`,
    event: 'alert',
    action: news,
    repositories: [],
    installation: null,
    pullRequest: null,
    runs: [],
    cancel: [],
    jobs: [{ kind: 'alert', repositoryId, alert, group, news, at }],
    command: null,
  });
};

const resolved = async (
  alert: ReadAlert,
  repository: AppRepository,
  runs: readonly Run[],
  store: AlertTools['store'],
): Promise<string> => {
  const isKnown =
    runs.some(({ purpose }) => purpose.kind === 'alert' && purpose.group === alert.group) ||
    (await store.openIssue(repository.id, alertTopic(alert.group))) !== null;
  if (!isKnown) return 'it is over, and nothing was investigated for it';
  await tell(repository, alert, 'resolved', store);
  return 'it is over, which its issue will say';
};

const answer = async (it: ReadAlert, { store, log }: AlertTools): Promise<string> => {
  const { owner, repository: name, name: alert, about, group } = it;
  const repository = await store.repositoryByName(owner, name);
  if (repository === null || repository.state !== 'active') return 'the App is not installed there';
  const runs = await store.runsOf(repository.id, { limit: mostRuns });
  if (!it.isFiring) return resolved(it, repository, runs, store);
  const ofAlerts = runs.filter(({ purpose }) => purpose.kind === 'alert');
  if (ofAlerts.some(({ state }) => state !== 'ended')) return 'an investigation is under way already';
  const [head, before] = deploysOf(runs);
  if (head === undefined || before === undefined) {
    await tell(repository, it, 'no-deploys', store);
    return 'the App has not seen two pushes to the default branch yet, so it knows no two deploys';
  }
  if (ofAlerts.some((run) => run.headSha === head && run.base?.sha === before && run.outcome === 'investigated'))
    return 'these two deploys were investigated already';
  const asked: NewRun = {
    repositoryId: repository.id,
    purpose: { kind: 'alert', branch: repository.defaultBranch, alert, group, resolvedAt: null },
    mode: 'investigate',
    headSha: head,
    base: { sha: before, ref: repository.defaultBranch },
    requestedBy: null,
    // It is in the default branch: whoever put it there may write.
    isApproved: true,
    about,
    priority: priorities.command,
  };
  const run = await store.askForRun(asked);
  log.info('An alert starts an investigation.', { run: run.id, repository: repository.id });
  return `investigating ${head.slice(0, 10)} against ${before.slice(0, 10)}`;
};

/**
 * Starts an investigation for each firing alert that names a repository of the App in its labels, between the last two deploys: one at a time
 * in a repository. What is resolved, and what can't be investigated, is told in the issue of its group. Null for a body that is neither
 * Alertmanager's nor Grafana's. Throws a DatabaseError.
 */
export const receiveAlerts = async (body: unknown, tools: AlertTools): Promise<readonly AlertAnswer[] | null> => {
  const alerts = readAlerts(body);
  if (alerts === null) return null;
  const answers: AlertAnswer[] = [];
  for (const alert of alerts) answers.push({ alert: alert.name, result: await answer(alert, tools) });
  return answers;
};
