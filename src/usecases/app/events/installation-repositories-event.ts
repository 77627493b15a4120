import { z } from 'zod';
import type { AppEvent } from './app-event.ts';
import type { EventReader } from './event-reader.ts';
import { id } from './fields.ts';
import { listedRepositories } from './listed-repositories.ts';

const schema = z
  .object({
    installation: z.object({ id, suspended_at: z.string().nullish() }),
    repositories_added: z.unknown().optional(),
    repositories_removed: z.unknown().optional(),
  })
  .transform(({ installation, repositories_added: added, repositories_removed: removed }): AppEvent => {
    const installationId = installation.id;
    const state = (installation.suspended_at ?? null) === null ? 'active' : 'suspended';
    return {
      kind: 'installation',
      installation: null,
      repositories: [
        ...listedRepositories(added, { installationId, state }),
        ...listedRepositories(removed, { installationId, state: 'removed' }),
      ],
    };
  });

/** installation_repositories: the owner has chosen other repositories. */
export const installationRepositoriesEvent: EventReader = { actions: ['added', 'removed'], schema };
