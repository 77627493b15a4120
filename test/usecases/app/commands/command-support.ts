import type { Result } from '../../../../src/core/result.ts';
import type { CommandTools } from '../../../../src/usecases/app/commands/command-tools.ts';
import type { AppRepository, RecordedPullRequest, Run } from '../../../../src/usecases/app/model.ts';
import type { CommandRequest } from '../../../../src/usecases/app/ports.ts';
import { api } from '../../../github/github-support.ts';
import { shop, testGitHub } from '../../../github/make-github.ts';
import { memoryStore } from '../../memory-store.ts';
import { asRun, makeStore, type StoreState } from './command-store.ts';

export const head = '41d7be05c2f9a7c08b3a64e1d92d3f6a7e0c9b18';
const base = '9f2c1e7ab44d0b6c35a1f6f8f1f26f0c4de41a52';

export const makePull = (differences: Partial<RecordedPullRequest> = {}): RecordedPullRequest => ({
  repositoryId: 7,
  number: 12,
  headSha: head,
  headRef: 'search-facets',
  baseSha: base,
  baseRef: 'main',
  isFork: false,
  isDraft: false,
  isOpen: true,
  headRecordedAt: new Date('2026-03-02T09:00:00.000Z'),
  updatedAt: new Date('2026-03-02T09:00:00.000Z'),
  ...differences,
});

const repository: AppRepository = {
  id: 7,
  owner: 'acme',
  name: 'shop',
  defaultBranch: 'main',
  installationId: 77,
  state: 'active',
};

export const makeRequest = (text: string, differences: Partial<CommandRequest> = {}): CommandRequest => ({
  repositoryId: 7,
  number: 12,
  source: { kind: 'comment', id: '501' },
  by: 'alice',
  text,
  at: new Date('2026-03-02T10:00:00.000Z'),
  headSha: head,
  ...differences,
});

/** A run of the pull request with its result. */
const measuredRun = (result: Result, id: string): Run => ({
  ...asRun(
    {
      repositoryId: 7,
      purpose: { kind: 'pull-request', number: 12, isFork: false },
      mode: 'check',
      headSha: head,
      base: { sha: base, ref: 'main' },
      requestedBy: null,
      isApproved: false,
      priority: 10,
    },
    id,
  ),
  state: 'ended',
  outcome: result.verdict,
  attempt: 1,
});

const textOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'body' in body && typeof body.body === 'string' ? body.body : '';

export interface Scene {
  readonly tools: CommandTools;
  readonly state: StoreState;
  /** Bodies of the comments that were written. */
  readonly replies: string[];
  readonly reactions: string[];
  readonly warnings: string[];
  /** Holds a result of the pull request's newest commit. */
  readonly keep: (result: Result) => void;
}

export interface SceneOptions {
  /** What GitHub says of who writes. */
  readonly permission?: string;
  readonly pull?: Partial<RecordedPullRequest> | null;
}

/**
 * A pull request in which somebody writes comments: GitHub answers as often as it is asked, and what is not asked for is not missed.
 * One at a time: GitHub would answer for the first.
 * Needs `useNock`.
 */
export const openScene = ({ permission = 'write', pull = {} }: SceneOptions = {}): Scene => {
  const replies: string[] = [];
  const reactions: string[] = [];
  const warnings: string[] = [];
  const github = () => api().persist();
  github()
    .get(new RegExp(`^${shop}/collaborators/[^/]+/permission$`, 'u'))
    .optionally()
    .reply(200, { permission, role_name: permission, user: null });
  github()
    .post(new RegExp(`^${shop}/issues/comments/\\d+/reactions$`, 'u'))
    .optionally()
    .reply(201, async (request: Request) => {
      const body: unknown = await request.json();
      reactions.push(`${request.url.split('/').at(-2)} ${JSON.stringify(body)}`);
      return { id: 1 };
    });
  github()
    .get(`${shop}/issues/12/comments`)
    .query(true)
    .optionally()
    .reply(200, () =>
      replies.map((body, i) => ({
        id: i + 1,
        body,
        html_url: `https://ghe.example/c/${i + 1}`,
        user: { login: 'pacegate[bot]', type: 'Bot' },
      })),
    );
  github()
    .post(`${shop}/issues/12/comments`)
    .optionally()
    .reply(201, async (request: Request) => {
      replies.push(textOf(await request.json()));
      return { id: replies.length, html_url: `https://ghe.example/c/${replies.length}` };
    });
  github()
    .get(new RegExp(`^${shop}/commits/heads(?:%2F|/)main`, 'u'))
    .optionally()
    .reply(200, { sha: 'c'.repeat(40) });
  github()
    .post(/\/graphql$/u)
    .optionally()
    .reply(200, { data: { viewer: { login: 'pacegate[bot]' } } });

  const state: StoreState = {
    pull: pull === null ? null : makePull(pull),
    runs: [],
    kept: new Map(),
    acceptances: [],
    claimed: new Set(),
    answers: new Map(),
    asked: [],
    cancelled: [],
    baseline: memoryStore(),
  };
  const tools: CommandTools = {
    store: makeStore(state),
    github: testGitHub().github,
    repository,
    checkName: 'pacegate',
    now: () => new Date('2026-03-02T10:00:05.000Z'),
    log: {
      info: () => {},
      warn: (message) => {
        warnings.push(message);
      },
      error: () => {},
    },
  };
  const keep = (result: Result): void => {
    const run = measuredRun(result, `measured-${state.runs.length + 1}`);
    state.runs = [run, ...state.runs];
    state.kept.set(run.id, { result, comment: '', raw: null });
  };
  return { tools, state, replies, reactions, warnings, keep };
};
