import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import type { WorkflowEvent } from './workflow-event.ts';
import { describeEvent } from './workflow-event.ts';

/** What a step of a workflow finds: its environment, and the files it writes to. */
export interface WorkflowEnvironment {
  readonly payload: Json;
  /** GITHUB_* and RUNNER_*, without the token: an Action gets that as an input. */
  readonly environment: Readonly<Record<string, string>>;
  /** The files of the environment variables, as they are now. */
  read(file: 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY' | 'GITHUB_ENV'): Promise<string>;
}

/** Prepares a directory with the event file and the files a step writes. */
export const prepareEnvironment = async (
  platform: Platform,
  repository: Repository,
  event: WorkflowEvent,
  { actor, workspace, runId }: { readonly actor: string; readonly workspace: string; readonly runId: number },
): Promise<WorkflowEnvironment> => {
  const started = await describeEvent(platform, repository, event, actor);
  const directory = await mkdtemp(join(platform.directory, 'job-'));
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE'].map((it) => [
      it,
      join(directory, it),
    ]),
  );
  await Promise.all(Object.values(files).map((path) => writeFile(path, '')));
  const eventPath = join(directory, 'event.json');
  await writeFile(eventPath, JSON.stringify(started.payload));
  const environment = {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: actor,
    GITHUB_API_URL: platform.url,
    GITHUB_SERVER_URL: platform.url,
    GITHUB_BASE_REF: started.baseRef,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_HEAD_REF: started.headRef,
    GITHUB_JOB: 'pacegate',
    GITHUB_REF: started.ref,
    GITHUB_REF_NAME: started.ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
    GITHUB_REPOSITORY: repository.fullName,
    GITHUB_REPOSITORY_ID: String(repository.id),
    GITHUB_REPOSITORY_OWNER: repository.owner,
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SHA: started.sha,
    GITHUB_WORKFLOW: 'pacegate',
    GITHUB_WORKSPACE: workspace,
    RUNNER_ARCH: 'X64',
    RUNNER_NAME: 'local',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: directory,
    ...files,
  };
  return {
    payload: started.payload,
    environment,
    read: (file) => readFile(join(directory, file), 'utf8'),
  };
};
