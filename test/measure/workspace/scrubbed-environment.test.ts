import { expect, test } from '@jest/globals';
import { scrubbedEnvironment } from '../../../src/measure/workspace/scrubbed-environment.ts';

const words = (text: string): string[] => text.trim().split(/\s+/);

const values = (names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((it) => [it, 'x']));

test('credentials, file commands, and the variables of an outer npm, git and Pacegate are dropped', () => {
  const dropped = `
    npm_lifecycle_event npm_config_prefix npm_package_name npm_execpath npm_config__auth INIT_CWD GITHUB_TOKEN
    GH_TOKEN ACTIONS_RUNTIME_TOKEN ACTIONS_RUNTIME_URL ACTIONS_ID_TOKEN_REQUEST_URL
    ACTIONS_ID_TOKEN_REQUEST_TOKEN ACTIONS_RESULTS_URL ACTIONS_CACHE_URL INPUT_TOKEN GITHUB_OUTPUT GITHUB_ENV
    GITHUB_PATH GITHUB_STEP_SUMMARY GITHUB_STATE PACEGATE_RUN GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
    GIT_CONFIG_PARAMETERS GIT_CONFIG_COUNT GIT_CONFIG_VALUE_0
  `;
  const kept = `
    npm_config_registry npm_config_cache npm_config_userconfig npm_config_https_proxy NPM_CONFIG_CACHE
    npm_config_@scope:registry HTTPS_PROXY no_proxy NODE_OPTIONS PATH HOME GITHUB_SHA GITHUB_WORKSPACE CI
    GIT_AUTHOR_NAME DATABASE_URL
  `;
  const scrubbed = scrubbedEnvironment({ ...values([...words(dropped), ...words(kept)]), EMPTY: undefined });
  expect(scrubbed).toEqual(values(words(kept)));
  expect(scrubbedEnvironment(scrubbed)).toEqual(scrubbed);
});
