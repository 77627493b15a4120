import { atLeast, roleIn } from '../identity/roles.ts';
import type { Repository } from '../model/repository.ts';

/** author_association: a hint for display and nothing more. */
export const associationOf = (repository: Repository, login: string): string => {
  if (login.endsWith('[bot]')) return 'NONE';
  if (login === repository.owner) return 'OWNER';
  return atLeast(roleIn(repository, login), 'triage') ? 'COLLABORATOR' : 'NONE';
};
