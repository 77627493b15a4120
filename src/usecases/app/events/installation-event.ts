import { z } from 'zod';
import type { AppRepository } from '../model.ts';
import type { AppEvent } from './app-event.ts';
import type { EventReader } from './event-reader.ts';
import { id } from './fields.ts';
import { listedRepositories } from './listed-repositories.ts';

const installation = z.object({ id, suspended_at: z.string().nullish() });

const stateAfter = (action: string, isSuspended: boolean): AppRepository['state'] => {
  switch (action) {
    case 'deleted':
      return 'removed';
    case 'suspend':
      return 'suspended';
    // Permissions can be accepted while it is suspended.
    case 'new_permissions_accepted':
      return isSuspended ? 'suspended' : 'active';
    default:
      return 'active';
  }
};

const schema = z
  .object({ action: z.string(), installation, repositories: z.unknown().optional() })
  .transform(({ action, installation: { id, suspended_at: suspendedAt }, repositories }): AppEvent => {
    const state = stateAfter(action, (suspendedAt ?? null) !== null);
    return {
      kind: 'installation',
      installation: { id, state },
      // Known ones follow their installation; only a new installation has some that are not known.
      repositories: action === 'created' ? listedRepositories(repositories, { installationId: id, state }) : [],
    };
  });

/** installation. */
export const installationEvent: EventReader = {
  actions: ['created', 'deleted', 'suspend', 'unsuspend', 'new_permissions_accepted'],
  schema,
};
