import type { GitSetting } from './git-configuration.ts';
import type { Environment } from './scrubbed-environment.ts';

/** Variables that would turn git to another repository than the one it is run in: hooks and aliases set them. */
const dropped =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|PREFIX|NAMESPACE|SHALLOW_FILE|GRAFT_FILE|IMPLICIT_WORK_TREE|INTERNAL_SUPER_PREFIX|QUARANTINE_PATH|REPLACE_REF_BASE|DEFAULT_HASH|DEFAULT_REF_FORMAT|TEMPLATE_DIR|ATTR_SOURCE|EXTERNAL_DIFF|DIFF_OPTS|(LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS|TRACE.*)$/;

const always: readonly GitSetting[] = [
  // No hook of the user runs, neither from the repository nor from a global core.hooksPath.
  { key: 'core.hooksPath', value: '/dev/null' },
  // It would start a daemon that stays.
  { key: 'core.fsmonitor', value: 'false' },
  { key: 'gc.auto', value: '0' },
  { key: 'maintenance.auto', value: 'false' },
  { key: 'advice.detachedHead', value: 'false' },
  { key: 'submodule.recurse', value: 'false' },
  { key: 'fetch.recurseSubmodules', value: 'false' },
  { key: 'fetch.writeCommitGraph', value: 'false' },
];

/**
 * The environment of a git command: English messages, no prompts of any kind, no lock that is not needed, and
 * `settings` as if given by `-c`, but out of sight of a process list.
 */
export const gitEnvironment = (environment: Environment, settings: readonly GitSetting[]): Record<string, string> => {
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !dropped.test(name)) variables[name] = value;
  }
  const before = Number(variables['GIT_CONFIG_COUNT'] ?? 0) || 0;
  const all = [...always, ...settings];
  for (const [index, { key, value }] of all.entries()) {
    variables[`GIT_CONFIG_KEY_${before + index}`] = key;
    variables[`GIT_CONFIG_VALUE_${before + index}`] = value;
  }
  return {
    ...variables,
    GIT_CONFIG_COUNT: String(before + all.length),
    LC_ALL: 'C.UTF-8',
    LANGUAGE: '',
    GIT_TERMINAL_PROMPT: '0',
    // Set but empty: git asks neither this nor core.askPass nor SSH_ASKPASS.
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GCM_INTERACTIVE: 'never',
    // Reading must not refresh the user's index.
    GIT_OPTIONAL_LOCKS: '0',
    GIT_PAGER: 'cat',
  };
};
