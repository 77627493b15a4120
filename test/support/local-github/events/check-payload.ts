import type { Json } from '../json.ts';
import type { CheckRun, CheckSuite } from '../model/checks.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { checkRunShape, checkSuiteShape } from '../shapes/check-shape.ts';
import { commonPayload } from './common-payload.ts';

interface What {
  readonly action: string;
  readonly actor: string;
  /** The button that was pressed. */
  readonly identifier?: string;
}

/** check_run: created, completed, rerequested, requested_action. */
export const checkRunPayload = async (
  platform: Platform,
  repository: Repository,
  run: CheckRun,
  { action, actor, identifier }: What,
): Promise<Json> => {
  const suite = await checkSuiteShape(platform, repository, run.suite);
  return {
    action,
    check_run: { ...checkRunShape(platform, repository, run), check_suite: suite },
    ...(identifier !== undefined && { requested_action: { identifier } }),
    ...(await commonPayload(platform, repository, actor)),
  };
};

/** check_suite: completed, requested, rerequested. */
export const checkSuitePayload = async (
  platform: Platform,
  repository: Repository,
  suite: CheckSuite,
  { action, actor }: What,
): Promise<Json> => ({
  action,
  check_suite: await checkSuiteShape(platform, repository, suite),
  ...(await commonPayload(platform, repository, actor)),
});
