import type { Configuration } from '../../config/configuration.ts';
import type { Upload } from '../../measure/upload/read-upload.ts';
import type { ResolvedGoal } from '../baseline/goals.ts';
import type { Stored } from '../baseline/read-stored.ts';

/** A commit as GitHub's event and API name it, never as the upload does. */
export interface IdentifiedCommit {
  readonly ref: string;
  readonly commit: string;
}

/** What was to be measured. */
export interface UploadIdentity {
  /** The merge base. */
  readonly base: IdentifiedCommit;
  readonly head: IdentifiedCommit;
  /**
   * GitHub's own test merge of the head (`merge_commit_sha`) and the commit of the base branch that it merged it with. A
   * run that measured these is accepted too. null or left out: only the head itself is.
   */
  readonly merge?: { readonly commit: string; readonly base: string } | null;
}

/** What an upload is judged by: all of it from the trusted side. */
export interface UploadGrounds {
  /** Of the merge base; null where it has none. See `readUploadConfigurations`. */
  readonly baseConfiguration: Configuration | null;
  readonly headConfiguration: Configuration;
  /** Whether the branch that the change goes to has a configuration by now: then a merge base without one excuses nothing. */
  readonly branchConfigured?: boolean;
  /** From GitHub's comparison, both names of a renamed file; null where it did not list all: then every suite counts as touched. */
  readonly changedFiles: readonly string[] | null;
  readonly identity: UploadIdentity;
  /** As the trusted workflow asks for them; empty for all. The measuring workflow must ask for the same. */
  readonly suites?: readonly string[];
  readonly scenarios?: readonly string[];
  /** ms; null for the policy's. The measuring workflow must have the same. */
  readonly timeLimit?: number | null;
  /** Of this Pacegate. */
  readonly version: string;
  /** From when until when GitHub says that the run ran; null where it is not known. */
  readonly during?: { readonly from: Date; readonly to: Date } | null;
  /** The stored record of the branch that the change goes to: what could be observed there is expected here. See `readStored`. */
  readonly stored?: Stored | null;
  /** The plan's goals with the commits that they count from. Left out: none is told. */
  readonly goals?: readonly ResolvedGoal[];
  /** For the report. */
  readonly notices?: readonly string[];
}

export interface UploadRequest extends UploadGrounds {
  readonly upload: Upload;
}
