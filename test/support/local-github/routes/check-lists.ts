import type { Answer } from '../http/answer.ts';
import { answer, notFound } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { numberParameter, parameter } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import type { CheckRun } from '../model/checks.ts';
import type { Platform } from '../platform.ts';
import { annotationShape, checkRunShape, checkSuiteShape } from '../shapes/check-shape.ts';
import { commitOf } from './commits.ts';

/** The run of the path. @throws Refusal 404 */
export const checkRunOf = (call: RepositoryCall): CheckRun => {
  const run = call.repository.checks.runs.find((it) => it.id === numberParameter(call, 'id'));
  if (run === undefined) throw notFound();
  return run;
};

/** With filter=latest, the newest run of each name in each suite. */
const latest = (runs: readonly CheckRun[]): CheckRun[] =>
  runs.filter((it) => runs.findLast((other) => other.suite === it.suite && other.name === it.name) === it);

const listRuns = (platform: Platform, call: RepositoryCall, all: readonly CheckRun[]): Answer => {
  const { query, repository } = call;
  const name = query.get('check_name');
  const status = query.get('status');
  const app = query.get('app_id');
  const shown = query.get('filter') === 'all' ? all : latest(all);
  const wanted = shown.filter(
    (it) =>
      (name === null || it.name === name) &&
      (status === null || it.status === status) &&
      (app === null || it.app.id === Number(app)),
  );
  const { items, headers } = paginate(call, platform.url, wanted.toReversed());
  const runs = items.map((it) => checkRunShape(platform, repository, it));
  return answer({ total_count: wanted.length, check_runs: runs }, 200, headers);
};

/** Reading checks. */
export const checkListRoutes = (platform: Platform): Route[] => [
  repositoryRoute('GET /check-runs/:id', ['checks:read'], (call) =>
    answer(checkRunShape(platform, call.repository, checkRunOf(call))),
  ),
  repositoryRoute('GET /check-runs/:id/annotations', ['checks:read'], (call) => {
    const run = checkRunOf(call);
    const { items, headers } = paginate(call, platform.url, run.annotations);
    return answer(
      items.map((it) => annotationShape(platform, call.repository, run, it)),
      200,
      headers,
    );
  }),
  repositoryRoute('GET /commits/:ref/check-runs', ['checks:read'], async (call) => {
    const sha = await commitOf(platform, call.repository, parameter(call, 'ref'));
    return listRuns(
      platform,
      call,
      call.repository.checks.runs.filter((it) => it.headSha === sha),
    );
  }),
  repositoryRoute('GET /check-suites/:id/check-runs', ['checks:read'], (call) =>
    listRuns(
      platform,
      call,
      call.repository.checks.runs.filter((it) => it.suite.id === numberParameter(call, 'id')),
    ),
  ),
  repositoryRoute('GET /commits/:ref/check-suites', ['checks:read'], async (call) => {
    const sha = await commitOf(platform, call.repository, parameter(call, 'ref'));
    const app = call.query.get('app_id');
    const all = call.repository.checks.suites.filter(
      (it) => it.headSha === sha && (app === null || it.app.id === Number(app)),
    );
    const { items, headers } = paginate(call, platform.url, all);
    const suites = await Promise.all(items.map((it) => checkSuiteShape(platform, call.repository, it)));
    return answer({ total_count: all.length, check_suites: suites }, 200, headers);
  }),
  repositoryRoute('GET /check-suites/:id', ['checks:read'], async (call) => {
    const suite = call.repository.checks.suites.find((it) => it.id === numberParameter(call, 'id'));
    if (suite === undefined) throw notFound();
    return answer(await checkSuiteShape(platform, call.repository, suite));
  }),
];
