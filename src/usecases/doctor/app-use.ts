import type { AppConfiguration } from '../../config/configuration.ts';
import { appSchema } from '../../config/schema.ts';
import type { CheckApp } from '../../github/check-runs.ts';
import type { DoctorFacts } from './facts.ts';
import { pacegateJobs, postedCheck } from './pacegate-jobs.ts';

/** The app that writes with a workflow's own token, on github.com; an Enterprise Server has another. */
export const actionsApp = 15_368;

export const isActions = ({ id, slug }: CheckApp): boolean => id === actionsApp || slug === 'github-actions';

/** Of the check that the GitHub App posts. */
export const appCheckName = 'pacegate';

/** How the GitHub App serves this repository. */
export interface AppUse extends AppConfiguration {
  /** Apps that posted the check and are not GitHub Actions, whoever did so last first: the App is one of them. */
  readonly seen: readonly CheckApp[];
}

/** Who has posted the check before, as far as that was read. */
export const postersOf = ({ github }: DoctorFacts): readonly CheckApp[] =>
  github.known && github.value.posters.known ? github.value.posters.value : [];

/** Null where nothing tells that the App serves this repository: no `app` in the configuration, and no check of it. */
export const appUse = (facts: DoctorFacts): AppUse | null => {
  const { configuration, workflows } = facts;
  const seen = postersOf(facts).filter((it) => !isActions(it));
  const isNamed = configuration.kind === 'valid' && configuration.namesApp;
  // A workflow can post as another app too, by the input `token`.
  const byWorkflow = postedCheck(pacegateJobs(workflows)) !== null;
  if (!isNamed && (seen.length === 0 || byWorkflow)) return null;
  const settings = configuration.kind === 'valid' ? configuration.configuration.app : appSchema.parse({});
  return { ...settings, seen };
};
