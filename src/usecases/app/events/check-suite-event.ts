import { z } from 'zod';
import type { AppEvent, CheckEvent } from './app-event.ts';
import { atRepository, repositoryOf } from './at-repository.ts';
import type { EventReader } from './event-reader.ts';
import { id, name, person, pullNumber, sha } from './fields.ts';
import { groupOfBranch } from './group-of-branch.ts';
import { ignored } from './ignored.ts';
import { isBot } from './is-bot.ts';
import { listed } from './listed.ts';

/** As many pull requests of one commit are measured again; more than two are hardly ever there. */
const most = 5;

const reference = z.object({ number: pullNumber, base: z.object({ repo: z.object({ id }) }) });

const checkSuite = z.object({
  id,
  head_sha: sha,
  head_branch: name.nullish(),
  app: z.object({ id: id.nullable() }).nullish(),
  pull_requests: z.unknown().optional(),
});

const aboutOf = (suite: z.infer<typeof checkSuite>, repositoryId: number): CheckEvent['about'] | null => {
  const group = groupOfBranch(suite.head_branch, suite.head_sha);
  if (group !== null) return { kind: 'merge-group', group };
  const numbers = listed(reference, suite.pull_requests, most)
    // A fork's suite names pull requests into the repository that it was forked from.
    .filter(({ base }) => base.repo.id === repositoryId)
    .map(({ number }) => number);
  return numbers.length === 0 ? null : { kind: 'pull-requests', numbers: [...new Set(numbers)] };
};

const schema = atRepository.extend({ check_suite: checkSuite, sender: person }).transform((payload): AppEvent => {
  const { check_suite: suite, sender } = payload;
  if (isBot(sender)) return ignored('A bot asked for it.');
  const repository = repositoryOf(payload);
  const about = aboutOf(suite, repository.id);
  if (about === null)
    return ignored(
      'GitHub names no pull request of this commit, as for every fork; "Re-run" of the check itself knows it.',
    );
  return {
    kind: 'check',
    repository,
    appId: suite.app?.id ?? null,
    checkId: suite.id,
    button: 'remeasure',
    headSha: suite.head_sha,
    about,
    by: sender.login,
  };
});

/** check_suite: "Re-run all checks". */
export const checkSuiteEvent: EventReader = { actions: ['rerequested'], schema };
