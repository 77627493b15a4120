import { api } from '../../../github/github-support.ts';
import { shop } from '../../../github/make-github.ts';
import { configuration, configured, there } from './job-support.ts';
import { baseSha, headSha } from './memory-app-store.ts';

export const job = { kind: 'upload', repositoryId: 4, workflowRunId: 4711 } as const;
export const own = configuration('app: { measure: workflow }\n');

export const workflowRun = (more: object = {}) => ({
  id: 4711,
  event: 'pull_request',
  status: 'completed',
  conclusion: 'success',
  created_at: '2026-01-01T00:00:00Z',
  run_started_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T01:00:00Z',
  head_sha: headSha,
  head_branch: 'search',
  head_repository: { full_name: 'mallory/shop' },
  html_url: 'https://ghe.example/acme/shop/actions/runs/4711',
  ...more,
});

export const ended = (more: object = {}): void => {
  there();
  api().get(`${shop}/actions/runs/4711`).reply(200, workflowRun(more));
};

export const pulls = (more: object = {}): void => {
  api()
    .get(`${shop}/pulls`)
    .query(true)
    .reply(200, [
      {
        number: 12,
        state: 'open',
        merged_at: null,
        head: { ref: 'search', sha: headSha, repo: { full_name: 'mallory/shop' } },
        base: { ref: 'main', sha: baseSha, repo: { default_branch: 'main' } },
        ...more,
      },
    ]);
};

export const sides = (base: string | null, head: string | null = base): void => {
  configured(headSha, head);
  configured(baseSha, base);
};

export const artifacts = (found: readonly object[], run = 4711): void => {
  api()
    .get(`${shop}/actions/runs/${run}/artifacts`)
    .query(true)
    .reply(200, { total_count: found.length, artifacts: found });
};
export const artifact = { id: 5, name: 'pacegate', size_in_bytes: 1000, expired: false };
