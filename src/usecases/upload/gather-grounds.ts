import { version } from '../../core/version.ts';
import type { FileComparison } from '../../github/compare-files.ts';
import { resolveGoals } from '../baseline/resolve-goals.ts';
import { readUploadConfigurations } from './read-upload-configurations.ts';
import type { UploadGrounds } from './upload-request.ts';

/** What is asked of GitHub before an upload is judged. */
export interface GroundsTools {
  readonly compareFiles: (base: string, head: string) => Promise<FileComparison>;
  /** The text of a file of a commit, or null. */
  readonly readFile: (ref: string, path: string) => Promise<string | null>;
  /** The commit that a branch or tag names, or null. */
  readonly commitOf: (ref: string) => Promise<string | null>;
}

export interface GroundsRequest extends Pick<UploadGrounds, 'during'> {
  /** Of the configuration, from the root of the repository. */
  readonly path: string;
  readonly base: { readonly ref: string; readonly commit: string };
  readonly head: { readonly ref: string; readonly commit: string };
  readonly suites: readonly string[];
  readonly scenarios: readonly string[];
  /** ms. */
  readonly timeLimit: number | null;
}

/** Both names of a renamed file, or null where GitHub did not list all. */
const changedFiles = ({ files, isTruncated }: FileComparison): readonly string[] | null =>
  isTruncated
    ? null
    : files.flatMap(({ path, previousPath }) => [path, ...(previousPath === null ? [] : [previousPath])]);

/**
 * Gathers what an upload is judged by: all of it from GitHub, nothing from the upload. `base.commit` need not be the merge
 * base: GitHub's comparison gives that.
 */
export const gatherGrounds = async (
  { path, base: into, head: judged, suites, scenarios, timeLimit, during = null }: GroundsRequest,
  tools: GroundsTools,
): Promise<UploadGrounds> => {
  const comparison = await tools.compareFiles(into.commit, judged.commit);
  const { mergeBase } = comparison;
  const { base, head, notices } = await readUploadConfigurations(path, (side, file) =>
    tools.readFile(side === 'base' ? mergeBase : judged.commit, file),
  );
  return {
    baseConfiguration: base,
    headConfiguration: head,
    branchConfigured: base === null && (await tools.readFile(into.commit, path)) !== null,
    changedFiles: changedFiles(comparison),
    identity: { base: { ref: into.ref, commit: mergeBase }, head: judged },
    suites,
    scenarios,
    timeLimit,
    version,
    during,
    goals: await resolveGoals(base?.goals ?? [], tools),
    notices,
  };
};
