import type { Repository } from '../model/repository.ts';

/** From least to most. */
const roles = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;

export type Role = (typeof roles)[number];

export const atLeast = (role: Role, least: Role): boolean => roles.indexOf(role) >= roles.indexOf(least);

/** A person's role: what they were given, admin for the owner, read for everybody where the repository is public. */
export const roleIn = (repository: Repository, login: string): Role => {
  if (login.toLowerCase() === repository.owner.toLowerCase()) return 'admin';
  return repository.roles.get(login) ?? (repository.private ? 'none' : 'read');
};

/** The four words of the collaborator permission API: maintain shows as write, triage as read. */
export const legacyPermission = (role: Role): 'none' | 'read' | 'write' | 'admin' => {
  if (role === 'maintain') return 'write';
  return role === 'triage' ? 'read' : role;
};
