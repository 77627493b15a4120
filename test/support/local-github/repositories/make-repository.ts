import { createExclusive } from '../exclusive.ts';
import type { Repository } from '../model/repository.ts';

/** A repository without pull requests, checks or runs. */
export const makeRepository = (
  given: Pick<Repository, 'id' | 'owner' | 'name' | 'ownerKind' | 'private' | 'defaultBranch' | 'directory' | 'parent'>,
): Repository => ({
  ...given,
  fullName: `${given.owner}/${given.name}`,
  roles: new Map(),
  exclusive: createExclusive(),
  pulls: new Map(),
  checks: { runs: [], suites: [], statuses: [] },
  reviews: { reviews: [], comments: [], reactions: [], writtenByApp: new Map() },
  actions: { workflows: [], runs: [], artifacts: [], dispatches: [] },
  protections: new Map(),
  rulesets: [],
  queue: [],
  queueWork: createExclusive(),
});
