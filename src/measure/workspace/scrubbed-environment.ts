/** Variables of a process, by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What an outer `npm run` hands down that installs need: where packages come from, and how they are reached. */
const keptOfNpm =
  /^npm_config_(registry|cache|userconfig|globalconfig|cafile|proxy|https?_proxy|noproxy|@.+:registry)$/i;

const dropped: readonly RegExp[] = [
  // Lifecycle of the npm that started Pacegate: a nested npm would take them for its own.
  /^npm_/i,
  /^INIT_CWD$/,
  // Credentials of the job. The code of a pull request must not hold them.
  /^(GITHUB|GH|GH_ENTERPRISE|GITHUB_ENTERPRISE)_TOKEN$/,
  /^ACTIONS_(RUNTIME_TOKEN|RUNTIME_URL|RESULTS_URL|CACHE_URL|ID_TOKEN_.*)$/,
  /^INPUT_/,
  // Files by which a step gives commands to the runner: outputs, environment and PATH of later steps.
  /^GITHUB_(OUTPUT|ENV|PATH|STEP_SUMMARY|STATE)$/,
  /^PACEGATE_/,
  // Set inside git hooks and aliases: git in the checkout would work on the user's repository instead.
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|PREFIX|NAMESPACE)$/,
  /^GIT_(SHALLOW_FILE|GRAFT_FILE|IMPLICIT_WORK_TREE|INTERNAL_SUPER_PREFIX|QUARANTINE_PATH|REPLACE_REF_BASE)$/,
  // `git -c` of an outer command, and configuration by environment: both may carry authorisation headers.
  /^GIT_CONFIG(_PARAMETERS|_COUNT|_KEY_\d+|_VALUE_\d+)?$/,
  /^GIT_ASKPASS$/,
];

const isKept = (name: string): boolean => keptOfNpm.test(name) || !dropped.some((it) => it.test(name));

/**
 * What remains of `environment` for commands that come from a side: without credentials of the job, without the
 * variables of an outer npm, git or Pacegate. NODE_OPTIONS and proxies stay. Doing it twice changes nothing.
 */
export const scrubbedEnvironment = (environment: Environment): Record<string, string> => {
  const scrubbed: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && isKept(name)) scrubbed[name] = value;
  }
  return scrubbed;
};
