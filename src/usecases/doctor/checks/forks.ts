import { type AppUse, appUse } from '../app-use.ts';
import type { Check } from '../check.ts';
import { type Judged, ok, unchecked, warning } from '../line.ts';
import { pacegateJobs } from '../pacegate-jobs.ts';

const byApp = ({ measure, forks }: AppUse): Judged => {
  if (measure === 'workflow') return ok('What pull requests from forks measure is judged and posted by the GitHub App');
  return forks === 'ask'
    ? ok(
        'Pull requests from forks are measured by the GitHub App once someone who may write asks for it: `/perf check` with the commit',
      )
    : warning(
        'Pull requests from forks are measured by the GitHub App without being asked for: whoever opens one runs code on its workers',
        'Leave out `forks: measure`, unless the workers are machines of their own that reach nothing of yours (docs/security.md).',
      );
};

/** Whether pull requests from forks get an answer. */
export const forksCheck: Check = {
  id: 'forks',
  group: 'GitHub',
  judge: (facts) => {
    const { github, workflows } = facts;
    const app = appUse(facts);
    if (app !== null) return [byApp(app)];
    const jobs = pacegateJobs(workflows);
    if (!github.known || jobs.length === 0) return [];
    const { isPrivate, fullName } = github.value.permissions.repository;
    if (jobs.some(({ modes }) => modes.has('report')))
      return [ok('What pull requests from forks measure is posted by a second workflow')];
    if (jobs.every(({ posts }) => !posts)) return [];
    if (isPrivate)
      return [unchecked('Pull requests from forks, if there are any, need the two workflows of docs/forks.md')];
    return [
      warning(
        `${fullName} is public, and in a pull request from a fork the token can only read: the result can't be posted, so a required check never arrives`,
        'Use the two workflows of docs/forks.md.',
      ),
    ];
  },
};
