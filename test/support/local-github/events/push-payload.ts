import type { Commit } from '../git/commits.ts';
import { readCommits } from '../git/commits.ts';
import type { RefMove } from '../git/refs.ts';
import { isAncestor } from '../git/refs.ts';
import type { Json } from '../json.ts';
import { asJson, textOf } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { commonPayload } from './common-payload.ts';

const none = '0'.repeat(40);

/** GitHub lists at most this many commits of a push. */
const mostCommits = 2048;

const pushedCommit = async (platform: Platform, repository: Repository, commit: Commit): Promise<Json> => {
  const args = ['diff-tree', '-r', '--root', '--no-commit-id', '--name-status', '-z', commit.sha];
  const parts = (await platform.git.text(repository.directory, args)).split('\0');
  const pairs = parts.flatMap((it, index) =>
    index % 2 === 0 && it !== '' ? [[it, parts[index + 1] ?? ''] as const] : [],
  );
  const having = (letter: string): string[] => pairs.filter(([it]) => it === letter).map(([, path]) => path);
  const person = ({ name, email, date }: Commit['author']): Json => ({ name, email, date });
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${platform.url}/${repository.fullName}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    added: having('A'),
    removed: having('D'),
    modified: having('M'),
  };
};

const seconds = (date: unknown): number => Math.floor(Date.parse(textOf(date)) / 1000) || 0;

const rangeOf = ({ before, after }: RefMove, repository: Repository): string[] => {
  if (after === null) return [];
  const old = before ?? `refs/heads/${repository.defaultBranch}`;
  return before === null && after === old ? [] : [`^${old}`, after];
};

/** push: what came with a moved ref. */
export const pushPayload = async (
  platform: Platform,
  repository: Repository,
  move: RefMove,
  actor: string,
): Promise<Json> => {
  const { ref, before, after } = move;
  const { git } = platform;
  const common = await commonPayload(platform, repository, actor);
  const owner = asJson(asJson(common['repository'])['owner']);
  const isBranch = ref.startsWith('refs/heads/');
  const wanted = isBranch ? rangeOf(move, repository) : [];
  const newest =
    wanted.length === 0 ? [] : await readCommits(git, repository.directory, [`-${mostCommits}`, ...wanted, '--']);
  const commits = await Promise.all(newest.toReversed().map((it) => pushedCommit(platform, repository, it)));
  const head = after === null || !isBranch ? [] : await readCommits(git, repository.directory, ['-1', after, '--']);
  const forced = before !== null && after !== null && !(await isAncestor(git, repository.directory, before, after));
  return {
    ref,
    before: before ?? none,
    after: after ?? none,
    ...common,
    repository: {
      ...asJson(common['repository']),
      owner: { ...owner, name: repository.owner, email: null },
      // In push events these are seconds, not dates.
      created_at: seconds(asJson(common['repository'])['created_at']),
      pushed_at: seconds(platform.now()),
      master_branch: repository.defaultBranch,
    },
    pusher: { name: actor, email: `${actor}@users.noreply.github.com` },
    created: before === null,
    deleted: after === null,
    forced,
    base_ref: null,
    compare: `${platform.url}/${repository.fullName}/compare/${(before ?? none).slice(0, 12)}...${(after ?? none).slice(0, 12)}`,
    commits,
    head_commit: head[0] === undefined ? null : await pushedCommit(platform, repository, head[0]),
  };
};

/** create or delete: a branch or tag came or went. */
export const createdOrDeleted = async (
  platform: Platform,
  repository: Repository,
  { ref, before, after }: RefMove,
  actor: string,
): Promise<{ readonly name: 'create' | 'delete'; readonly payload: Json } | null> => {
  if (before !== null && after !== null) return null;
  const name = after === null ? 'delete' : 'create';
  const payload = {
    ref: ref.replace(/^refs\/(?:heads|tags)\//, ''),
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ...(name === 'create' && { master_branch: repository.defaultBranch, description: null }),
    pusher_type: 'user',
    ...(await commonPayload(platform, repository, actor)),
  };
  return { name, payload };
};
