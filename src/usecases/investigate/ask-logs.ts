import { logEvidence } from '../../investigation/data/logs/log-evidence.ts';
import type { LogView } from '../../investigation/data/logs/log-view.ts';
import type { Asking } from './ask-in-time.ts';
import type { InvestigatedRepository, InvestigatePorts, LogsAsked } from './ports.ts';

/** What the logs say, and the sentences that tell it. */
export interface ToldByLogs {
  readonly view: LogView;
  readonly sentences: readonly string[];
}

const count = (amount: number, noun: string): string =>
  `${amount.toLocaleString('en-US')} ${noun}${amount === 1 ? '' : 's'}`;

const foundIn = ({ changes, requests, statements }: LogView): string => {
  const lines = [
    ...(requests.figures.count > 0 || statements.figures.count === 0 ? [count(requests.figures.count, 'request')] : []),
    ...(statements.figures.count > 0 ? [count(statements.figures.count, 'statement')] : []),
  ];
  return `${count(changes.length, 'change')} of level in ${lines.join(' and ')}`;
};

/** The logs with the commits that they may show: what is deployed at once is made shortly before. */
const withCommits = async (
  logs: LogsAsked,
  repository: Pick<InvestigatedRepository, 'history'>,
): Promise<LogsAsked> => {
  const commits = await repository.history();
  const made = commits.map(({ commit, at, title }) => ({
    at,
    name: `commit ${commit.slice(0, 10)} (${title.slice(0, 80)})`,
    isCommit: true,
  }));
  return { ...logs, deploys: [...logs.deploys, ...made] };
};

/** Reads the logs within `limit` ms; null where there are none, and where that failed, which is told. Throws the signal's reason. */
export const askLogs = async (
  logs: LogsAsked | null,
  limit: number,
  { ask }: Asking,
  {
    readLogs,
    repository,
  }: Pick<InvestigatePorts, 'readLogs'> & {
    readonly repository: Pick<InvestigatedRepository, 'history'>;
  },
): Promise<ToldByLogs | null> => {
  if (logs === null) return null;
  const work = async (signal: AbortSignal): Promise<LogView> => readLogs(await withCommits(logs, repository), signal);
  const view = await ask('The reader of the logs', limit, work, foundIn);
  return view === null ? null : { view, sentences: logEvidence(view) };
};
