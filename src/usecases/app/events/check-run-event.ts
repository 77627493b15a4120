import { z } from 'zod';
import type { CheckButton } from '../../../report/check-report.ts';
import type { AppEvent, CheckEvent } from './app-event.ts';
import { atRepository, repositoryOf } from './at-repository.ts';
import type { EventReader } from './event-reader.ts';
import { id, name, person, sha } from './fields.ts';
import { groupOfBranch } from './group-of-branch.ts';
import { ignored } from './ignored.ts';
import { isBot } from './is-bot.ts';

const checkRun = z.object({
  id,
  head_sha: sha,
  external_id: z.string().nullish(),
  app: z.object({ id: id.nullable() }).nullish(),
  check_suite: z.object({ head_branch: name.nullish() }).nullish(),
});

const buttons: readonly CheckButton['identifier'][] = ['remeasure', 'investigate', 'accept', 'load'];

const own = /^pr-([1-9]\d{0,8})(|-load|-investigate)$/;

/** What "Re-run" means for a check of ours. */
const againOf = (externalId: string): CheckButton['identifier'] => {
  const suffix = own.exec(externalId)?.[2];
  if (suffix === '-load') return 'load';
  return suffix === '-investigate' ? 'investigate' : 'remeasure';
};

/** GitHub names no pull request for a fork's head: `external_id` is our own word, which comes back. */
const aboutOf = (run: z.infer<typeof checkRun>): CheckEvent['about'] | null => {
  const [, number] = own.exec(run.external_id ?? '') ?? [];
  if (number !== undefined) return { kind: 'pull-requests', numbers: [Number(number)] };
  const group = groupOfBranch(run.check_suite?.head_branch, run.head_sha);
  return group === null ? null : { kind: 'merge-group', group };
};

const schema = atRepository
  .extend({
    action: z.string(),
    check_run: checkRun,
    requested_action: z.object({ identifier: z.string() }).nullish(),
    sender: person,
  })
  .transform((payload): AppEvent => {
    const { action, check_run: run, requested_action: requested, sender } = payload;
    const identifier = action === 'rerequested' ? againOf(run.external_id ?? '') : requested?.identifier;
    const button = buttons.find((it) => it === identifier);
    if (button === undefined) return ignored('The check has no such button.');
    if (isBot(sender)) return ignored('A bot pressed the button.');
    const about = aboutOf(run);
    if (about === null) return ignored('The check names neither a pull request nor a merge group.');
    if (about.kind === 'merge-group' && button !== 'remeasure')
      return ignored('This button means nothing for a merge group, which has no pull request of its own.');
    return {
      kind: 'check',
      repository: repositoryOf(payload),
      appId: run.app?.id ?? null,
      checkId: run.id,
      button,
      headSha: run.head_sha,
      about,
      by: sender.login,
    };
  });

/** check_run. GitHub tells them to the app of the check only; they are compared with it all the same. */
export const checkRunEvent: EventReader = { actions: ['rerequested', 'requested_action'], schema };
