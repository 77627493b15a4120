import { commentMarker, isMarked } from '../../../src/github/comment-marker.ts';
import { type Client, octokit } from '../../local-github/shop.ts';
import type { LocalGitHub } from '../../support/local-github/local-github.ts';
import type { Files } from './quick-service.ts';
import { tailOf } from './start-app.ts';
import { type Waiting, waitFor } from './wait-for.ts';

export type Check = Awaited<ReturnType<Client['checks']['listForRef']>>['data']['check_runs'][number];
export type Comment = Awaited<ReturnType<Client['issues']['listComments']>>['data'][number];

/** Name of the check and of the app. */
const pacegate = 'pacegate';

/** A repository of the local GitHub, as people use it. `dev` may do everything. */
export interface Shop {
  readonly repository: string;
  readonly place: { readonly owner: string; readonly repo: string };
  as(login: string): Client;
  /** Lets nothing into main without this app's check, administrators included. */
  requireCheck(): Promise<void>;
  /** Puts a commit on a branch, which starts at main. */
  push(branch: string, files: Files): Promise<string>;
  /** Opens a pull request into main; its number. `head` is a branch, or "owner:branch" of a fork. */
  open(head: string, by?: string): Promise<number>;
  /** The newest check on the commit. */
  check(sha: string): Promise<Check | null>;
  /** The newest check, once it is as wanted: completed unless told. */
  checkThat(sha: string, what: string, wanted?: (check: Check) => boolean, waiting?: Waiting): Promise<Check>;
  /** Follows the newest check until it is completed; `tell` hears of every change of what it shows. */
  follow(sha: string, tell: (check: Check) => void, waiting?: Waiting): Promise<Check>;
  /** The app's comments on the pull request: the one that is kept up to date, and its replies. */
  comments(number: number): Promise<{ readonly sticky: readonly Comment[]; readonly replies: readonly Comment[] }>;
  /**
   * The comment that is kept up to date, as soon as it holds the text: it comes after the check. Fails where there is a
   * second one.
   */
  sticky(number: number, holds: string, waiting?: Waiting): Promise<string>;
  /** Comments; the number of the comment. */
  say(number: number, login: string, text: string): Promise<number>;
  /** The replies, as soon as there are so many. */
  replies(number: number, count: number, waiting?: Waiting): Promise<readonly Comment[]>;
  /** What the app reacted with to a comment. */
  reactions(comment: number): Promise<readonly string[]>;
  /** Tries to merge: the status and words of GitHub. */
  merge(number: number): Promise<{ readonly status: number; readonly message: string }>;
}

const isRefusal = (error: unknown): error is { status: number; message: string } =>
  error instanceof Error && 'status' in error && typeof error.status === 'number';

const isCompleted = ({ status }: Check): boolean => status === 'completed';

/** `log`: what the app has said, for the messages of what does not come. */
export const createShop = (github: LocalGitHub, name: string, log: () => string): Shop => {
  const place = { owner: 'acme', repo: name } as const;
  const repository = `acme/${name}`;
  const as = (login: string): Client => octokit(github.url, github.token({ repository, as: login })).rest;
  const dev = as('dev');
  const patiently: typeof waitFor = async (what, ask, waiting) => {
    try {
      return await waitFor(what, ask, waiting);
    } catch (error) {
      if (waiting?.signal?.aborted === true) throw error;
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n${tailOf(log())}`, { cause: error });
    }
  };
  const check: Shop['check'] = async (sha) => {
    const { data } = await dev.checks.listForRef({ ...place, ref: sha, check_name: pacegate });
    return data.check_runs[0] ?? null;
  };
  const comments: Shop['comments'] = async (number) => {
    const { data } = await dev.issues.listComments({ ...place, issue_number: number, per_page: 100 });
    const own = data.filter((it) => it.performed_via_github_app?.slug === pacegate);
    const isSticky = ({ body = '' }: Comment): boolean => isMarked(body, commentMarker(pacegate));
    return { sticky: own.filter(isSticky), replies: own.filter((it) => !isSticky(it)) };
  };
  return {
    repository,
    place,
    as,
    check,
    comments,
    requireCheck: async () => {
      await dev.repos.updateBranchProtection({
        ...place,
        branch: 'main',
        required_status_checks: {
          strict: false,
          contexts: [],
          checks: [{ context: pacegate, app_id: github.app(pacegate).id }],
        },
        enforce_admins: true,
        required_pull_request_reviews: null,
        restrictions: null,
      });
    },
    push: (branch, files) => github.commit({ repository, branch, files, from: 'main' }),
    open: async (head, by = 'dev') =>
      (await as(by).pulls.create({ ...place, head, base: 'main', title: `Change ${head}` })).data.number,
    checkThat: (sha, what, wanted = isCompleted, waiting = {}) =>
      patiently(
        what,
        async () => {
          const found = await check(sha);
          return found !== null && wanted(found) ? found : null;
        },
        waiting,
      ),
    follow: (sha, tell, waiting = {}) => {
      let before = '';
      return patiently(
        `The end of the check on ${sha.slice(0, 7)}`,
        async () => {
          const found = await check(sha);
          if (found === null) return null;
          const { id, status, conclusion, output } = found;
          const now = JSON.stringify([id, status, conclusion, output.title, output.summary]);
          if (now !== before) tell(found);
          before = now;
          return isCompleted(found) ? found : null;
        },
        waiting,
      );
    },
    sticky: (number, holds, waiting = {}) =>
      patiently(
        `The comment with "${holds}" on pull request ${number}`,
        async () => {
          const { sticky } = await comments(number);
          if (sticky.length > 1) throw new Error(`Pull request ${number} has ${sticky.length} comments of the app.`);
          const body = sticky[0]?.body ?? '';
          return body.includes(holds) ? body : null;
        },
        waiting,
      ),
    say: async (number, login, body) =>
      (await as(login).issues.createComment({ ...place, issue_number: number, body })).data.id,
    replies: (number, count, waiting = {}) =>
      patiently(
        `Reply ${count} on pull request ${number}`,
        async () => {
          const { replies } = await comments(number);
          return replies.length >= count ? replies : null;
        },
        waiting,
      ),
    reactions: async (comment) => {
      const { data } = await dev.reactions.listForIssueComment({ ...place, comment_id: comment });
      return data.map(({ content }) => content);
    },
    merge: async (number) => {
      try {
        const { status, data } = await dev.pulls.merge({ ...place, pull_number: number, merge_method: 'squash' });
        return { status, message: data.message };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        // Octokit puts the address of the documentation behind GitHub's words.
        return { status: error.status, message: error.message.replace(/ - https:\/\/\S+$/, '') };
      }
    },
  };
};
