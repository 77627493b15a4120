import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { refsMoved } from '../changes/refs-moved.ts';
import { objectionTo } from '../gate/guard-ref.ts';
import type { WantedMove } from '../gate/guard-ref.ts';
import { isAncestor, moveRef, readRef, readRefs } from '../git/refs.ts';
import type { Answer } from '../http/answer.ts';
import { answer, noContent, notFound, unprocessable } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { parameter } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { Json } from '../json.ts';
import { nodeId } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { objectOf } from './git-objects.ts';

const newRef = z.object({ ref: z.string(), sha: z.string() });
const movedRef = z.object({ sha: z.string(), force: z.boolean().default(false) });

const refShape = async (platform: Platform, repository: Repository, ref: string, sha: string): Promise<Json> => {
  const type = (await platform.git.line(repository.directory, ['cat-file', '-t', sha])) ?? 'commit';
  const api = `${platform.url}${apiPath(repository)}/git`;
  return {
    ref,
    node_id: nodeId('Ref', ref),
    url: `${api}/${ref}`,
    object: { sha, type, url: `${api}/${type}s/${sha}` },
  };
};

/** "heads/main" of the path, in full. @throws Refusal 404 */
const refOf = (call: RepositoryCall): string => `refs/${parameter(call, 'ref').replace(/^refs\//, '')}`;

/** @throws Refusal 422 in GitHub's words when rules of the branch forbid the move. */
const guard = (call: RepositoryCall, move: WantedMove): void => {
  const objection = objectionTo(call.repository, call.identity, move);
  if (objection === null) return;
  throw unprocessable(
    objection.by === 'ruleset' ? `Repository rule violations found\n\n${objection.reason}\n\n` : objection.reason,
  );
};

const create = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository } = call;
  const { ref, sha } = validBody(call, newRef);
  const valid =
    /^refs\/[^/]+\/.+/.test(ref) && (await platform.git.line(repository.directory, ['check-ref-format', ref])) !== null;
  if (!valid || ref.startsWith('refs/pull/')) throw unprocessable(`${ref} is not a valid ref name.`);
  const known =
    (await objectOf(platform.git, repository.directory, sha, 'commit')) ??
    (await objectOf(platform.git, repository.directory, sha, 'tag'));
  if (known === null) throw unprocessable('Object does not exist');
  return repository.exclusive(async () => {
    if ((await readRef(platform.git, repository.directory, ref)) !== null)
      throw unprocessable('Reference already exists');
    guard(call, { ref, kind: 'create', target: sha });
    const move = { ref, before: null, after: sha };
    if (!(await moveRef(platform.git, repository.directory, move))) throw unprocessable('Reference update failed');
    await refsMoved(platform, repository, [move], actorOf(call.identity));
    return answer(await refShape(platform, repository, ref, sha), 201);
  });
};

const update = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository } = call;
  const { sha, force } = validBody(call, movedRef);
  const ref = refOf(call);
  return repository.exclusive(async () => {
    const { directory } = repository;
    const before = await readRef(platform.git, directory, ref);
    if (before === null) throw unprocessable('Reference does not exist');
    const type = ref.startsWith('refs/tags/') ? 'tag' : 'commit';
    const known =
      (await objectOf(platform.git, directory, sha, 'commit')) ?? (await objectOf(platform.git, directory, sha, type));
    if (known === null) throw unprocessable('Object does not exist');
    const forward = await isAncestor(platform.git, directory, before, sha);
    if (!forward && !force) throw unprocessable('Update is not a fast forward');
    guard(call, { ref, kind: forward ? 'update' : 'force', target: sha });
    if (!(await moveRef(platform.git, directory, { ref, before, after: sha }))) {
      throw unprocessable('Reference update failed');
    }
    await refsMoved(platform, repository, [{ ref, before, after: sha }], actorOf(call.identity));
    return answer(await refShape(platform, repository, ref, sha));
  });
};

const remove = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository } = call;
  const ref = refOf(call);
  return repository.exclusive(async () => {
    const before = await readRef(platform.git, repository.directory, ref);
    if (before === null) throw unprocessable('Reference does not exist');
    guard(call, { ref, kind: 'delete', target: null });
    await moveRef(platform.git, repository.directory, { ref, before, after: null });
    await refsMoved(platform, repository, [{ ref, before, after: null }], actorOf(call.identity));
    return noContent;
  });
};

/** References of the Git Data API. A move is checked and made in one go, so that of two racing ones only one wins. */
export const refRoutes = (platform: Platform): Route[] => [
  repositoryRoute('GET /git/ref/:ref+', ['contents:read'], async (call) => {
    const ref = refOf(call);
    const sha = await readRef(platform.git, call.repository.directory, ref);
    if (sha === null) throw notFound();
    return answer(await refShape(platform, call.repository, ref, sha));
  }),
  repositoryRoute('GET /git/matching-refs/:ref+', ['contents:read'], async (call) => {
    const wanted = refOf(call);
    const refs = [...(await readRefs(platform.git, call.repository.directory))].filter(([it]) => it.startsWith(wanted));
    return answer(await Promise.all(refs.map(([ref, sha]) => refShape(platform, call.repository, ref, sha))));
  }),
  repositoryRoute('POST /git/refs', ['contents:write'], (call) => create(platform, call)),
  repositoryRoute('PATCH /git/refs/:ref+', ['contents:write'], (call) => update(platform, call)),
  repositoryRoute('DELETE /git/refs/:ref+', ['contents:write'], (call) => remove(platform, call)),
];
