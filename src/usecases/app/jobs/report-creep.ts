import type { BaselineStore } from '../../../baseline/baseline-store.ts';
import { defaultPolicy, toleranceOf } from '../../../core/policy.ts';
import type { Result } from '../../../core/result.ts';
import { closeIssue, openIssue } from '../../../github/repository-issues.ts';
import type { Run } from '../model.ts';
import { decideIssues } from './decide-issues.ts';
import { goneText, issueBody, issueTitle } from './issue-text.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';
import type { SeriesNow } from './watch-place.ts';
import { type WatchRules, watchSeries } from './watch-series.ts';

/** What is stored of the suites to which that commit was added last. */
const seriesAt = async (baselines: BaselineStore, commit: string): Promise<SeriesNow[]> => {
  const keys = await baselines.list();
  const all = await Promise.all(keys.map(async (key) => ({ key, records: (await baselines.read(key)).records })));
  const own = all.filter(({ records }) => records.at(-1)?.commit === commit);
  // Two classes of machines may have measured it: the one that did so last is looked at.
  const newestFirst = own.toSorted((one, other) =>
    (one.records.at(-1)?.recordedAt ?? '') > (other.records.at(-1)?.recordedAt ?? '') ? -1 : 1,
  );
  return [...Map.groupBy(newestFirst, ({ key }) => key.suite)].flatMap(([suite, [newest]]): SeriesNow[] =>
    newest === undefined
      ? []
      : [
          {
            suite,
            records: newest.records,
            others: all
              .filter(({ key }) => key.suite === suite && key !== newest.key)
              .flatMap(({ records }) => records),
          },
        ],
  );
};

const rulesOf = ({ metrics, policy }: Result): WatchRules => ({
  toleranceOf: ({ suite, scenario, route, metric }) => {
    const told = metrics.find(
      (it) => it.suite === suite && it.metric === metric && it.scenario === scenario && it.route === route,
    );
    // Of exact counts no change is tolerated; half of nothing would keep an issue open for ever.
    return told === undefined || told.tolerance === 0 ? toleranceOf(defaultPolicy, metric) : told.tolerance;
  },
  rate: policy.falseAlarmRate,
});

/**
 * Looks back over the record of the default branch after a refresh: opens an issue for each metric of a suite that got worse for
 * good or bit by bit, and closes those that are gone. To be repeated without harm. Throws a GitHubError or BaselineError.
 */
export const reportCreep = async (
  run: Run,
  result: Result,
  { repository, name, github }: PresentRepository,
  { store, log }: Pick<JobTools, 'store' | 'log'>,
): Promise<void> => {
  if (run.purpose.kind !== 'refresh') return;
  const { branch } = run.purpose;
  const series = await seriesAt(store.baselines(repository), run.headSha);
  const watched = watchSeries(series, rulesOf(result));
  const changes = decideIssues(watched, await store.openIssues(repository.id));
  for (const it of changes.open) {
    const { number, url } = await openIssue(github, {
      repository: name,
      key: it.topic,
      title: issueTitle(it, branch),
      body: issueBody(it, branch),
    });
    await store.saveIssue(repository.id, it.topic, number, 'open');
    log.info(`Something got worse: ${url}`, { repository: repository.id, run: run.id });
  }
  for (const { topic, issue, watched: gone } of changes.close) {
    await closeIssue(github, { repository: name, number: issue, comment: goneText(gone) });
    await store.saveIssue(repository.id, topic, issue, 'closed');
  }
};
