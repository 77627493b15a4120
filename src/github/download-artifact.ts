import { GitHubError } from '../core/errors.ts';
import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { saveStream, tooBig } from './save-stream.ts';

export interface ArtifactDownload {
  readonly repository: RepositoryName;
  readonly id: number;
  readonly maxBytes: number;
  /** The file that is made. Its directory exists; it itself does not. */
  readonly into: string;
}

const tries = 3;
const timeLimit = 10 * 60_000;

const again = 'Run it again later: the storage of artifacts did not answer as it should.';

/** Where the zip is: an address at another host that is good for a minute. */
const findAddress = (github: GitHub, { repository, id }: ArtifactDownload): Promise<string> =>
  explained(
    `download artifact ${id} of ${repositoryText(repository)}`,
    async () => {
      const answer = await github.request(
        'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
        {
          ...repository,
          artifact_id: id,
          archive_format: 'zip',
          request: { redirect: 'manual' },
        },
      );
      const { location } = answer.headers;
      if (location !== undefined) return new URL(location, answer.url).href;
      throw new GitHubError(`Could not download artifact ${id}: GitHub names no address for it.`, again, {
        status: answer.status,
      });
    },
    { permission: 'actions: read' },
  );

const download = async (address: string, { id, maxBytes, into }: ArtifactDownload): Promise<number> => {
  const what = `Artifact ${id}`;
  // The address carries its own right. The token is GitHub's alone: it goes to no other host.
  const answer = await globalThis.fetch(address, { signal: AbortSignal.timeout(timeLimit) });
  const body: AsyncIterable<Uint8Array> | null = answer.body;
  if (!answer.ok || body === null) {
    await answer.body?.cancel();
    throw new GitHubError(`Could not download artifact ${id}: its storage answered ${answer.status}.`, again, {
      status: answer.status,
    });
  }
  if (Number(answer.headers.get('content-length') ?? 0) > maxBytes) {
    await answer.body?.cancel();
    throw tooBig(what, maxBytes);
  }
  return saveStream(body, { into, maxBytes, what });
};

/** Faults of the way there, by fetch's names for them: a broken connection, and the end of the time. */
const isUnreachable = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'name' in error &&
  ['TypeError', 'TimeoutError', 'AbortError'].includes(String(error.name));

const isPassing = (error: unknown): boolean =>
  isUnreachable(error) || (error instanceof GitHubError && error.status !== null && error.status >= 500);

/**
 * Downloads an artifact's zip into a new file and gives its size in bytes. Throws an UploadError when it is too big, and
 * a GitHubError otherwise: expired, not to be seen, storage out of reach.
 */
export const downloadArtifact = async (github: GitHub, request: ArtifactDownload): Promise<number> => {
  for (let attempt = 1; ; attempt++) {
    // Anew each time: an address is good for a minute.
    const address = await findAddress(github, request);
    try {
      return await download(address, request);
    } catch (error) {
      if (isPassing(error) && attempt < tries) await github.pause(1000 * attempt ** 2);
      else if (isUnreachable(error))
        throw new GitHubError(`Could not download artifact ${request.id}: its storage can't be reached.`, again, {
          status: null,
          cause: error,
        });
      else throw error;
    }
  }
};
