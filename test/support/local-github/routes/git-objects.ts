import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { readCommit, writeCommit } from '../git/commits.ts';
import { findCommit } from '../git/refs.ts';
import type { Git } from '../git/run-git.ts';
import { GitFailure } from '../git/git-failure.ts';
import type { TreeEntry } from '../git/trees.ts';
import { readTree, writeBlob, writeTree } from '../git/trees.ts';
import type { Answer } from '../http/answer.ts';
import { answer, notFound, unprocessable } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { accepts, parameter } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { Json } from '../json.ts';
import { nodeId } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { gitCommitShape } from '../shapes/commit-shape.ts';

const newBlob = z.object({ content: z.string(), encoding: z.enum(['utf-8', 'base64']).default('utf-8') });

const modes = ['100644', '100755', '040000', '160000', '120000'] as const;

/** git would leave such a path out without a word. */
const isPlainPath = (path: string): boolean => path.split('/').every((it) => !/^(?:|\.|\.\.|\.git)$/i.test(it));

const newTree = z.object({
  base_tree: z.string().nullish(),
  tree: z.array(
    z.object({
      path: z.string().refine(isPlainPath, 'tree.path contains a malformed path component'),
      mode: z.enum(modes).default('100644'),
      type: z.enum(['blob', 'tree', 'commit']).default('blob'),
      sha: z.string().nullish(),
      content: z.string().nullish(),
    }),
  ),
});

const person = z.object({ name: z.string().min(1), email: z.string().min(1), date: z.string().optional() });

const newCommit = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()).default([]),
  author: person.optional(),
  committer: person.optional(),
});

/** A sha that may reach git: forty hexadecimal digits of an object of this type. */
export const objectOf = async (
  git: Git,
  directory: string,
  sha: string,
  type: 'blob' | 'tree' | 'commit' | 'tag',
): Promise<string | null> => {
  if (!/^[0-9a-f]{40}$/.test(sha)) return null;
  return git.line(directory, ['rev-parse', '--verify', '--quiet', `${sha}^{${type}}`]);
};

const blobShape = (platform: Platform, repository: Repository, sha: string, content: Buffer): Json => ({
  sha,
  node_id: nodeId('Blob', sha),
  size: content.length,
  url: `${platform.url}${apiPath(repository)}/git/blobs/${sha}`,
  // GitHub breaks its base64 every 60 characters.
  content: content.toString('base64').replaceAll(/.{1,60}/g, '$&\n'),
  encoding: 'base64',
});

const entryShape = (platform: Platform, repository: Repository, entry: TreeEntry): Json => {
  const url = `${platform.url}${apiPath(repository)}/git/${entry.type === 'tree' ? 'trees' : 'blobs'}/${entry.sha}`;
  const { path, mode, type, sha, size } = entry;
  return { path, mode, type, sha, ...(size !== null && { size }), ...(type !== 'commit' && { url }) };
};

const treeShape = async (platform: Platform, repository: Repository, sha: string, deep: boolean): Promise<Json> => {
  const entries = await readTree(platform.git, repository.directory, sha, deep);
  const url = `${platform.url}${apiPath(repository)}/git/trees/${sha}`;
  return { sha, url, tree: entries.map((it) => entryShape(platform, repository, it)), truncated: false };
};

const createTree = async (platform: Platform, { repository, body }: RepositoryCall): Promise<Answer> => {
  const wanted = validBody({ body }, newTree);
  const { git } = platform;
  const { directory } = repository;
  const base = typeof wanted.base_tree === 'string' ? await objectOf(git, directory, wanted.base_tree, 'tree') : null;
  if (typeof wanted.base_tree === 'string' && base === null) {
    throw unprocessable('The tree parameter "base_tree" is not a valid tree SHA.');
  }
  const changes = await Promise.all(
    wanted.tree.map(async ({ path, mode, type, sha, content }) => {
      if (typeof content === 'string') {
        return { path, mode, sha: await writeBlob(git, directory, Buffer.from(content)) };
      }
      if (typeof sha !== 'string') return { path, mode, sha: null };
      const known = type === 'commit' ? sha : await objectOf(git, directory, sha, type);
      if (known === null) throw unprocessable(`tree.sha ${sha} is not a valid ${type}`);
      return { path, mode, sha: known };
    }),
  );
  try {
    const sha = await writeTree(git, directory, base, changes);
    return answer(await treeShape(platform, repository, sha, false), 201);
  } catch (error) {
    if (error instanceof GitFailure) throw unprocessable('GitRPC::BadObjectState');
    throw error;
  }
};

const createCommit = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository, identity } = call;
  const { message, tree, parents, author, committer } = validBody(call, newCommit);
  const { directory } = repository;
  if ((await objectOf(platform.git, directory, tree, 'tree')) !== tree) throw unprocessable('Tree SHA does not exist');
  for (const parent of parents) {
    const known = (await objectOf(platform.git, directory, parent, 'commit')) === parent;
    if (!known) throw unprocessable('Parent SHA does not exist or is not a commit object');
  }
  const login = actorOf(identity);
  const writer = author ?? { name: login, email: `${login}@users.noreply.github.com` };
  const sha = await writeCommit(platform.git, directory, { tree, parents, message, author: writer, committer });
  const commit = await readCommit(platform.git, directory, sha);
  return answer(gitCommitShape(platform, repository, commit), 201);
};

/** Blobs, trees and commits of the Git Data API, from the real repository. */
export const gitObjectRoutes = (platform: Platform): Route[] => [
  repositoryRoute('POST /git/blobs', ['contents:write'], async (call) => {
    const { content, encoding } = validBody(call, newBlob);
    const bytes = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
    const sha = await writeBlob(platform.git, call.repository.directory, bytes);
    return answer({ sha, url: `${platform.url}${apiPath(call.repository)}/git/blobs/${sha}` }, 201);
  }),
  repositoryRoute('GET /git/blobs/:sha', ['contents:read'], async (call) => {
    const { directory } = call.repository;
    const sha = await objectOf(platform.git, directory, parameter(call, 'sha'), 'blob');
    if (sha === null) throw notFound();
    const content = await platform.git.bytes(directory, ['cat-file', 'blob', sha]);
    if (accepts(call, 'raw'))
      return { status: 200, bytes: content, headers: { 'content-type': 'application/vnd.github.raw' } };
    return answer(blobShape(platform, call.repository, sha, content));
  }),
  repositoryRoute('POST /git/trees', ['contents:write'], (call) => createTree(platform, call)),
  repositoryRoute('GET /git/trees/:tree+', ['contents:read'], async (call) => {
    const { repository } = call;
    const name = parameter(call, 'tree');
    const commit = await findCommit(platform.git, repository.directory, name);
    const sha = await objectOf(platform.git, repository.directory, commit ?? name, 'tree');
    if (sha === null) throw notFound();
    const deep = call.query.get('recursive') !== null;
    return answer(await treeShape(platform, repository, sha, deep));
  }),
  repositoryRoute('POST /git/commits', ['contents:write'], (call) => createCommit(platform, call)),
  repositoryRoute('GET /git/commits/:sha', ['contents:read'], async (call) => {
    const { directory } = call.repository;
    const sha = await objectOf(platform.git, directory, parameter(call, 'sha'), 'commit');
    if (sha === null) throw notFound();
    return answer(gitCommitShape(platform, call.repository, await readCommit(platform.git, directory, sha)));
  }),
];
