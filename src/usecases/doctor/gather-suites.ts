import { join } from 'node:path';
import type { Suite } from '../../config/configuration.ts';
import { portIsFree } from '../../measure/service/free-port.ts';
import { holderOf } from '../../measure/service/port-holder.ts';
import type { FrontEnd } from '../../measure/survey/front-end/front-end.ts';
import { isOnPath } from '../../measure/survey/machine-facts.ts';
import { existsBelow } from '../../measure/survey/repository-files.ts';
import type { PortUse, ServiceCandidate } from '../../measure/survey/service-candidate.ts';
import type { SourceTree } from '../../measure/survey/source-tree.ts';
import { createGit, type Git } from '../../measure/workspace/git.ts';
import { bundleFacts } from './bundle-facts.ts';
import type { DoctorFacts, SuiteFacts } from './facts.ts';
import { lookForBrowser } from './look-for-browser.ts';
import { pageFacts } from './page-facts.ts';
import { programsOf } from './programs.ts';
import { commandsOf, keyOf, steps } from './suite-commands.ts';
import { suiteGaps } from './suite-gaps.ts';

export interface Surroundings {
  readonly tree: SourceTree;
  readonly services: readonly ServiceCandidate[];
  readonly frontEnds: readonly FrontEnd[];
  readonly top: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** null for a suite that starts nothing, or that a service suite starts. */
const portOf = (suite: Suite, services: readonly ServiceCandidate[]): PortUse | null => {
  const { start } = commandsOf(suite);
  if (start === null) return null;
  if (/\$\{?(PACEGATE_)?PORT\b/.test(start)) return { kind: 'given', from: 'the start line' };
  return services.find(({ directory }) => directory === suite.directory)?.port ?? { kind: 'unknown' };
};

/** The port that the suite itself fixes. */
const fixedPortOf = (suite: Suite): number | null => {
  if (suite.type === 'service') return suite.port;
  return suite.type === 'page' && suite.service === null && suite.server.kind === 'command' ? suite.server.port : null;
};

const holderText = async (port: number | null): Promise<string | null> => {
  if (port === null || (await portIsFree(port))) return null;
  const holder = holderOf(port);
  return holder === null ? 'a process of another user' : `${holder.name} (process ${holder.pid})`;
};

const suiteFacts = async (suite: Suite, around: Surroundings, git: Git): Promise<SuiteFacts> => {
  const { tree, services, top, environment } = around;
  const exists = existsBelow(top);
  const path = environment['PATH'] ?? '';
  const commands = commandsOf(suite);
  const fixedPort = fixedPortOf(suite);
  return {
    name: suite.name,
    type: suite.type,
    directory: suite.directory,
    directoryExists: exists(suite.directory),
    missingPrograms: steps.flatMap((step) =>
      programsOf(commands[step] ?? '')
        .filter((program) => !isOnPath(program, path))
        .map((program) => ({ step: keyOf(suite, step), program })),
    ),
    gaps: suiteGaps(suite, { tree, exists }),
    port: portOf(suite, services),
    fixedPort,
    portHolder: await holderText(fixedPort),
    bundle: suite.type === 'bundle' ? await bundleFacts(suite, around, git) : null,
    page: suite.type === 'page' ? pageFacts(suite, top) : null,
  };
};

/** Looks at what the suites need. Runs nothing of the repository. */
export const gatherSuites = async (
  suites: readonly Suite[],
  around: Surroundings,
): Promise<Pick<DoctorFacts, 'suites' | 'browser'>> => {
  const { top, environment, signal } = around;
  const git = createGit(environment, signal);
  const pages = suites.filter(({ type }) => type === 'page').map(({ directory }) => join(top, directory));
  return {
    suites: await Promise.all(suites.map((suite) => suiteFacts(suite, around, git))),
    browser: pages.length === 0 ? null : await lookForBrowser(pages, environment, signal),
  };
};
