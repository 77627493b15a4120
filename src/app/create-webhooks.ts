import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ApplicationFunction, createNodeMiddleware, Probot, ProbotOctokit } from 'probot';
import type { Credentials } from './credentials.ts';

/** Checks the signature of a delivery, hands it to the handler, and answers. The request's body is read before. */
export type Webhooks = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Probot makes a client for every delivery, whose groups for throttling it would keep. Jobs ask GitHub by clients of their
 * own: these ask nothing.
 */
const Idle = ProbotOctokit.defaults((options: object) => ({
  ...options,
  retry: { enabled: false },
  throttle: { enabled: false },
}));

export interface WebhooksParts {
  readonly credentials: Credentials;
  readonly apiUrl: string;
  readonly handler: ApplicationFunction;
}

/** GitHub's deliveries by Probot. */
export const createWebhooks = async ({ credentials, apiUrl, handler }: WebhooksParts): Promise<Webhooks> => {
  const probot = new Probot({
    appId: credentials.appId,
    privateKey: credentials.privateKey,
    secret: credentials.webhookSecret,
    baseUrl: apiUrl,
    Octokit: Idle,
    // Its errors hold whole payloads and their signatures. The handler and the route log what happened.
    logLevel: 'fatal',
  });
  const middleware = await createNodeMiddleware(handler, { probot });
  return async (request, response) => {
    await middleware(request, response, () => response.writeHead(404).end());
  };
};
