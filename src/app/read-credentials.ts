import { credentialsFile, parseCredentials } from './credentials-file.ts';
import type { Credentials } from './credentials.ts';
import { readPrivateKey } from './private-key.ts';
import { type Variables, wholeNumber } from './setting.ts';
import { secretProblem } from './webhook-secret.ts';

export interface FoundCredentials {
  /** Null where nothing was given, or something is wrong. */
  readonly credentials: Credentials | null;
  /** Each names what is wrong and what would be right. No secret is in them. */
  readonly problems: readonly string[];
}

/** `pacegate app` takes deliveries, `pacegate worker` does not. */
export type Role = 'app' | 'worker';

/** Gives the text of a file, or null where there is none; throws where it can't be read. */
type ReadText = (path: string) => string | null;

const names = ['APP_ID', 'PRIVATE_KEY', 'PRIVATE_KEY_PATH', 'WEBHOOK_SECRET'] as const;

const download = "download it in the App's settings on GitHub (Private keys)";

type Part<T> = { readonly value: T } | { readonly problem: string };

const appIdOf = (text: string | undefined): Part<number> => {
  if (text === undefined) return { problem: "APP_ID is missing: it stands in the App's settings on GitHub." };
  const id = wholeNumber(text);
  return id !== null && id > 0
    ? { value: id }
    : {
        problem: `APP_ID is ${JSON.stringify(text.slice(0, 40))}: give the App's number, from its settings on GitHub.`,
      };
};

const textOf = (readText: ReadText, path: string): string | null => {
  try {
    return readText(path);
  } catch {
    return null;
  }
};

const keyOf = ({ PRIVATE_KEY: key, PRIVATE_KEY_PATH: path }: Variables, readText: ReadText): Part<string> => {
  if (key !== undefined && path !== undefined)
    return { problem: 'PRIVATE_KEY and PRIVATE_KEY_PATH are both set: give one of them.' };
  if (key === undefined && path === undefined)
    return { problem: `PRIVATE_KEY is missing: ${download}, and give PRIVATE_KEY_PATH, its file.` };
  const name = path === undefined ? 'PRIVATE_KEY' : 'PRIVATE_KEY_PATH';
  const text = path === undefined ? (key ?? null) : textOf(readText, path);
  if (text === null) return { problem: `${name} names ${path}, which can't be read: ${download}.` };
  const value = readPrivateKey(text);
  return value === null ? { problem: `${name} is no RSA key in PEM: ${download}, and give it whole.` } : { value };
};

const secretOf = (secret: string | undefined, role: Role): Part<string> => {
  if (secret === undefined && role === 'worker') return { value: '' };
  if (secret === undefined)
    return { problem: "WEBHOOK_SECRET is missing: give the one that the App's settings on GitHub have." };
  const problem = secretProblem(secret);
  return problem === null ? { value: secret } : { problem: `WEBHOOK_SECRET ${problem}` };
};

const problemIn = (part: Part<unknown>): readonly string[] => ('problem' in part ? [part.problem] : []);

const fromEnvironment = (given: Variables, readText: ReadText, role: Role): FoundCredentials => {
  const appId = appIdOf(given['APP_ID']);
  const privateKey = keyOf(given, readText);
  const webhookSecret = secretOf(given['WEBHOOK_SECRET'], role);
  if ('value' in appId && 'value' in privateKey && 'value' in webhookSecret) {
    const credentials = { appId: appId.value, privateKey: privateKey.value, webhookSecret: webhookSecret.value };
    return { credentials: { ...credentials, page: null }, problems: [] };
  }
  return { credentials: null, problems: [appId, privateKey, webhookSecret].flatMap(problemIn) };
};

const fromFile = (file: string, readText: ReadText): FoundCredentials => {
  const unusable = `remove it to make the App anew, or give APP_ID, PRIVATE_KEY_PATH and WEBHOOK_SECRET.`;
  let text: string | null;
  try {
    text = readText(file);
  } catch {
    return { credentials: null, problems: [`${file} can't be read: let this user read it; else ${unusable}`] };
  }
  if (text === null) return { credentials: null, problems: [] };
  const credentials = parseCredentials(text);
  if (credentials === null)
    return { credentials: null, problems: [`${file} is not what the setup page has written: ${unusable}`] };
  const problem = secretProblem(credentials.webhookSecret);
  return problem === null
    ? { credentials, problems: [] }
    : { credentials: null, problems: [`The webhook secret in ${file} ${problem}`] };
};

export interface CredentialsPlaces {
  readonly given: Variables;
  /** Directory where the setup page keeps them. */
  readonly data: string;
  readonly readText: ReadText;
  readonly role: Role;
}

/** The App's credentials: of the environment where it has any, else those that the setup page has written. */
export const readCredentials = ({ given, data, readText, role }: CredentialsPlaces): FoundCredentials =>
  names.some((name) => given[name] !== undefined)
    ? fromEnvironment(given, readText, role)
    : fromFile(credentialsFile(data), readText);
