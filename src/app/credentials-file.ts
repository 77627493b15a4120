import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../core/error-code.ts';
import { OutputError } from '../core/errors.ts';
import type { Credentials } from './credentials.ts';
import { readPrivateKey } from './private-key.ts';

/** What the setup page has written. */
export const credentialsFile = (data: string): string => join(data, 'credentials.json');

const schema = z.object({
  appId: z.int().positive(),
  privateKey: z.string(),
  webhookSecret: z.string(),
  page: z.url().nullable(),
});

/** The text of a file; null where there is none. Throws where it can't be read. */
export const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Reads what `saveCredentials` has written; null where it is something else. */
export const parseCredentials = (text: string): Credentials | null => {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  const { data } = schema.safeParse(found);
  const privateKey = data === undefined ? null : readPrivateKey(data.privateKey);
  return data === undefined || privateKey === null ? null : { ...data, privateKey };
};

/** Keeps them for the next start, for this user's eyes alone. Throws an OutputError. */
export const saveCredentials = async (file: string, credentials: Credentials): Promise<void> => {
  const made = `${file}.${randomUUID()}.new`;
  try {
    // Jobs may run as another user, who has to get through to theirs.
    await mkdir(dirname(file), { recursive: true, mode: 0o711 });
    await writeFile(made, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
    await rename(made, file);
  } catch (error) {
    await rm(made, { force: true }).catch(() => {});
    throw new OutputError(
      `The App's credentials could not be written to ${file}.`,
      'Free some space, or let this user write there. Then make a new key in the settings of the App on GitHub, and give it with APP_ID, PRIVATE_KEY_PATH and WEBHOOK_SECRET.',
      { cause: error },
    );
  }
};
