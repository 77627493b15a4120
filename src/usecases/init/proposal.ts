import type { Survey } from '../../measure/survey/survey.ts';
import { type ProposedBundle, type ProposedPage, proposeBundles, proposePage } from './propose-front-ends.ts';
import { type ProposedService, proposeService } from './propose-service.ts';

/** What `pacegate init` would measure, and why: a service, a bundle, or both. */
export interface Proposal {
  readonly service: ProposedService | null;
  readonly bundles: readonly ProposedBundle[];
  readonly page: ProposedPage | null;
  /** Of the suite to try first. */
  readonly suite: string;
  /** Sentences that stand in the file and in the terminal. */
  readonly notes: readonly string[];
}

/** Decides what to measure, from what was found. `app`: whether the GitHub App measures, and no workflow. */
export const propose = (survey: Survey, app = false): Proposal => {
  const service = proposeService(survey, app);
  // "home" is the name of the page.
  const bundles = proposeBundles(survey, ['home', ...(service === null ? [] : [service.suite])]);
  const notes = [...(service?.notes ?? []), ...bundles.flatMap((it) => it.notes)];
  return {
    service,
    bundles,
    page: service?.suite === 'home' ? null : proposePage(survey, service),
    suite: service?.suite ?? bundles[0]?.suite ?? 'api',
    notes: [...new Set(notes)],
  };
};
