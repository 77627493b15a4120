import { z } from 'zod';
import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { statusOf } from './request-failure.ts';

/** A repository by what it is called now. */
export interface FoundRepository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
}

const answer = z.object({
  id: z.number(),
  name: z.string(),
  owner: z.object({ login: z.string() }),
  default_branch: z.string(),
});

/**
 * A repository by its number, which no rename changes, while its old name may be another's by now. Null where it is deleted,
 * blocked, or out of this token's reach. Throws a GitHubError.
 */
export const repositoryById = (github: GitHub, id: number): Promise<FoundRepository | null> =>
  explained(
    `find repository ${id}`,
    async () => {
      try {
        // Octokit has no method for it.
        const { data } = await github.request('GET /repositories/{repository_id}', { repository_id: id });
        const found = answer.parse(data);
        return { id: found.id, owner: found.owner.login, name: found.name, defaultBranch: found.default_branch };
      } catch (error) {
        if ([404, 410, 451].includes(statusOf(error) ?? 0)) return null;
        throw error;
      }
    },
    { permission: 'metadata: read' },
  );
