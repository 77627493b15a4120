import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from '../workspace/scrubbed-environment.ts';

const setting = (environment: Environment, name: string): string | undefined =>
  environment[`npm_config_${name}`] ?? environment[`NPM_CONFIG_${name.toUpperCase()}`];

/** Where npm has its configuration for this environment: the machine's first, then the user's, which counts for more. */
export const npmConfigurations = (environment: Environment): string[] => {
  const prefix = setting(environment, 'prefix') ?? dirname(dirname(process.execPath));
  return [
    setting(environment, 'globalconfig') ?? join(prefix, 'etc/npmrc'),
    setting(environment, 'userconfig') ?? join(environment['HOME'] ?? homedir(), '.npmrc'),
  ];
};

/** An http(s) address without user and password; null for anything else. */
export const withoutCredentials = (address: string): string | null => {
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  if (url.username === '' && url.password === '') return address;
  url.username = '';
  url.password = '';
  return url.href;
};

const line = /^\s*((?:@[\w.~-]+:)?registry)\s*=\s*["']?([^\s"']+)["']?\s*$/;

/**
 * Which registries npm configurations name, of all and of scopes, as another configuration. Nothing else of them is taken over:
 * tokens stand in lines of their own. Values with variables in them are left out, which may hold anything.
 */
export const registriesIn = (configurations: readonly string[]): string => {
  const found = new Map<string, string>();
  for (const text of configurations.join('\n').split(/\r?\n/)) {
    const [, name, value = ''] = line.exec(text) ?? [];
    const address = value.includes('${') ? null : withoutCredentials(value);
    if (name !== undefined && address !== null) found.set(name, address);
  }
  return [...found].map(([name, address]) => `${name}=${address}\n`).join('');
};

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** The registries that npm uses in this environment, as the text of an .npmrc without credentials. */
export const readRegistries = (environment: Environment): string =>
  registriesIn(npmConfigurations(environment).map(textOf));
