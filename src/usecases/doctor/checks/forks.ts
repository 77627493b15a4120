import type { Check } from '../check.ts';
import { ok, unchecked, warning } from '../line.ts';
import { pacegateJobs } from '../pacegate-jobs.ts';

/** Whether pull requests from forks get an answer. */
export const forksCheck: Check = {
  id: 'forks',
  group: 'GitHub',
  judge: ({ github, workflows }) => {
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
