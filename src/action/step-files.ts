import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { OutputError } from '../core/errors.ts';
import { byteLength } from '../report/fit.ts';
import type { OutputName } from './inputs.ts';

export type Outputs = Readonly<Partial<Record<OutputName, string>>>;

/** What a step leaves for later steps and for people, by files that the runner reads after it. */
export interface StepFiles {
  setOutputs(outputs: Outputs): Promise<void>;
  /** Markdown on the page of the run. */
  addSummary(markdown: string): Promise<void>;
}

/** GitHub drops a step's summary that is longer, without failing the step. */
const summaryLimit = 1024 * 1024;

/**
 * One output as the runner reads it (actions/toolkit, packages/core/src/file-command.ts). The delimiter can't be guessed,
 * so no value can end itself and begin another output.
 */
export const outputText = (name: string, value: string, delimiter = `pacegate-${randomUUID()}`): string =>
  `${name}<<${delimiter}\n${value}\n${delimiter}\n`;

const append = async (path: string | undefined, text: string): Promise<void> => {
  // Outside of a runner there is nobody to tell.
  if (path === undefined || path === '' || text === '') return;
  try {
    await appendFile(path, text);
  } catch (error) {
    throw new OutputError(
      `${path} could not be written.`,
      'It is a file of the runner: see that its disk is not full and that no step removes it.',
      { cause: error },
    );
  }
};

/** The files that `environment` names. What can't be written is thrown as an OutputError. */
export const createStepFiles = (environment: Readonly<Record<string, string | undefined>>): StepFiles => ({
  setOutputs: (outputs) => {
    const given = Object.entries(outputs).filter(([, value]) => value !== undefined);
    return append(environment['GITHUB_OUTPUT'], given.map(([name, value]) => outputText(name, value)).join(''));
  },
  addSummary: (markdown) =>
    append(
      environment['GITHUB_STEP_SUMMARY'],
      byteLength(markdown) + 1 > summaryLimit
        ? 'The summary is too long for this page: it is in the output directory.\n'
        : `${markdown}\n`,
    ),
});
