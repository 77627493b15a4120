import { relative, resolve } from 'node:path';
import { defaultConfiguration } from '../usecases/run/configuration-source.ts';

/** Path of the configuration from the root of the repository, or null where it lies outside of it. */
export const configurationPath = (
  config: string,
  { cwd, top }: { readonly cwd: string; readonly top: string },
): string | null => {
  if (config === defaultConfiguration) return config;
  const path = relative(top, resolve(cwd, config)).replaceAll('\\', '/');
  return path.startsWith('..') ? null : path;
};
