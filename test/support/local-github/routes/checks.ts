import { actorOf } from '../changes/actor.ts';
import { settleQueue } from '../queue/merge-queue.ts';
import { checkRunPayload, checkSuitePayload } from '../events/check-payload.ts';
import { findCommit } from '../git/refs.ts';
import type { Answer } from '../http/answer.ts';
import { Refusal, answer, unprocessable } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { AppRecord } from '../model/app.ts';
import type { CheckRun, CheckSuite } from '../model/checks.ts';
import type { Repository } from '../model/repository.ts';
import { openPulls } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { checkRunShape } from '../shapes/check-shape.ts';
import type { CheckBody } from './check-body.ts';
import { changedCheck, newCheck } from './check-body.ts';
import { checkRunOf } from './check-lists.ts';

/** The branch that ends at a commit: a pull request's, a merge group's or any other. Of a fork's head GitHub names none. */
const branchAt = async (platform: Platform, repository: Repository, sha: string): Promise<string | null> => {
  const pull = openPulls(repository).find((it) => it.head.sha === sha && it.head.repository === repository);
  if (pull !== undefined) return pull.head.ref;
  const args = ['for-each-ref', '--points-at', sha, '--format=%(refname:lstrip=2)', 'refs/heads'];
  const names = await platform.git.text(repository.directory, args);
  return names.split('\n').find((it) => it !== '') ?? null;
};

/** The suite of an app on a commit, made when there is none. */
const suiteFor = async (
  platform: Platform,
  repository: Repository,
  app: AppRecord,
  headSha: string,
): Promise<CheckSuite> => {
  const { suites } = repository.checks;
  const find = (): CheckSuite | undefined => suites.find((it) => it.app === app && it.headSha === headSha);
  const headBranch = find() === undefined ? await branchAt(platform, repository, headSha) : null;
  // Another request may have made it meanwhile.
  const found = find();
  if (found !== undefined) return found;
  const now = platform.now();
  const suite = {
    id: platform.nextId(),
    app,
    headSha,
    headBranch,
    createdAt: now,
    updatedAt: now,
  };
  suites.push(suite);
  return suite;
};

/** The app that writes. @throws Refusal 403: only apps write checks. */
const writerOf = ({ identity }: RepositoryCall): AppRecord => {
  if (identity.kind === 'app') return identity.app;
  throw new Refusal(403, 'You must authenticate via a GitHub App.');
};

/** Takes over what the request says. A conclusion completes the run, whatever status is sent with it. */
const apply = (platform: Platform, run: CheckRun, body: CheckBody): void => {
  const now = platform.now();
  if (body.name !== undefined) run.name = body.name;
  if (typeof body.external_id === 'string') run.externalId = body.external_id;
  if (typeof body.details_url === 'string') run.detailsUrl = body.details_url;
  if (typeof body.started_at === 'string') run.startedAt = body.started_at;
  if (typeof body.conclusion === 'string') {
    run.status = 'completed';
    run.conclusion = body.conclusion;
    run.completedAt = body.completed_at ?? now;
  } else if (body.status !== undefined) {
    run.status = body.status;
    run.conclusion = null;
    run.completedAt = null;
  }
  if (body.output != null) {
    const { title, summary, text, annotations = [] } = body.output;
    run.output = { title: title ?? null, summary, text: text ?? null };
    const whole = annotations.map((it) => ({
      ...it,
      start_column: it.start_column ?? null,
      end_column: it.end_column ?? null,
      title: it.title ?? null,
      raw_details: it.raw_details ?? null,
    }));
    run.annotations.push(...whole);
  }
  if (body.actions !== undefined) run.actions = body.actions;
  run.suite.updatedAt = now;
};

const announce = async (platform: Platform, call: RepositoryCall, run: CheckRun, action: string): Promise<void> => {
  const { repository } = call;
  const payload = await checkRunPayload(platform, repository, run, { action, actor: actorOf(call.identity) });
  platform.events.emit({ name: 'check_run', action, repository, payload });
  if (action !== 'completed') return;
  const ofSuite = repository.checks.runs.filter((it) => it.suite === run.suite);
  if (ofSuite.some((it) => it.status !== 'completed')) return;
  const suite = await checkSuitePayload(platform, repository, run.suite, { action, actor: actorOf(call.identity) });
  platform.events.emit({ name: 'check_suite', action, repository, payload: suite });
};

const create = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository } = call;
  const app = writerOf(call);
  const body = validBody(call, newCheck);
  const sha = /^[0-9a-f]{40}$/.test(body.head_sha)
    ? await findCommit(platform.git, repository.directory, body.head_sha)
    : null;
  if (sha === null) throw unprocessable(`No commit found for SHA: ${body.head_sha}`);
  const run: CheckRun = {
    id: platform.nextId(),
    app,
    headSha: sha,
    suite: await suiteFor(platform, repository, app, sha),
    name: body.name,
    externalId: '',
    detailsUrl: `${platform.url}/apps/${app.slug}`,
    status: 'queued',
    conclusion: null,
    startedAt: platform.now(),
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
  };
  apply(platform, run, body);
  repository.checks.runs.push(run);
  await announce(platform, call, run, 'created');
  if (run.status === 'completed') await announce(platform, call, run, 'completed');
  await settleQueue(platform, repository);
  return answer(checkRunShape(platform, repository, run), 201);
};

const update = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const app = writerOf(call);
  const run = checkRunOf(call);
  if (run.app !== app) {
    throw new Refusal(
      403,
      `Invalid app_id \`${app.id}\` - check run can only be modified by the GitHub App that created it.`,
    );
  }
  const body = validBody(call, changedCheck);
  const wasCompleted = run.status === 'completed';
  apply(platform, run, body);
  if (run.status === 'completed' && !wasCompleted) await announce(platform, call, run, 'completed');
  await settleQueue(platform, call.repository);
  return answer(checkRunShape(platform, call.repository, run));
};

/** Writing checks, with the limits of GitHub. */
export const checkRoutes = (platform: Platform): Route[] => [
  repositoryRoute('POST /check-runs', ['checks:write'], (call) => create(platform, call)),
  repositoryRoute('PATCH /check-runs/:id', ['checks:write'], (call) => update(platform, call)),
  repositoryRoute('POST /check-runs/:id/rerequest', ['checks:write'], async (call) => {
    const run = checkRunOf(call);
    const payload = await checkRunPayload(platform, call.repository, run, {
      action: 'rerequested',
      actor: actorOf(call.identity),
    });
    platform.events.emit({
      name: 'check_run',
      action: 'rerequested',
      repository: call.repository,
      payload,
      onlyApp: run.app,
    });
    return answer({}, 201);
  }),
];
