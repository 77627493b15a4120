import { parseConfiguration } from '../../config/load-configuration.ts';
import { defaultConfigurationFile } from '../../config/read-configuration-file.ts';
import { pacegateStep } from '../../measure/survey/pacegate-steps.ts';
import type { Survey } from '../../measure/survey/survey.ts';
import { configurationText } from './configuration-text.ts';
import { propose, type Proposal } from './proposal.ts';
import { setupSteps } from './setup-steps.ts';
import { workflowFile, workflowText } from './workflow.ts';

/** A file that `pacegate init` is there to write. */
export interface PlannedFile {
  readonly path: string;
  readonly text: string;
  /** Why it is not written, in a clause that goes on after its path; null: it is. */
  readonly kept: string | null;
}

export interface InitPlan {
  readonly proposal: Proposal;
  readonly survey: Survey;
  readonly files: readonly PlannedFile[];
  /** Whether the GitHub App is to measure, and no workflow. */
  readonly app: boolean;
}

/** What is known of the repository besides its files. */
export interface InitSituation {
  readonly survey: Survey;
  /** Paths that exist already, as git would see them. */
  readonly exists: (path: string) => boolean;
  readonly defaultBranch: string;
  /** Where the documentation is, for comments in what is written. */
  readonly reference: string;
  readonly force: boolean;
  /** Whether the GitHub App is to measure: then no workflow is written. */
  readonly app: boolean;
  /** Of Pacegate. */
  readonly version: string;
}

const keptConfiguration = ({ exists, force }: InitSituation): string | null =>
  exists(defaultConfigurationFile) && !force ? 'is there already' : null;

const keptWorkflow = ({ survey, exists, force }: InitSituation): string | null => {
  if (force) return null;
  if (exists(workflowFile)) return 'is there already';
  const other = survey.workflows.find(({ jobs }) => jobs.some((job) => pacegateStep(job) !== null));
  return other === undefined ? null : `is not needed: ${other.path} runs Pacegate already`;
};

/** Nothing that is written here reads a variable. */
const noVariables = {};

const heading = [
  'The whole gate: a check and a comment on every pull request, a check on every merge group, and a baseline that',
  'refreshes itself. Written by "pacegate init".',
];

const plannedWorkflow = (situation: InitSituation): PlannedFile => {
  const { survey, defaultBranch, version } = situation;
  const setup = setupSteps([survey.services[0], survey.frontEnds[0]], survey.workflows);
  return {
    path: workflowFile,
    text: workflowText({ heading, defaultBranch, setup, version }),
    kept: keptWorkflow(situation),
  };
};

/**
 * Decides what to write. The configuration is checked as `pacegate check` would check it; a ConfigurationError thrown
 * here is a defect of Pacegate.
 */
export const planInit = (situation: InitSituation): InitPlan => {
  const { survey, reference, app } = situation;
  const proposal = propose(survey, app);
  const text = configurationText(proposal, { reference, app });
  parseConfiguration({ file: defaultConfigurationFile, text, environment: noVariables });
  return {
    proposal,
    survey,
    files: [
      { path: defaultConfigurationFile, text, kept: keptConfiguration(situation) },
      ...(app ? [] : [plannedWorkflow(situation)]),
    ],
    app,
  };
};
