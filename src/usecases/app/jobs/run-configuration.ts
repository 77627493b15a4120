import type { AppConfiguration } from '../../../config/configuration.ts';
import { appSchema } from '../../../config/schema.ts';
import { PacegateError } from '../../../core/errors.ts';
import { readFileAtRef } from '../../../github/read-file-at-ref.ts';
import { defaultConfiguration } from '../../run/configuration-source.ts';
import { readUploadConfigurations } from '../../upload/read-upload-configurations.ts';
import type { Run } from '../model.ts';
import type { FoundConfiguration } from './decide-opening.ts';
import { isPassing } from './is-passing.ts';
import type { PresentRepository } from './present-repository.ts';
import { problemText } from './problem-text.ts';

/** What holds where the base says nothing. The head's word does not count: it could let its own code run. */
const unsaid: AppConfiguration = appSchema.parse({});

const problemIn = (error: unknown): FoundConfiguration => {
  if (!(error instanceof PacegateError) || isPassing(error)) throw error;
  return { kind: 'broken', problem: problemText(error) };
};

/**
 * The configuration that rules a run, by GitHub's API. A base whose configuration is broken counts as one without, as
 * everywhere, so that a change can mend it. Throws a GitHubError where GitHub is away.
 */
export const runConfiguration = async (
  { base, headSha }: Pick<Run, 'base' | 'headSha'>,
  { name, github }: PresentRepository,
): Promise<FoundConfiguration> => {
  const read = (ref: string): Promise<string | null> =>
    readFileAtRef(github, { repository: name, ref, path: defaultConfiguration });
  try {
    const ofHead = await read(headSha);
    const ofBase = base === null ? ofHead : await read(base.sha);
    if (ofBase === null && ofHead === null) return { kind: 'none' };
    const sides = await readUploadConfigurations(defaultConfiguration, (side) =>
      Promise.resolve(side === 'base' ? ofBase : ofHead),
    );
    return { kind: 'valid', app: sides.base?.app ?? unsaid };
  } catch (error) {
    return problemIn(error);
  }
};
