import { z } from 'zod';
import type { AppEvent } from './app-event.ts';
import { atRepository, repositoryOf } from './at-repository.ts';
import type { EventReader } from './event-reader.ts';
import { id } from './fields.ts';
import { ignored } from './ignored.ts';

/** Events whose workflows may upload what the App waits for: see uploadTarget. */
const measured: ReadonlySet<string> = new Set(['pull_request', 'merge_group']);

const schema = atRepository
  .extend({ workflow_run: z.object({ id, event: z.string(), conclusion: z.string().nullish() }) })
  .transform((payload): AppEvent => {
    const { workflow_run: run } = payload;
    if (!measured.has(run.event))
      return ignored('The workflow was not started by a pull request, nor by the merge queue.');
    // So ends a run of a stranger until someone lets it run; it comes again with what it measured.
    if (run.conclusion === 'action_required') return ignored('The workflow waits for approval and has not run.');
    return { kind: 'upload', repository: repositoryOf(payload), workflowRunId: run.id };
  });

/** workflow_run. Also of runs that failed: one that measured a regression does. */
export const workflowRunEvent: EventReader = { actions: ['completed'], schema };
