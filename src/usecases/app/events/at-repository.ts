import { z } from 'zod';
import type { AppRepository } from '../model.ts';
import { id, name } from './fields.ts';

// It becomes a part of addresses: "." and ".." would lead elsewhere.
const fullName = z
  .string()
  .max(200)
  .regex(/^[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/)
  .transform((text) => {
    const [owner = '', repository = ''] = text.split('/');
    return { owner, name: repository };
  });

/** How lists name a repository: without its default branch. */
export const briefRepository = z.object({ id, full_name: fullName });

/** What every payload about a repository has. */
export const atRepository = z.object({
  repository: briefRepository.extend({ default_branch: name }),
  // Webhooks of a repository, as opposed to those of an App, come without it.
  installation: z.object({ id }).nullish(),
});

/** The repository that a payload is about. It tells of an installation that works: others get no events. */
export const repositoryOf = ({ repository, installation }: z.infer<typeof atRepository>): AppRepository => ({
  id: repository.id,
  ...repository.full_name,
  defaultBranch: repository.default_branch,
  installationId: installation?.id ?? null,
  state: 'active',
});
