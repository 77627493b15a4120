import type { Octokit } from '@octokit/rest';

/** Lets nothing into acme/shop's main without the check "pacegate", administrators included. */
export const requireCheck = async (admin: Octokit['rest']): Promise<void> => {
  await admin.repos.updateBranchProtection({
    owner: 'acme',
    repo: 'shop',
    branch: 'main',
    required_status_checks: { strict: false, contexts: ['pacegate'] },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  });
};
