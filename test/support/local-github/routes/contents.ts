import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { refsMoved } from '../changes/refs-moved.ts';
import { objectionTo } from '../gate/guard-ref.ts';
import { readCommit, writeCommit } from '../git/commits.ts';
import { findCommit, moveRef, readRef } from '../git/refs.ts';
import type { TreeEntry } from '../git/trees.ts';
import { readTree, writeBlob, writeTree } from '../git/trees.ts';
import type { Answer } from '../http/answer.ts';
import { Refusal, answer, notFound, unprocessable } from '../http/answer.ts';
import type { Call, RepositoryCall } from '../http/call.ts';
import { accepts, parameter } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute, route } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import { refusalOf } from '../identity/permissions.ts';
import type { Json } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { gitCommitShape } from '../shapes/commit-shape.ts';

/** Beyond this, in bytes, the content is left out unless it is asked for raw; GitHub's limit. */
const inlineLimit = 1024 * 1024;

const kinds: Readonly<Record<string, string>> = { '120000': 'symlink', '160000': 'submodule', '040000': 'dir' };

const entryShape = (platform: Platform, repository: Repository, ref: string, entry: TreeEntry, path: string): Json => {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  const url = `${platform.url}${apiPath(repository)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const html = `${platform.url}/${repository.fullName}/blob/${ref}/${encoded}`;
  const git = `${platform.url}${apiPath(repository)}/git/${entry.type === 'tree' ? 'trees' : 'blobs'}/${entry.sha}`;
  return {
    type: kinds[entry.mode] ?? 'file',
    size: entry.size ?? 0,
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    sha: entry.sha,
    url,
    git_url: git,
    html_url: html,
    download_url: entry.type === 'blob' ? `${platform.url}/${repository.fullName}/raw/${ref}/${encoded}` : null,
    _links: { self: url, git, html },
  };
};

/** The entry at a path of a commit, or null. */
const entryAt = async (
  platform: Platform,
  repository: Repository,
  commit: string,
  path: string,
): Promise<TreeEntry | null> => {
  if (path === '') return { mode: '040000', type: 'tree', sha: `${commit}^{tree}`, size: null, path };
  // A path as it is: no globs, no "..".
  const args = ['--literal-pathspecs', 'ls-tree', '-l', '-z', '--full-tree', commit, '--', path];
  const text = await platform.git.text(repository.directory, args).catch(() => '');
  const [mode = '', type = '', sha = '', size = '-'] = text.slice(0, text.indexOf('\t')).split(/ +/);
  return sha === '' ? null : { mode, type, sha, size: size === '-' ? null : Number(size), path };
};

const read = async (platform: Platform, call: RepositoryCall, path: string): Promise<Answer> => {
  const { repository, query } = call;
  const ref = query.get('ref') ?? repository.defaultBranch;
  const commit = await findCommit(platform.git, repository.directory, ref);
  if (commit === null) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const entry = await entryAt(platform, repository, commit, path);
  if (entry === null) throw notFound();
  if (entry.type === 'tree') {
    const entries = await readTree(platform.git, repository.directory, entry.sha);
    const below = path === '' ? '' : `${path}/`;
    return answer(entries.map((it) => entryShape(platform, repository, ref, it, `${below}${it.path}`)));
  }
  if (entry.type === 'commit') return answer(entryShape(platform, repository, ref, entry, path));
  const content = await platform.git.bytes(repository.directory, ['cat-file', 'blob', entry.sha]);
  if (accepts(call, 'raw')) {
    return { status: 200, bytes: content, headers: { 'content-type': 'application/vnd.github.raw; charset=utf-8' } };
  }
  const inline = content.length <= inlineLimit;
  return answer({
    ...entryShape(platform, repository, ref, entry, path),
    content: inline ? content.toString('base64').replaceAll(/.{1,60}/g, '$&\n') : '',
    encoding: inline ? 'base64' : 'none',
  });
};

const change = z.object({
  message: z.string(),
  content: z.string().optional(),
  sha: z.string().optional(),
  branch: z.string().optional(),
});

const write = async (platform: Platform, call: RepositoryCall, removes: boolean): Promise<Answer> => {
  const { repository, identity } = call;
  const { message, content, sha, branch = repository.defaultBranch } = validBody(call, change);
  const path = parameter(call, 'path');
  const ref = `refs/heads/${branch}`;
  return repository.exclusive(async () => {
    const before = await readRef(platform.git, repository.directory, ref);
    if (before === null) throw new Refusal(404, `Branch ${branch} not found`);
    const old = await entryAt(platform, repository, before, path);
    if (old === null && removes) throw notFound();
    if (old !== null && sha === undefined) throw unprocessable('Invalid request.\n\n"sha" wasn\'t supplied.');
    if (old !== null && sha !== old.sha) throw new Refusal(409, `${path} does not match ${sha ?? ''}`);
    const blob = removes
      ? null
      : await writeBlob(platform.git, repository.directory, Buffer.from(content ?? '', 'base64'));
    const tree = await writeTree(platform.git, repository.directory, before, [
      { path, mode: old?.mode ?? '100644', sha: blob },
    ]);
    const login = actorOf(identity);
    const author = { name: login, email: `${login}@users.noreply.github.com` };
    const after = await writeCommit(platform.git, repository.directory, { tree, parents: [before], message, author });
    const objection = objectionTo(repository, identity, { ref, kind: 'update', target: after });
    if (objection !== null) throw new Refusal(409, `Repository rule violations found\n\n${objection.reason}\n\n`);
    await moveRef(platform.git, repository.directory, { ref, before, after });
    await refsMoved(platform, repository, [{ ref, before, after }], login);
    const commit = gitCommitShape(platform, repository, await readCommit(platform.git, repository.directory, after));
    const entry = removes ? null : await entryAt(platform, repository, after, path);
    const shape = entry === null ? null : entryShape(platform, repository, branch, entry, path);
    return answer({ content: shape, commit }, old === null ? 201 : 200);
  });
};

/** The bytes of a file, as `download_url` names it. */
const raw = async (platform: Platform, call: Call): Promise<Answer> => {
  const { repository } = platform.find(parameter(call, 'owner'), parameter(call, 'repo'));
  if (repository === null || refusalOf(call.identity, repository, ['contents:read']) !== null) throw notFound();
  const commit = await findCommit(platform.git, repository.directory, parameter(call, 'ref'));
  const entry = commit === null ? null : await entryAt(platform, repository, commit, parameter(call, 'path'));
  if (entry?.type !== 'blob') throw notFound();
  const bytes = await platform.git.bytes(repository.directory, ['cat-file', 'blob', entry.sha]);
  return { status: 200, bytes, headers: { 'content-type': 'text/plain; charset=utf-8' } };
};

/** Contents at a ref, read and written. */
export const contentRoutes = (platform: Platform): Route[] => [
  route('GET /:owner/:repo/raw/:ref/:path+', (call) => raw(platform, call)),
  repositoryRoute('GET /contents', ['contents:read'], (call) => read(platform, call, '')),
  repositoryRoute('GET /contents/', ['contents:read'], (call) => read(platform, call, '')),
  repositoryRoute('GET /contents/:path+', ['contents:read'], (call) =>
    read(platform, call, parameter(call, 'path').replace(/\/$/, '')),
  ),
  repositoryRoute('PUT /contents/:path+', ['contents:write'], (call) => write(platform, call, false)),
  repositoryRoute('DELETE /contents/:path+', ['contents:write'], (call) => write(platform, call, true)),
];
