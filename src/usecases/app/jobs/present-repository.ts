import { GitHubError } from '../../../core/errors.ts';
import type { GitHub } from '../../../github/client.ts';
import { type FoundRepository, repositoryById } from '../../../github/repository-by-id.ts';
import type { RepositoryName } from '../../../github/repository-name.ts';
import type { AppRepository } from '../model.ts';
import type { JobTools } from './job-tools.ts';

/** A repository that may be read and written now, by its present name. */
export interface PresentRepository {
  readonly repository: AppRepository;
  readonly name: RepositoryName;
  readonly github: GitHub;
}

type Lost = Exclude<AppRepository['state'], 'active'>;

/** What GitHub's refusal of a token means; null where it is something else. */
const lostBy = (error: unknown): Lost | null => {
  if (!(error instanceof GitHubError)) return null;
  if (error.status === 403 && /suspended/i.test(error.message)) return 'suspended';
  return error.status === 404 || error.status === 410 ? 'removed' : null;
};

const look = async (github: GitHub, id: number): Promise<FoundRepository | Lost> => {
  try {
    return (await repositoryById(github, id)) ?? 'removed';
  } catch (error) {
    const lost = lostBy(error);
    if (lost === null) throw error;
    return lost;
  }
};

/**
 * The repository as GitHub has it now; null where the App may do nothing there any more. Asked by its number, since what had
 * its name when a run was asked for may be another by now. What is new is kept. Throws a GitHubError or DatabaseError.
 */
export const presentRepository = async (
  id: number,
  { store, clients, log }: Pick<JobTools, 'store' | 'clients' | 'log'>,
): Promise<PresentRepository | null> => {
  const known = await store.repository(id);
  if (known === null || known.state !== 'active' || known.installationId === null) return null;
  const github = clients.installation(known.installationId);
  const found = await look(github, id);
  if (typeof found === 'string') {
    log.info(`The repository is ${found}.`, { repository: id });
    await store.saveRepository({ ...known, state: found });
    return null;
  }
  const { owner, name, defaultBranch } = found;
  const repository = { ...known, owner, name, defaultBranch };
  if (owner !== known.owner || name !== known.name || defaultBranch !== known.defaultBranch)
    await store.saveRepository(repository);
  return { repository, name: { owner, repo: name }, github };
};
