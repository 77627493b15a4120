import type { CheckIdentity } from './check-runs.ts';
import type { GitHub } from './client.ts';
import { explainCheck } from './put-check-run.ts';

/**
 * Ends a check run that startCheck made as cancelled: GitHub takes it for neither a pass nor a fail, and a required check
 * stays unmet. Sent once, since whoever cancels has seconds only. Throws a GitHubError.
 */
export const cancelCheck = async (github: GitHub, identity: CheckIdentity & { readonly id: number }): Promise<void> => {
  try {
    await github.rest.checks.update({
      ...identity.repository,
      check_run_id: identity.id,
      status: 'completed',
      conclusion: 'cancelled',
      output: {
        title: 'Cancelled',
        summary: 'The run was cancelled before there was a verdict. Run it again to get one.',
      },
      request: { retries: 0 },
    });
  } catch (error) {
    throw explainCheck(error, identity);
  }
};
