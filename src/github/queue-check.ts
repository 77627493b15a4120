import { outputOf } from './check-run-payload.ts';
import {
  type CheckIdentity,
  type CheckRun,
  listCheckRuns,
  nameConflicts,
  toCheckRun,
  usableRun,
} from './check-runs.ts';
import type { GitHub } from './client.ts';
import { createOnce, sentOnce } from './create-once.ts';
import { explainCheck } from './put-check-run.ts';
import type { PostedCheck } from './start-check.ts';
import { isOutOfReach } from './write-check-run.ts';

interface CheckText {
  /** One line of plain text. */
  readonly title: string;
  /** Markdown. */
  readonly summary: string;
}

const bodyOf = ({ externalId, detailsUrl }: CheckIdentity, text: CheckText) => ({
  external_id: externalId,
  details_url: detailsUrl,
  status: 'queued' as const,
  output: outputOf({ ...text, text: null }),
});

/** Null where another app made the run, or it is gone. */
const queueAgain = async (
  github: GitHub,
  identity: CheckIdentity,
  id: number,
  text: CheckText,
): Promise<CheckRun | null> => {
  try {
    const { data } = await github.rest.checks.update({
      ...identity.repository,
      check_run_id: id,
      ...bodyOf(identity, text),
    });
    return toCheckRun(data);
  } catch (error) {
    if (isOutOfReach(error)) return null;
    throw error;
  }
};

const create = (
  github: GitHub,
  identity: CheckIdentity,
  text: CheckText,
  before: readonly CheckRun[],
): Promise<CheckRun> => {
  const { repository, name, headSha, externalId } = identity;
  const known = new Set(before.map(({ id }) => id));
  return createOnce(github, {
    send: async () => {
      const { data } = await github.rest.checks.create({
        ...repository,
        name,
        head_sha: headSha,
        ...bodyOf(identity, text),
        request: sentOnce,
      });
      return toCheckRun(data);
    },
    find: async () => {
      const runs = await listCheckRuns(github, identity);
      return runs.find((run) => !known.has(run.id) && run.externalId === externalId) ?? null;
    },
  });
};

/**
 * Shows that the measurement was asked for and waits: one check run of the name on the head, gone on with where it is there
 * already, also when an earlier measurement of this commit completed it. Throws a GitHubError that says what to do.
 */
export const queueCheck = async (github: GitHub, identity: CheckIdentity, text: CheckText): Promise<PostedCheck> => {
  try {
    const before = await listCheckRuns(github, identity);
    const usable = usableRun(before, identity);
    const again = usable === null ? null : await queueAgain(github, identity, usable.id, text);
    const run = again ?? (await create(github, identity, text, before));
    return { id: run.id, url: run.url, app: run.app, notices: nameConflicts(identity.name, run, before) };
  } catch (error) {
    throw explainCheck(error, identity);
  }
};
