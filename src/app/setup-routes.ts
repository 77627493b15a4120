import type { IncomingMessage } from 'node:http';
import { PacegateError } from '../core/errors.ts';
import type { AppLog } from '../usecases/app/app-log.ts';
import { setupCallbackPath, setupPath } from './app-manifest.ts';
import { failureData } from './failure-data.ts';
import type { Routes } from './listener.ts';
import { respond, respondText } from './respond.ts';
import { plainAddress } from './setting.ts';
import { setupPage, setupProblemPage, setUpPage } from './setup-pages.ts';
import type { Setup } from './setup.ts';

export interface SetupRouteParts {
  readonly setup: Setup;
  /** Of GitHub, for people. */
  readonly serverUrl: string;
  /** Null: the address that the person has come by. */
  readonly publicUrl: string | null;
  readonly log: AppLog;
}

/** Only who has the token gets here, so the header is the person's own word. */
const addressOf = ({ headers }: IncomingMessage, publicUrl: string | null): string | null =>
  publicUrl ?? plainAddress(`http://${headers.host ?? ''}`);

const organizationOf = (url: URL): string | null => {
  const name = url.searchParams.get('organization')?.trim() ?? '';
  return /^[a-z\d][a-z\d-]{0,38}$/i.test(name) ? name : null;
};

/** GitHub's codes are hexadecimal; anything else is nobody's. */
const isCode = (code: string): boolean => /^[\w-]{8,200}$/.test(code);

/** /setup and where GitHub sends the person back to. Both are gone once there is an App. */
export const setupRoutes = ({ setup, serverUrl, publicUrl, log }: SetupRouteParts): Routes => ({
  [setupPath]: {
    GET: (request, response, url) => {
      if (setup.isDone) return respondText(response, 404, 'There is nothing here: the App is set up.');
      if (!setup.isToken(url.searchParams.get('token') ?? ''))
        return respondText(response, 403, 'The address of the setup, with its token, stands in the log.');
      const address = addressOf(request, publicUrl);
      if (address === null) return respondText(response, 400, 'The request does not say where this is.');
      const { token } = setup;
      respond(
        response,
        setupPage({ address, serverUrl, token, state: setup.newState(), organization: organizationOf(url) }),
      );
    },
  },
  [setupCallbackPath]: {
    GET: async (_request, response, url) => {
      const code = url.searchParams.get('code') ?? '';
      if (!isCode(code)) return respondText(response, 400, 'There is no code of GitHub in this address.');
      try {
        const { appId, page } = await setup.finish(url.searchParams.get('state') ?? '', code);
        log.info('The App was made.', { app: appId, page });
        respond(response, setUpPage(page));
      } catch (error) {
        if (!(error instanceof PacegateError)) throw error;
        log.warn('The App was not made.', failureData(error));
        respond(response, setupProblemPage(error));
      }
    },
  },
});
