import { createGitHub } from '../github/client.ts';
import { convertManifest } from '../github/convert-manifest.ts';
import type { AppHost } from './app-host.ts';
import { credentialsFile, saveCredentials } from './credentials-file.ts';
import { learnCredentials } from './open-log.ts';
import { createSetup, type Setup } from './setup.ts';

export interface OpenSetupParts extends Pick<AppHost, 'log' | 'redactor'> {
  readonly apiUrl: string;
  /** Directory that the credentials are kept in. */
  readonly data: string;
  readonly now: () => number;
}

/** The setup of an App on that GitHub. */
export const openSetup = ({ apiUrl, data, log, redactor, now }: OpenSetupParts): Setup => {
  const github = createGitHub({ token: null, apiUrl, log: (line) => log.warn(line) });
  return createSetup({
    exchange: async (code) => {
      const { id, privateKey, webhookSecret, page } = await convertManifest(github, code);
      const credentials = { appId: id, privateKey, webhookSecret, page };
      learnCredentials(redactor, credentials);
      return credentials;
    },
    save: (credentials) => saveCredentials(credentialsFile(data), credentials),
    now,
  });
};
