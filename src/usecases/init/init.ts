import type { SourceTree } from '../../measure/survey/source-tree.ts';
import { surveyRepository } from '../../measure/survey/survey.ts';
import { type InitPlan, planInit } from './plan-init.ts';

export interface InitOptions {
  /** The directory of the repository that the command was given in, "" for its root. */
  readonly prefix: string;
  readonly defaultBranch: string;
  readonly reference: string;
  readonly force: boolean;
  /** Whether the GitHub App is to measure, and no workflow. */
  readonly app: boolean;
  /** Of Pacegate. */
  readonly version: string;
  /** Only plan. */
  readonly print: boolean;
}

export interface InitPorts {
  readonly tree: SourceTree;
  readonly exists: (path: string) => boolean;
  /** Writes a file of the repository; with `replace` in the place of what is there. Throws an OutputError. */
  readonly write: (path: string, text: string, replace: boolean) => Promise<void>;
}

/** Looks at a repository and writes what Pacegate needs in it. What is there already stays, unless forced. */
export const init = async (options: InitOptions, { tree, exists, write }: InitPorts): Promise<InitPlan> => {
  const { prefix, print, ...rest } = options;
  const { force } = rest;
  const plan = planInit({ survey: surveyRepository(tree, prefix), exists, ...rest });
  if (!print) for (const { path, text, kept } of plan.files) if (kept === null) await write(path, text, force);
  return plan;
};
