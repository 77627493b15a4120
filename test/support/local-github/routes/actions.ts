import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { startRun } from '../actions/start-run.ts';
import { findCommit } from '../git/refs.ts';
import type { Answer } from '../http/answer.ts';
import { Refusal, answer, noContent, notFound, unprocessable } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { numberParameter, parameter } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { Artifact, Workflow, WorkflowRun } from '../model/actions.ts';
import type { Platform } from '../platform.ts';
import { artifactShape, runShape, workflowShape } from '../shapes/actions-shape.ts';

const runOf = (call: RepositoryCall): WorkflowRun => {
  const run = call.repository.actions.runs.find((it) => it.id === numberParameter(call, 'run'));
  if (run === undefined) throw notFound();
  return run;
};

const artifactOf = (call: RepositoryCall): Artifact => {
  const artifact = call.repository.actions.artifacts.find((it) => it.id === numberParameter(call, 'artifact'));
  if (artifact === undefined) throw notFound();
  return artifact;
};

/** By number, or by the name of its file. */
const workflowOf = (call: RepositoryCall): Workflow => {
  const wanted = parameter(call, 'workflow');
  const found = call.repository.actions.workflows.find(
    (it) => String(it.id) === wanted || it.path === `.github/workflows/${wanted}`,
  );
  if (found === undefined) throw notFound();
  return found;
};

const listRuns = async (
  platform: Platform,
  call: RepositoryCall,
  of: (it: WorkflowRun) => boolean,
): Promise<Answer> => {
  const { query, repository } = call;
  const filters: readonly (readonly [string, (it: WorkflowRun) => string | null])[] = [
    ['head_sha', (it) => it.headSha],
    ['branch', (it) => it.headBranch],
    ['event', (it) => it.event],
    ['actor', (it) => it.actor],
  ];
  const status = query.get('status');
  const all = repository.actions.runs
    .filter((it) => of(it) && (status === null || it.status === status || it.conclusion === status))
    .filter((it) => filters.every(([name, value]) => !query.get(name) || query.get(name) === value(it)))
    .toReversed();
  const { items, headers } = paginate(call, platform.url, all);
  const runs = await Promise.all(items.map((it) => runShape(platform, repository, it)));
  return answer({ total_count: all.length, workflow_runs: runs }, 200, headers);
};

const listArtifacts = (platform: Platform, call: RepositoryCall, of: (it: Artifact) => boolean): Answer => {
  const name = call.query.get('name');
  const all = call.repository.actions.artifacts
    .filter((it) => of(it) && (name === null || it.name === name))
    .toReversed();
  const { items, headers } = paginate(call, platform.url, all);
  const artifacts = items.map((it) => artifactShape(platform, call.repository, it));
  return answer({ total_count: all.length, artifacts }, 200, headers);
};

/** A link to another host, good for whoever has it; that host refuses our tokens. */
const download = (platform: Platform, call: RepositoryCall): Answer => {
  if (call.identity.kind === 'anonymous') throw new Refusal(401, 'Requires authentication');
  const artifact = artifactOf(call);
  if (artifact.expired) throw new Refusal(410, 'Artifact has expired');
  if (parameter(call, 'format') !== 'zip') throw new Refusal(404, 'Not Found');
  return { status: 302, headers: { location: platform.storage.linkTo(artifact.zip, `${artifact.name}.zip`) } };
};

const dispatchBody = z.object({
  ref: z.string(),
  inputs: z.record(z.string(), z.unknown()).default({}),
  return_run_details: z.boolean().default(false),
});

const dispatch = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository } = call;
  const workflow = workflowOf(call);
  const { ref, inputs, return_run_details } = validBody(call, dispatchBody);
  if (Object.keys(inputs).length > 25)
    throw unprocessable('you may only define up to 25 `inputs` for a `workflow_dispatch` event');
  const headSha = await findCommit(platform.git, repository.directory, ref);
  if (headSha === null) throw unprocessable(`No ref found for: ${ref}`);
  const actor = actorOf(call.identity);
  const headBranch = ref.replace(/^refs\/heads\//, '');
  const run = await startRun(platform, repository, {
    workflow,
    event: 'workflow_dispatch',
    headSha,
    headBranch,
    actor,
  });
  repository.actions.dispatches.push({ workflow: workflow.path, ref, inputs, run });
  if (!return_run_details) return noContent;
  const url = `${platform.url}/repos/${repository.fullName}/actions/runs/${run.id}`;
  return answer({
    workflow_run_id: run.id,
    run_url: url,
    html_url: `${platform.url}/${repository.fullName}/actions/runs/${run.id}`,
  });
};

/** Workflow runs and artifacts. Nothing runs: tests start and finish runs themselves. */
export const actionRoutes = (platform: Platform): Route[] => [
  repositoryRoute('GET /actions/runs', ['actions:read'], (call) => listRuns(platform, call, () => true)),
  repositoryRoute('GET /actions/runs/:run', ['actions:read'], async (call) =>
    answer(await runShape(platform, call.repository, runOf(call))),
  ),
  repositoryRoute('GET /actions/runs/:run/artifacts', ['actions:read'], (call) => {
    const run = runOf(call);
    return listArtifacts(platform, call, (it) => it.run === run);
  }),
  repositoryRoute('GET /actions/artifacts', ['actions:read'], (call) => listArtifacts(platform, call, () => true)),
  repositoryRoute('GET /actions/artifacts/:artifact', ['actions:read'], (call) =>
    answer(artifactShape(platform, call.repository, artifactOf(call))),
  ),
  repositoryRoute('GET /actions/artifacts/:artifact/:format', ['actions:read'], (call) => download(platform, call)),
  repositoryRoute('DELETE /actions/artifacts/:artifact', ['actions:write'], (call) => {
    const { artifacts } = call.repository.actions;
    artifacts.splice(artifacts.indexOf(artifactOf(call)), 1);
    return noContent;
  }),
  repositoryRoute('GET /actions/workflows', ['actions:read'], (call) => {
    const all = call.repository.actions.workflows;
    const { items, headers } = paginate(call, platform.url, all);
    const workflows = items.map((it) => workflowShape(platform, call.repository, it));
    return answer({ total_count: all.length, workflows }, 200, headers);
  }),
  repositoryRoute('GET /actions/workflows/:workflow', ['actions:read'], (call) =>
    answer(workflowShape(platform, call.repository, workflowOf(call))),
  ),
  repositoryRoute('GET /actions/workflows/:workflow/runs', ['actions:read'], (call) => {
    const workflow = workflowOf(call);
    return listRuns(platform, call, (it) => it.workflow === workflow);
  }),
  repositoryRoute('POST /actions/workflows/:workflow/dispatches', ['actions:write'], (call) =>
    dispatch(platform, call),
  ),
];
