import { randomBytes } from 'node:crypto';
import type { PlatformEvent } from '../events/events.ts';
import type { Delivery } from '../events/hook.ts';
import type { Fault, Faults } from '../http/faults.ts';
import type { LoggedRequest } from '../http/request-log.ts';
import { signAppToken } from '../identity/json-web-token.ts';
import type { Json } from '../json.ts';
import type { AppRecord } from '../model/app.ts';
import { actionsAppId } from '../model/app.ts';
import type { Repository } from '../model/repository.ts';
import type { RepositoryReference } from '../options.ts';
import { fullNameOf } from '../options.ts';
import type { Platform } from '../platform.ts';
import { forkRepository } from '../repositories/fork-repository.ts';
import { renameRepository } from '../repositories/rename-repository.ts';
import type { ActionsControl } from './actions-control.ts';
import { createActionsControl } from './actions-control.ts';
import { announceInstallation } from './announce-installation.ts';
import type { CommitOptions } from './commit-files.ts';
import { commitFiles } from './commit-files.ts';
import type { TokenOptions } from './issue-token.ts';
import { issueToken } from './issue-token.ts';
import { press } from './press.ts';
import type { QueueControl } from './queue-control.ts';
import { createQueueControl } from './queue-control.ts';
import type { WorkflowEnvironment } from './workflow-environment.ts';
import { prepareEnvironment } from './workflow-environment.ts';
import type { WorkflowEvent } from './workflow-event.ts';
import { describeEvent } from './workflow-event.ts';

type In = { readonly repository: RepositoryReference };

/** What a test has in its hand. */
export interface LocalGitHub extends AsyncDisposable {
  /** Server, API and git: GITHUB_SERVER_URL, GITHUB_API_URL and the start of clone addresses. */
  readonly url: string;
  /** The API as GitHub Enterprise Server has it: `${url}/api/v3`. */
  readonly apiUrl: string;
  readonly gitUrl: string;
  /** A token; see TokenOptions. It is good until the end. */
  token(options: In & TokenOptions): string;
  /** Id, private key and a fresh JSON web token of an app; the first of the options unless a slug is given. */
  app(slug?: string): { readonly id: number; readonly privateKey: string; readonly jwt: string };
  /** Runs git in the bare repository: `github.git('acme/shop', 'log', '--oneline', 'main')`. */
  git(repository: RepositoryReference, ...args: string[]): Promise<string>;
  /** Puts a commit on a branch, as a push would. */
  commit(options: In & CommitOptions): Promise<string>;
  /** Forks a repository for a user; the name of the fork. */
  fork(repository: RepositoryReference, login: string, name?: string): Promise<string>;
  rename(repository: RepositoryReference, name: string): Promise<void>;
  /** The payload of an event as a workflow finds it. */
  eventPayload(event: In & WorkflowEvent): Promise<Json>;
  /** The same with everything else that a step finds: environment variables and the files behind them. */
  workflow(
    event: In & WorkflowEvent & { readonly workspace: string; readonly actor?: string; readonly runId?: number },
  ): Promise<WorkflowEnvironment>;
  readonly actions: ActionsControl;
  readonly mergeQueue: QueueControl;
  /** Presses a button of a check; "Re-run" without one. */
  press(what: In & { readonly checkRun: number; readonly button?: string; readonly by?: string }): Promise<void>;
  /** Where an app's webhooks go from now on. */
  setWebhook(slug: string, webhook: { readonly url: string; readonly secret: string } | null): void;
  /** installation events: "created", "deleted", "suspend", "unsuspend", "new_permissions_accepted". */
  announceInstallation(
    slug: string,
    what: { readonly action: string; readonly account: string; readonly by?: string },
  ): Promise<void>;
  /** Everything that happened, also what nobody is subscribed to. */
  readonly events: readonly PlatformEvent[];
  readonly deliveries: readonly Delivery[];
  redeliver(id: number): Promise<Delivery>;
  /** Resolves when no webhook is under way. */
  settled(): Promise<void>;
  /** Every request so far; clear it by `requests.length = 0`. */
  readonly requests: LoggedRequest[];
  fail(fault: Fault): void;
  /** Faults that have not met their requests yet. */
  readonly pendingFaults: number;
}

interface Parts {
  readonly platform: Platform;
  readonly faults: Faults;
  readonly tokens: ReadonlyMap<number, string>;
  readonly dispose: () => Promise<void>;
}

export const createControl = ({ platform, faults, tokens, dispose }: Parts): LocalGitHub => {
  const find = (reference: RepositoryReference): Repository => {
    const [owner = '', name = ''] = fullNameOf(reference).split('/');
    const { repository } = platform.find(owner, name);
    if (repository === null) throw new Error(`The local GitHub has no repository ${fullNameOf(reference)}.`);
    return repository;
  };
  const appOf = (slug?: string): AppRecord => {
    const found = platform.apps.find((it) => (slug === undefined ? it.id !== actionsAppId : it.slug === slug));
    if (found === undefined) throw new Error(`The local GitHub has no app "${slug ?? ''}": name it in the options.`);
    return found;
  };
  const { events } = platform;
  return {
    url: platform.url,
    apiUrl: `${platform.url}/api/v3`,
    gitUrl: platform.url,
    token: (options) => issueToken(platform, find(options.repository), options, tokens),
    app: (slug) => {
      const { id, privateKey } = appOf(slug);
      return { id, privateKey, jwt: signAppToken(id, privateKey) };
    },
    git: async (reference, ...args) => (await platform.git.text(find(reference).directory, args)).trimEnd(),
    commit: (options) => commitFiles(platform, find(options.repository), options),
    fork: async (reference, login, name) => (await forkRepository(platform, find(reference), login, name)).fullName,
    rename: (reference, name) => renameRepository(platform, find(reference), name),
    eventPayload: async (event) => (await describeEvent(platform, find(event.repository), event, 'dev')).payload,
    workflow: (event) =>
      prepareEnvironment(platform, find(event.repository), event, {
        actor: event.actor ?? 'dev',
        workspace: event.workspace,
        runId: event.runId ?? randomBytes(4).readUInt32BE(),
      }),
    actions: createActionsControl(platform, find),
    mergeQueue: createQueueControl(platform, find),
    press: (what) => press(platform, find(what.repository), what),
    setWebhook: (slug, webhook) => void (appOf(slug).webhook = webhook),
    announceInstallation: (slug, what) => announceInstallation(platform, appOf(slug), what),
    events: events.log,
    deliveries: events.deliveries,
    redeliver: (id) => events.redeliver(id),
    settled: () => events.settled(),
    requests: platform.requests,
    fail: (fault) => faults.add(fault),
    get pendingFaults() {
      return faults.pending;
    },
    [Symbol.asyncDispose]: dispose,
  };
};
