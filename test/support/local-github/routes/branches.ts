import { readCommit } from '../git/commits.ts';
import { readRef, readRefs } from '../git/refs.ts';
import { Refusal, answer } from '../http/answer.ts';
import { parameter } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { rulesFor } from '../gate/rules.ts';
import type { Json } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { commitShape } from '../shapes/commit-shape.ts';

const protectionOf = (platform: Platform, repository: Repository, name: string): Json => {
  const checks = rulesFor(repository, name).requiredChecks;
  return {
    protected: repository.protections.has(name),
    protection: {
      enabled: repository.protections.has(name),
      required_status_checks: {
        enforcement_level: checks.length > 0 ? 'non_admins' : 'off',
        contexts: checks.map((it) => it.context),
        checks: checks.map((it) => ({ context: it.context, app_id: it.appId })),
      },
    },
    protection_url: `${platform.url}${apiPath(repository)}/branches/${encodeURIComponent(name)}/protection`,
  };
};

/** Branches and tags, from the real repository. */
export const branchRoutes = (platform: Platform): Route[] => [
  repositoryRoute('GET /branches', ['contents:read'], async (call) => {
    const { repository } = call;
    const refs = [...(await readRefs(platform.git, repository.directory, 'refs/heads/'))];
    const only = call.query.get('protected');
    const wanted = refs
      .map(([ref, sha]) => ({ name: ref.slice('refs/heads/'.length), sha }))
      .filter(({ name }) => only === null || String(repository.protections.has(name)) === only);
    const { items, headers } = paginate(call, platform.url, wanted);
    const shapes = items.map(({ name, sha }) => ({
      name,
      commit: { sha, url: `${platform.url}${apiPath(repository)}/commits/${sha}` },
      ...protectionOf(platform, repository, name),
    }));
    return answer(shapes, 200, headers);
  }),
  repositoryRoute('GET /branches/:branch', ['contents:read'], async (call) => {
    const { repository } = call;
    const name = parameter(call, 'branch');
    const sha = await readRef(platform.git, repository.directory, `refs/heads/${name}`);
    if (sha === null) throw new Refusal(404, 'Branch not found');
    const commit = commitShape(platform, repository, await readCommit(platform.git, repository.directory, sha));
    const self = `${platform.url}${apiPath(repository)}/branches/${encodeURIComponent(name)}`;
    const links = { self, html: `${platform.url}/${repository.fullName}/tree/${name}` };
    return answer({ name, commit, _links: links, ...protectionOf(platform, repository, name) });
  }),
  repositoryRoute('GET /tags', ['contents:read'], async (call) => {
    const refs = [...(await readRefs(platform.git, call.repository.directory, 'refs/tags/'))];
    const { items, headers } = paginate(call, platform.url, refs);
    const shapes = items.map(([ref, sha]) => ({ name: ref.slice('refs/tags/'.length), commit: { sha } }));
    return answer(shapes, 200, headers);
  }),
];
