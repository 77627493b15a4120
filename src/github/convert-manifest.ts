import { z } from 'zod';
import { GitHubError } from '../core/errors.ts';
import type { GitHub } from './client.ts';
import { explainGitHub } from './explain-failure.ts';

/** An App that GitHub has just made from a manifest. */
export interface MadeApp {
  readonly id: number;
  /** PEM. */
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** Its page on GitHub. */
  readonly page: string;
}

const schema = z.object({
  id: z.int().positive(),
  pem: z.string().min(1),
  webhook_secret: z.string().min(1),
  html_url: z.url({ protocol: /^https?$/ }),
});

const again = 'Start the setup again: such a code works once, and for an hour.';

const refusal = (error: unknown): GitHubError => {
  const explained = explainGitHub(error, 'take over the App that was made');
  // What GitHub says of a wrong code is "Not Found" and "Validation Failed".
  return [404, 422].includes(explained.status ?? 0)
    ? new GitHubError('GitHub does not know the code of this setup, or it was used already.', again, {
        status: explained.status,
        cause: error,
      })
    : explained;
};

/**
 * Exchanges the code that GitHub gave a person for the App's credentials. Throws a GitHubError; the credentials are in no
 * error.
 */
export const convertManifest = async (github: GitHub, code: string): Promise<MadeApp> => {
  const answer = await github.rest.apps.createFromManifest({ code }).catch((error: unknown) => {
    throw refusal(error);
  });
  const { data } = schema.safeParse(answer.data);
  if (data === undefined)
    throw new GitHubError("GitHub's answer holds no App with key and webhook secret.", again, {
      status: answer.status,
    });
  return { id: data.id, privateKey: data.pem, webhookSecret: data.webhook_secret, page: data.html_url };
};
