import { outputOf } from './check-run-payload.ts';
import type { CheckIdentity } from './check-runs.ts';
import type { GitHub } from './client.ts';
import { explainCheck } from './put-check-run.ts';
import { isOutOfReach } from './write-check-run.ts';

/**
 * Ends a check run as cancelled, with the reason: GitHub takes that for neither a pass nor a fail. One that is gone stays
 * gone. `title` is plain text, `summary` Markdown. Throws a GitHubError.
 */
export const endCheck = async (
  github: GitHub,
  identity: CheckIdentity & { readonly id: number },
  { title, summary }: { readonly title: string; readonly summary: string },
): Promise<void> => {
  try {
    await github.rest.checks.update({
      ...identity.repository,
      check_run_id: identity.id,
      status: 'completed',
      conclusion: 'cancelled',
      output: outputOf({ title, summary, text: null }),
    });
  } catch (error) {
    if (!isOutOfReach(error)) throw explainCheck(error, identity);
  }
};
