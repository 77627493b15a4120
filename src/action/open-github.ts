import { version } from '../core/version.ts';
import { createGitHub, type GitHub } from '../github/client.ts';
import type { Stage } from './stage.ts';

/** GitHub's API with the token of the step, on the server that the job runs for. Throws a GitHubError. */
export const openGitHub = ({ inputs, job, log }: Pick<Stage, 'inputs' | 'job' | 'log'>): GitHub =>
  createGitHub({
    token: inputs.token,
    apiUrl: job.apiUrl,
    userAgent: `pacegate/${version}`,
    log: (line) => log.write(line),
  });
