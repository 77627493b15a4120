import { z } from 'zod';
import type { AppEvent } from './app-event.ts';
import { checkRunEvent } from './check-run-event.ts';
import { checkSuiteEvent } from './check-suite-event.ts';
import { commentEvent } from './comment-event.ts';
import type { EventReader } from './event-reader.ts';
import { ignored } from './ignored.ts';
import { installationEvent } from './installation-event.ts';
import { installationRepositoriesEvent } from './installation-repositories-event.ts';
import { mergeGroupEvent } from './merge-group-event.ts';
import { pullRequestEvent } from './pull-request-event.ts';
import { pushEvent } from './push-event.ts';
import { repositoryEvent } from './repository-event.ts';
import { workflowRunEvent } from './workflow-run-event.ts';

/** By X-GitHub-Event. */
const readers: Readonly<Record<string, EventReader>> = {
  pull_request: pullRequestEvent,
  merge_group: mergeGroupEvent,
  push: pushEvent,
  issue_comment: commentEvent,
  check_run: checkRunEvent,
  check_suite: checkSuiteEvent,
  workflow_run: workflowRunEvent,
  repository: repositoryEvent,
  installation: installationEvent,
  installation_repositories: installationRepositoriesEvent,
};

const withAction = z.object({ action: z.string().regex(/^[a-z_]{1,100}$/) });

export interface ReadEvent {
  /** Of the payload; null where it has none. */
  readonly action: string | null;
  readonly event: AppEvent;
}

const read = (reader: EventReader, payload: unknown): AppEvent => {
  const { data, error } = reader.schema.safeParse(payload);
  if (data !== undefined) return data;
  const fields = [...new Set(error.issues.map(({ path }) => path.join('.') || 'all of it'))].slice(0, 5);
  return ignored(`The payload is not as GitHub describes it: ${fields.join(', ')}.`);
};

/**
 * Reads what GitHub has sent. Never throws: an event that is unknown, unreadable or of no interest is `ignored` and
 * says why. `appId`: the App's own; buttons of other apps' checks are ignored.
 */
export const readAppEvent = (name: string, payload: unknown, appId: number): ReadEvent => {
  const action = withAction.safeParse(payload).data?.action ?? null;
  const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
  if (reader === undefined) return { action, event: ignored('The App does nothing for this event.') };
  if (reader.actions !== null && (action === null || !reader.actions.includes(action)))
    return { action, event: ignored('The App does nothing for this action.') };
  const event = read(reader, payload);
  const isForeign = event.kind === 'check' && event.appId !== appId;
  return { action, event: isForeign ? ignored("The check is another app's.") : event };
};
