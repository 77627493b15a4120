import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UploadError } from '../../core/errors.ts';
import { listArtifacts } from '../../github/artifacts.ts';
import type { GitHub } from '../../github/client.ts';
import { downloadArtifact } from '../../github/download-artifact.ts';
import type { RepositoryName } from '../../github/repository-name.ts';
import { defaultLimits } from '../../measure/upload/limits.ts';
import { readUpload, type Upload } from '../../measure/upload/read-upload.ts';

/** The run of a workflow that measured. */
export interface MeasuringRun {
  readonly id: number;
  readonly conclusion: string | null;
  /** Its page. */
  readonly url: string;
}

export interface UploadPlace {
  readonly repository: RepositoryName;
  readonly run: MeasuringRun;
  /** Its name. */
  readonly artifact: string;
  /** Directory for the download, outside of any working tree. */
  readonly temporary: string;
}

const missing = ({ run, artifact }: UploadPlace): UploadError =>
  new UploadError(
    `The measuring run ended as ${run.conclusion ?? 'unknown'} and uploaded no artifact ${JSON.stringify(artifact)}.`,
    `Look at its log (${run.url}), and run it again.`,
  );

/**
 * What a run uploaded, within bounds. The zip lies in a directory of its own for as long as it is read; it is never
 * unpacked to the disk. Throws an UploadError, and a GitHubError for what is not the upload's fault.
 */
export const fetchUpload = async (github: GitHub, place: UploadPlace): Promise<Upload> => {
  const { repository, run, artifact, temporary } = place;
  const [newest] = await listArtifacts(github, { repository, runId: run.id, name: artifact });
  if (newest === undefined || newest.isExpired) throw missing(place);
  await using stack = new AsyncDisposableStack();
  const directory = stack.adopt(await mkdtemp(join(temporary, 'pacegate-upload-')), (path) =>
    rm(path, { recursive: true, force: true }),
  );
  const file = join(directory, 'upload.zip');
  await downloadArtifact(github, { repository, id: newest.id, maxBytes: defaultLimits.file, into: file });
  // Awaited, or the file would be gone before it is read.
  return await readUpload({ file });
};
