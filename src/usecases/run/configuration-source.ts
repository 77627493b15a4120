import { join, relative, resolve } from 'node:path';
import { readConfigurationFile } from '../../config/read-configuration-file.ts';
import type { ConfigurationSource } from '../read-configurations.ts';

/** Where the configuration is looked for unless another file is named. */
export const defaultConfiguration = '.github/pacegate.yml';

/**
 * Which configuration is meant. The default counts from the root of the repository (`top`), a named file from where the
 * command was given. Throws a UsageError for a file outside of the repository that can't be read.
 */
export const configurationSource = async (config: string, cwd: string, top: string): Promise<ConfigurationSource> => {
  const path = config === defaultConfiguration ? join(top, config) : resolve(cwd, config);
  const inside = relative(top, path);
  if (!inside.startsWith('..')) return { kind: 'repository', path: inside.replaceAll('\\', '/') };
  return { kind: 'file', path: config, text: await readConfigurationFile(path) };
};
