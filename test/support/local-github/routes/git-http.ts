import { writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { refsMoved } from '../changes/refs-moved.ts';
import { objectionTo } from '../gate/guard-ref.ts';
import type { GitAnswer } from '../git/http-backend.ts';
import { runHttpBackend } from '../git/http-backend.ts';
import type { PushCommand } from '../git/push-commands.ts';
import { readPushCommands } from '../git/push-commands.ts';
import { movesBetween, readRefs } from '../git/refs.ts';
import { declinedFile } from '../git/update-hook.ts';
import { decode } from '../http/router.ts';
import type { Identity } from '../identity/identity.ts';
import { loginOf } from '../identity/identity.ts';
import { refusalOf } from '../identity/permissions.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

/** A request of git itself. */
export interface GitTarget {
  readonly owner: string;
  readonly name: string;
  readonly service: string;
  readonly query: string;
}

const paths =
  /^\/(?<owner>[^/]+)\/(?<name>[^/]+?)(?:\.git)?(?<service>\/info\/refs|\/git-upload-pack|\/git-receive-pack)$/;

/** Is this a request of git, and for which repository? */
export const gitTargetOf = (path: string, query: string): GitTarget | null => {
  const { owner, name, service } = paths.exec(path)?.groups ?? {};
  if (owner === undefined || name === undefined || service === undefined) return null;
  return { owner: decode(owner), name: decode(name), service, query };
};

const saying = (status: number, text: string, headers: Record<string, string> = {}): GitAnswer => ({
  status,
  headers: { 'content-type': 'text/plain', ...headers },
  body: Buffer.from(`${text}\n`),
});

const knock = { 'www-authenticate': 'Basic realm="GitHub"' };

const refusal = (identity: Identity, repository: Repository, writes: boolean): GitAnswer | null => {
  const refused = refusalOf(identity, repository, [writes ? 'contents:write' : 'contents:read']);
  if (refused === null) return null;
  if (identity.kind === 'anonymous') return saying(401, 'Authentication required', knock);
  if (refused.status === 404) return saying(404, 'Repository not found.');
  return saying(403, writes ? 'Write access to repository not granted.' : 'Access to repository not granted.');
};

/** A line for the hook: what this push may not do to a ref. */
const declineLine = (repository: Repository, identity: Identity, { before, after, ref }: PushCommand): string[] => {
  const kind = after === null ? 'delete' : before === null ? 'create' : 'update';
  const plain = objectionTo(repository, identity, { ref, kind, target: after });
  if (plain !== null) return [`any ${ref} ${plain.reason}`];
  const force = kind === 'update' ? objectionTo(repository, identity, { ref, kind: 'force', target: after }) : null;
  return force === null ? [] : [`force ${ref} ${force.reason}`];
};

const receive = (
  platform: Platform,
  repository: Repository,
  identity: Identity,
  run: (body: Buffer) => Promise<GitAnswer>,
  body: Buffer,
): Promise<GitAnswer> =>
  repository.exclusive(async () => {
    const declined = readPushCommands(body).flatMap((it) => declineLine(repository, identity, it));
    await writeFile(join(repository.directory, declinedFile), declined.map((it) => `${it}\n`).join(''));
    const before = await readRefs(platform.git, repository.directory);
    const answered = await run(body);
    const after = await readRefs(platform.git, repository.directory);
    await refsMoved(platform, repository, movesBetween(before, after), loginOf(identity) ?? 'ghost');
    return answered;
  });

/** Answers clone, fetch and push. */
export const answerGit = async (
  platform: Platform,
  target: GitTarget,
  { request, identity, signal }: { request: IncomingMessage; identity: Identity; signal: AbortSignal },
): Promise<GitAnswer> => {
  const { repository, moved } = platform.find(target.owner, target.name);
  const writes = target.service === '/git-receive-pack' || target.query.includes('service=git-receive-pack');
  if (repository === null) {
    return identity.kind === 'anonymous'
      ? saying(401, 'Authentication required', knock)
      : saying(404, 'Repository not found.');
  }
  const refused = refusal(identity, repository, writes);
  if (refused !== null) return refused;
  if (moved) {
    const query = target.query === '' ? '' : `?${target.query}`;
    return saying(301, 'Moved', { location: `${platform.url}/${repository.fullName}.git${target.service}${query}` });
  }
  const run = (body: Buffer | null): Promise<GitAnswer> =>
    runHttpBackend(request, {
      directory: repository.directory,
      service: target.service,
      query: target.query,
      user: loginOf(identity) ?? '',
      body,
      signal,
    });
  if (target.service !== '/git-receive-pack') return run(null);
  return receive(platform, repository, identity, run, await buffer(request));
};
