import { parseConfiguration } from '../../config/load-configuration.ts';
import type { Environment } from '../../config/variables.ts';
import { type Configurations, readConfigurations } from '../read-configurations.ts';

/**
 * An environment in which every variable is set, to its own name. Whoever judges starts nothing and needs no value; and a
 * head that names a secret of the judging workflow gets to see none.
 */
const named: Environment = new Proxy<Record<string, string | undefined>>(
  {},
  {
    get: (_, name) => (typeof name === 'string' ? `\${${name}}` : undefined),
    getOwnPropertyDescriptor: (_, name) =>
      typeof name === 'string'
        ? { value: `\${${name}}`, configurable: true, enumerable: true, writable: true }
        : undefined,
  },
);

/**
 * Reads both sides' configuration for judging an upload. `read` gives the text of a file at the merge base and at the head,
 * or null. Throws a ConfigurationError when the head's is invalid, a UsageError when there is none.
 */
export const readUploadConfigurations = (
  path: string,
  read: (side: 'base' | 'head', path: string) => Promise<string | null>,
): Promise<Configurations> =>
  readConfigurations({
    source: { kind: 'repository', path },
    read,
    parse: (file, text) => parseConfiguration({ file, text, environment: named }),
  });
