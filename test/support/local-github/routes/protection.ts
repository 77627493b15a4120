import { z } from 'zod';
import { Refusal, answer, noContent, notFound } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { parameter } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { Json } from '../json.ts';
import type { Protection, RequiredCheck, RequiredChecks } from '../model/protection.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import { readRef } from '../git/refs.ts';
import type { Platform } from '../platform.ts';

const requiredChecks = z.object({
  strict: z.boolean(),
  contexts: z.array(z.string()).default([]),
  checks: z.array(z.object({ context: z.string(), app_id: z.number().nullish() })).optional(),
});

const newProtection = z.object({
  required_status_checks: requiredChecks.nullable(),
  enforce_admins: z.boolean().nullable(),
  required_pull_request_reviews: z
    .object({ required_approving_review_count: z.number().int().min(0).max(6).default(1) })
    .nullable(),
  restrictions: z
    .object({ users: z.array(z.string()), teams: z.array(z.string()), apps: z.array(z.string()).default([]) })
    .nullable(),
  required_linear_history: z.boolean().default(false),
  allow_force_pushes: z.boolean().nullish(),
  allow_deletions: z.boolean().default(false),
});

/** -1 is any app; left out, GitHub takes the app that last set a check of the name, or any if none has. */
const appFor = (repository: Repository, context: string, given: number | null | undefined): number | null => {
  if (given === -1) return null;
  return given ?? repository.checks.runs.findLast((it) => it.name === context)?.app.id ?? null;
};

const toRequired = (repository: Repository, it: z.infer<typeof requiredChecks>): RequiredChecks => {
  const checks: RequiredCheck[] =
    it.checks === undefined
      ? it.contexts.map((context) => ({ context, appId: null }))
      : it.checks.map(({ context, app_id }) => ({ context, appId: appFor(repository, context, app_id) }));
  return { strict: it.strict, checks };
};

const checksShape = (url: string, { strict, checks }: RequiredChecks): Json => ({
  url: `${url}/required_status_checks`,
  strict,
  contexts: checks.map((it) => it.context),
  contexts_url: `${url}/required_status_checks/contexts`,
  checks: checks.map((it) => ({ context: it.context, app_id: it.appId })),
});

const protectionShape = (platform: Platform, repository: Repository, it: Protection): Json => {
  const url = `${platform.url}${apiPath(repository)}/branches/${encodeURIComponent(it.branch)}/protection`;
  return {
    url,
    ...(it.requiredChecks !== null && { required_status_checks: checksShape(url, it.requiredChecks) }),
    ...(it.requiredApprovals !== null && {
      required_pull_request_reviews: {
        url: `${url}/required_pull_request_reviews`,
        dismiss_stale_reviews: false,
        require_code_owner_reviews: false,
        required_approving_review_count: it.requiredApprovals,
        require_last_push_approval: false,
      },
    }),
    ...(it.restrictions !== null && {
      restrictions: {
        url: `${url}/restrictions`,
        users: it.restrictions.map((login) => ({ login })),
        teams: [],
        apps: [],
      },
    }),
    required_signatures: { url: `${url}/required_signatures`, enabled: false },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: it.enforceAdmins },
    required_linear_history: { enabled: it.linearHistory },
    allow_force_pushes: { enabled: it.allowForcePushes },
    allow_deletions: { enabled: it.allowDeletions },
    block_creations: { enabled: false },
    required_conversation_resolution: { enabled: false },
    lock_branch: { enabled: false },
    allow_fork_syncing: { enabled: false },
  };
};

/** @throws Refusal 404 in GitHub's two ways. */
const existing = async (platform: Platform, call: RepositoryCall): Promise<Protection> => {
  const branch = parameter(call, 'branch');
  const tip = await readRef(platform.git, call.repository.directory, `refs/heads/${branch}`);
  if (tip === null) throw new Refusal(404, 'Branch not found');
  const found = call.repository.protections.get(branch);
  if (found === undefined) throw new Refusal(404, 'Branch not protected');
  return found;
};

/** Branch protection: kept here and not in the emulator, which forgets `checks` and their apps. */
export const protectionRoutes = (platform: Platform): Route[] => [
  repositoryRoute('GET /branches/:branch/protection', ['administration:read'], async (call) =>
    answer(protectionShape(platform, call.repository, await existing(platform, call))),
  ),
  repositoryRoute('PUT /branches/:branch/protection', ['administration:write'], async (call) => {
    const { repository } = call;
    const branch = parameter(call, 'branch');
    const tip = await readRef(platform.git, repository.directory, `refs/heads/${branch}`);
    if (tip === null) throw new Refusal(404, 'Branch not found');
    const it = validBody(call, newProtection);
    const protection: Protection = {
      branch,
      requiredChecks: it.required_status_checks === null ? null : toRequired(repository, it.required_status_checks),
      requiredApprovals: it.required_pull_request_reviews?.required_approving_review_count ?? null,
      enforceAdmins: it.enforce_admins === true,
      linearHistory: it.required_linear_history,
      allowForcePushes: it.allow_force_pushes === true,
      allowDeletions: it.allow_deletions,
      restrictions: it.restrictions === null ? null : [...it.restrictions.users, ...it.restrictions.apps],
    };
    repository.protections.set(branch, protection);
    return answer(protectionShape(platform, repository, protection));
  }),
  repositoryRoute('DELETE /branches/:branch/protection', ['administration:write'], async (call) => {
    call.repository.protections.delete((await existing(platform, call)).branch);
    return noContent;
  }),
  repositoryRoute('GET /branches/:branch/protection/required_status_checks', ['administration:read'], async (call) => {
    const it = await existing(platform, call);
    if (it.requiredChecks === null) throw notFound();
    const url = `${platform.url}${apiPath(call.repository)}/branches/${encodeURIComponent(it.branch)}/protection`;
    return answer(checksShape(url, it.requiredChecks));
  }),
];
