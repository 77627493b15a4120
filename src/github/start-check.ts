import { type CheckApp, type CheckIdentity, nameConflicts } from './check-runs.ts';
import type { GitHub } from './client.ts';
import { explainCheck, putCheckRun } from './put-check-run.ts';

/** A check run that was written. */
export interface PostedCheck {
  readonly id: number;
  /** The page of the check. */
  readonly url: string;
  /** Our own app, which a required check should be bound to and whose bot writes our comments; null where unknown. */
  readonly app: CheckApp | null;
  /** What people should know, in sentences: another app has the name, annotations were refused. */
  readonly notices: readonly string[];
}

/** Shows that the measurement is under way. Throws a GitHubError that says what to do. */
export const startCheck = async (github: GitHub, identity: CheckIdentity): Promise<PostedCheck> => {
  try {
    const { run, others } = await putCheckRun(
      github,
      identity,
      {
        status: 'in_progress',
        output: { title: 'Measuring', summary: 'Base and head are being measured. The result will stand here.' },
      },
      null,
    );
    return { id: run.id, url: run.url, app: run.app, notices: nameConflicts(identity.name, run, others) };
  } catch (error) {
    throw explainCheck(error, identity);
  }
};
