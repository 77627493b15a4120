import type { AppLog } from '../app-log.ts';
import { type NewRun, priorities, type Run } from '../model.ts';
import type { AppStore } from '../ports.ts';
import { type FiringAlert, readAlerts } from './read-alerts.ts';

interface AlertTools {
  readonly store: Pick<AppStore, 'repositoryByName' | 'runsOf' | 'askForRun'>;
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

const answer = async (
  { owner, repository: name, name: alert, about }: FiringAlert,
  { store, log }: AlertTools,
): Promise<string> => {
  const repository = await store.repositoryByName(owner, name);
  if (repository === null || repository.state !== 'active') return 'the App is not installed there';
  const runs = await store.runsOf(repository.id, { limit: mostRuns });
  const ofAlerts = runs.filter(({ purpose }) => purpose.kind === 'alert');
  if (ofAlerts.some(({ state }) => state !== 'ended')) return 'an investigation is under way already';
  const [head, before] = deploysOf(runs);
  if (head === undefined || before === undefined)
    return 'the App has not seen two pushes to the default branch yet, so it knows no two deploys';
  if (ofAlerts.some((it) => it.headSha === head && it.base?.sha === before && it.outcome === 'investigated'))
    return 'these two deploys were investigated already';
  const asked: NewRun = {
    repositoryId: repository.id,
    purpose: { kind: 'alert', branch: repository.defaultBranch, alert },
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
 * in a repository. Null for a body that is neither Alertmanager's nor Grafana's. Throws a DatabaseError.
 */
export const receiveAlerts = async (body: unknown, tools: AlertTools): Promise<readonly AlertAnswer[] | null> => {
  const alerts = readAlerts(body);
  if (alerts === null) return null;
  const answers: AlertAnswer[] = [];
  for (const alert of alerts) answers.push({ alert: alert.name, result: await answer(alert, tools) });
  return answers;
};
