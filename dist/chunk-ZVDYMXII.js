import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  readConfigurationFile
} from "./chunk-6A772AGG.js";

// src/measure/workspace/scrubbed-environment.ts
var keptOfNpm = /^npm_config_(registry|cache|userconfig|globalconfig|cafile|proxy|https?_proxy|noproxy|@.+:registry)$/i;
var dropped = [
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
  /^GIT_ASKPASS$/
];
var isKept = (name) => keptOfNpm.test(name) || !dropped.some((it) => it.test(name));
var scrubbedEnvironment = (environment) => {
  const scrubbed = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== void 0 && isKept(name)) scrubbed[name] = value;
  }
  return scrubbed;
};

// src/usecases/run/configuration-source.ts
import { join, relative, resolve } from "node:path";
var defaultConfiguration = ".github/pacegate.yml";
var configurationSource = async (config, cwd, top) => {
  const path = config === defaultConfiguration ? join(top, config) : resolve(cwd, config);
  const inside = relative(top, path);
  if (!inside.startsWith("..")) return { kind: "repository", path: inside.replaceAll("\\", "/") };
  return { kind: "file", path: config, text: await readConfigurationFile(path) };
};

export {
  scrubbedEnvironment,
  defaultConfiguration,
  configurationSource
};
