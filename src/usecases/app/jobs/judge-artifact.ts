import { tmpdir } from 'node:os';
import type { Configuration } from '../../../config/configuration.ts';
import { environmentClass } from '../../../core/environment-class.ts';
import { UploadError } from '../../../core/errors.ts';
import type { Result } from '../../../core/result.ts';
import { commitOfRef } from '../../../github/commit-of-ref.ts';
import { compareFiles } from '../../../github/compare-files.ts';
import { readFileAtRef } from '../../../github/read-file-at-ref.ts';
import type { WorkflowRun } from '../../../github/workflow-run.ts';
import type { Upload } from '../../../measure/upload/read-upload.ts';
import { readStored, type Stored } from '../../baseline/read-stored.ts';
import { judgeUpload, refuseUpload } from '../../judge-upload.ts';
import { defaultConfiguration } from '../../run/configuration-source.ts';
import { fetchUpload } from '../../upload/fetch-upload.ts';
import { gatherGrounds, type GroundsTools } from '../../upload/gather-grounds.ts';
import type { UploadGrounds } from '../../upload/upload-request.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';
import type { UploadTarget } from './upload-target.ts';

const groundsTools = ({ name: repository, github }: PresentRepository): GroundsTools => ({
  compareFiles: (base, head) => compareFiles(github, { repository, base, head }),
  readFile: (ref, path) => readFileAtRef(github, { repository, ref, path }),
  commitOf: (ref) => commitOfRef(github, { repository, ref }),
});

const storedOf = async (
  upload: Upload,
  base: Configuration | null,
  { repository }: PresentRepository,
  { store }: Pick<JobTools, 'store'>,
): Promise<Stored | null> => {
  if (base === null) return null;
  const suites = base.suites.map(({ name }) => name);
  // The machine is the run's own word, as every figure of it is.
  const environment = upload.result === null ? '' : environmentClass(upload.result.environment);
  return readStored(store.baselines(repository), suites, environment);
};

/** The verdict on what was uploaded; on an upload that is refused, the reason. */
const judge = async (
  grounds: UploadGrounds,
  run: WorkflowRun,
  artifact: string,
  present: PresentRepository,
  tools: JobTools,
): Promise<Result> => {
  try {
    const { name: repository, github } = present;
    const temporary = tools.temporary ?? tmpdir();
    const upload = await fetchUpload(github, { repository, run, artifact, temporary });
    const stored = await storedOf(upload, grounds.baseConfiguration, present, tools);
    return judgeUpload({ ...grounds, upload, stored });
  } catch (error) {
    if (!(error instanceof UploadError)) throw error;
    return refuseUpload(grounds, error);
  }
};

/**
 * Takes what a workflow uploaded and judges it anew, by the base's policy and by what GitHub says of commits, files and times.
 * What is uploaded is a stranger's data: it is never unpacked to the disk, and never run. Throws a GitHubError, or an error that says
 * why nothing can be judged.
 */
export const judgeArtifact = async (
  workflow: WorkflowRun,
  { headSha, headRef, base }: UploadTarget,
  artifact: string,
  present: PresentRepository,
  tools: JobTools,
): Promise<Result> => {
  const grounds = await gatherGrounds(
    {
      path: defaultConfiguration,
      base: { ref: base.ref, commit: base.sha },
      head: { ref: headRef, commit: headSha },
      suites: [],
      scenarios: [],
      timeLimit: null,
      during: { from: workflow.from, to: workflow.to },
    },
    groundsTools(present),
  );
  return judge(grounds, workflow, artifact, present, tools);
};
