import type { Conclusion } from './checks.ts';
import type { Repository } from './repository.ts';

/** A run of a workflow. The repository of the head is another one when a fork's pull request started it. */
export interface WorkflowRun {
  readonly id: number;
  readonly number: number;
  readonly workflow: Workflow;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly headRepository: Repository;
  /** The pull requests GitHub names in the run: none when the head is a fork's. */
  readonly pulls: readonly number[];
  readonly actor: string;
  readonly createdAt: string;
  updatedAt: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: Conclusion | null;
}

export interface Workflow {
  readonly id: number;
  readonly name: string;
  readonly path: string;
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly run: WorkflowRun;
  readonly zip: Buffer;
  readonly createdAt: string;
  expired: boolean;
}

/** What POST …/dispatches asked for. */
export interface Dispatch {
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly run: WorkflowRun;
}

export interface ActionsData {
  readonly workflows: Workflow[];
  readonly runs: WorkflowRun[];
  readonly artifacts: Artifact[];
  readonly dispatches: Dispatch[];
}
