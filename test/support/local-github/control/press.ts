import { checkRunPayload } from '../events/check-payload.ts';
import type { CheckRun } from '../model/checks.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

const runOf = (repository: Repository, id: number): CheckRun => {
  const run = repository.checks.runs.find((it) => it.id === id);
  if (run === undefined) throw new Error(`${repository.fullName} has no check run ${id}.`);
  return run;
};

/** Somebody presses a button of a check, or "Re-run" where no button is named. Only the app of the check hears of it. */
export const press = async (
  platform: Platform,
  repository: Repository,
  { checkRun, button, by = 'dev' }: { readonly checkRun: number; readonly button?: string; readonly by?: string },
): Promise<void> => {
  const run = runOf(repository, checkRun);
  const action = button === undefined ? 'rerequested' : 'requested_action';
  if (button !== undefined && !run.actions.some((it) => it.identifier === button)) {
    throw new Error(`Check run ${checkRun} has no button "${button}".`);
  }
  const what = { action, actor: by, ...(button !== undefined && { identifier: button }) };
  const payload = await checkRunPayload(platform, repository, run, what);
  platform.events.emit({ name: 'check_run', action, repository, payload, onlyApp: run.app });
};
