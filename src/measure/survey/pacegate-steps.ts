import type { WorkflowJob, WorkflowStep } from './workflow.ts';

const action = /^[\w.-]+\/pacegate(?:\/[\w./-]+)?@/i;
/** Pacegate's own repository uses the action of its checkout. */
const own = /^\.\/?$/;
const commandLine = /\bpacegate(?:@[\w.]+)?\s+(?:check|baseline)\b/;

/** Whether a step runs Pacegate, as an action or as a command. */
export const isPacegateStep = ({ uses, run }: WorkflowStep): boolean =>
  uses !== null ? action.test(uses) || own.test(uses) : run !== null && commandLine.test(run);

/** Whether a step runs Pacegate as an action, which posts the check itself. */
export const isActionStep = (step: WorkflowStep): boolean => step.uses !== null && isPacegateStep(step);

/** The first step of a job that runs Pacegate. */
export const pacegateStep = ({ steps }: WorkflowJob): WorkflowStep | null => steps.find(isPacegateStep) ?? null;
