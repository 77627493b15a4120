import { relative, resolve } from 'node:path';
import { parseConfiguration } from '../../config/load-configuration.ts';
import { valueAt } from '../../config/problem.ts';
import { readConfigurationFile } from '../../config/read-configuration-file.ts';
import { readYaml } from '../../config/read-yaml.ts';
import { ConfigurationError, RepositoryError, UsageError } from '../../core/errors.ts';
import { createGitHub } from '../../github/client.ts';
import { repositoryText } from '../../github/repository-name.ts';
import { type GitFacts, tryGitFacts } from '../../measure/survey/git-facts.ts';
import { readMachineFacts } from '../../measure/survey/machine-facts.ts';
import { readTree } from '../../measure/survey/read-tree.ts';
import { readWorkflows, surveyRepository } from '../../measure/survey/survey.ts';
import { errorCode } from '../../core/error-code.ts';
import { placeholderStart } from '../init/service-text.ts';
import { defaultConfiguration } from '../run/configuration-source.ts';
import { appCheckName } from './app-use.ts';
import type { ConfigurationFacts, DoctorFacts } from './facts.ts';
import { gatherSuites } from './gather-suites.ts';
import { githubAddress } from './github-address.ts';
import type { GitHubFacts } from './github-facts.ts';
import type { Known } from './known.ts';
import { pacegateJobs, postedCheck } from './pacegate-jobs.ts';
import { readGitHub } from './read-github.ts';

export interface GatherOptions {
  readonly cwd: string;
  /** `.github/pacegate.yml` counts from the root of the repository, any other path from `cwd`. */
  readonly config: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly signal: AbortSignal;
  /** Told what takes its time, in a line. */
  readonly log: (line: string) => void;
}

/** Whether a configuration that is valid says something of the GitHub App. */
const namesApp = (text: string): boolean => {
  const yaml = readYaml(text);
  return 'content' in yaml && valueAt(yaml.content.value, 'app') !== undefined;
};

const readConfiguration = async (
  top: string,
  { cwd, config, environment }: GatherOptions,
): Promise<ConfigurationFacts> => {
  const path = config === defaultConfiguration ? resolve(top, config) : resolve(cwd, config);
  const file = relative(cwd, path) || config;
  try {
    const text = await readConfigurationFile(path);
    const configuration = parseConfiguration({ file, text, environment });
    const isPlaceholder = configuration.suites.some((it) => it.type === 'service' && it.start === placeholderStart);
    return { kind: 'valid', configuration, isPlaceholder, namesApp: namesApp(text) };
  } catch (error) {
    if (error instanceof ConfigurationError)
      return { kind: 'invalid', path: file, problems: error.message.split('\n'), cure: error.cure };
    if (!(error instanceof UsageError)) throw error;
    const missing = ['ENOENT', 'ENOTDIR'].includes(errorCode(error.cause) ?? '');
    return missing
      ? { kind: 'missing', path: file }
      : { kind: 'invalid', path: file, problems: [error.message], cure: error.cure };
  }
};

const tokenVariables = ['GITHUB_TOKEN', 'GH_TOKEN'] as const;

/** The check that pull requests get, by what is here. */
const checkNameOf = ({ configuration, workflows }: Pick<DoctorFacts, 'configuration' | 'workflows'>): string =>
  configuration.kind === 'valid' && configuration.namesApp
    ? appCheckName
    : (postedCheck(pacegateJobs(workflows)) ?? appCheckName);

const askGitHub = async (
  found: Pick<DoctorFacts, 'git' | 'configuration' | 'workflows'>,
  { environment, version, log }: GatherOptions,
): Promise<Known<GitHubFacts>> => {
  const { git, configuration } = found;
  if ('problem' in git) return { known: false, why: 'there is no repository', cure: null };
  const address = githubAddress(git.remoteUrl, environment);
  if (!address.known) return address;
  const variable = tokenVariables.find((name) => (environment[name] ?? '').trim() !== '');
  if (variable === undefined)
    return {
      known: false,
      why: 'there is no token in GITHUB_TOKEN or GH_TOKEN',
      cure: "With GitHub's command line: `GITHUB_TOKEN=$(gh auth token) pacegate doctor`.",
    };
  const { apiUrl, repository } = address.value;
  log(`asking GitHub about ${repositoryText(repository)} with ${variable}`);
  const github = createGitHub({ token: environment[variable] ?? null, apiUrl, userAgent: `pacegate/${version}`, log });
  return readGitHub(github, {
    repository,
    variable,
    baselineBranch: configuration.kind === 'valid' ? configuration.configuration.baseline.branch : 'pacegate-baselines',
    checkName: checkNameOf(found),
  });
};

const asProblem = (facts: GitFacts | RepositoryError): DoctorFacts['git'] =>
  facts instanceof RepositoryError ? { problem: facts.message, cure: facts.cure } : facts;

/** Gathers everything that `pacegate doctor` judges. Runs nothing of the repository, and changes nothing anywhere. */
export const gatherFacts = async (options: GatherOptions): Promise<DoctorFacts> => {
  const { cwd, environment, signal } = options;
  const git = asProblem(await tryGitFacts(cwd, environment, signal));
  const top = 'problem' in git ? cwd : git.top;
  const tree = readTree(top);
  const configuration = await readConfiguration(top, options);
  const valid = configuration.kind === 'valid' ? configuration.configuration : null;
  const workflows = readWorkflows(tree);
  const { services, frontEnds } = surveyRepository(tree, '');
  return {
    configuration,
    git,
    machine: readMachineFacts(),
    ...(await gatherSuites(valid?.suites ?? [], { tree, services, frontEnds, top, environment, signal })),
    workflows,
    github: await askGitHub({ git, configuration, workflows }, options),
  };
};
