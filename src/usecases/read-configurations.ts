import type { Configuration } from '../config/configuration.ts';
import { ConfigurationError, UsageError } from '../core/errors.ts';

/** A configuration file: part of the repository, or a file that was named and lies outside of it. */
export type ConfigurationSource =
  | { readonly kind: 'repository'; /** From the root. */ readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly text: string };

export interface ReadOptions {
  readonly source: ConfigurationSource;
  /** The text of a file of one side, or null. */
  readonly read: (side: 'base' | 'head', path: string) => Promise<string | null>;
  readonly parse: (file: string, text: string) => Configuration;
}

export interface Configurations {
  readonly base: Configuration | null;
  readonly head: Configuration;
  /** Whether a file from outside the repository rules both sides. */
  readonly given: boolean;
  readonly notices: readonly string[];
}

/**
 * Reads both sides' configuration.
 * @throws ConfigurationError when the head's is invalid; UsageError when there is none.
 */
export const readConfigurations = async ({ source, read, parse }: ReadOptions): Promise<Configurations> => {
  if (source.kind === 'file') return { base: null, head: parse(source.path, source.text), given: true, notices: [] };
  const { path } = source;
  const text = await read('head', path);
  if (text === null)
    throw new UsageError(
      `There is no ${path} in the head.`,
      'Write one (docs/configuration.md has a complete example), or name another file with --config.',
    );
  const head = parse(path, text);
  const ofBase = await read('base', path);
  if (ofBase === null) return { base: null, head, given: false, notices: [] };
  try {
    return { base: parse(path, ofBase), head, given: false, notices: [] };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return {
      base: null,
      head,
      given: false,
      notices: [`${path} of the base is invalid, so it counts as absent.`],
    };
  }
};
