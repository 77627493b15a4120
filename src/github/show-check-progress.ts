import { codeBlock, escapePlain } from '../report/escape.ts';
import { outputOf } from './check-run-payload.ts';
import type { CheckIdentity } from './check-runs.ts';
import type { GitHub } from './client.ts';
import { explainCheck } from './put-check-run.ts';

/**
 * Shows how far a measurement has come. `text` is one line of plain text. Sent once: the next line is soon there, and one
 * that comes late would stand over the result. Throws a GitHubError.
 */
export const showCheckProgress = async (
  github: GitHub,
  identity: CheckIdentity & { readonly id: number },
  text: string,
): Promise<void> => {
  try {
    await github.rest.checks.update({
      ...identity.repository,
      check_run_id: identity.id,
      status: 'in_progress',
      output: outputOf({
        title: escapePlain(text, 160) || 'Measuring',
        summary: `It is being measured. The result will stand here.\n\n${codeBlock([text])}`,
        text: null,
      }),
      request: { retries: 0 },
    });
  } catch (error) {
    throw explainCheck(error, identity);
  }
};
