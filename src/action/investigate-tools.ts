import { createGitHubPosting } from '../usecases/posting/github-posting.ts';
import { runInvestigate } from '../usecases/run-investigate.ts';
import { createCheckTools } from './check-tools.ts';
import type { InvestigateTools } from './investigate.ts';
import { openGitHub } from './open-github.ts';
import type { Stage } from './stage.ts';

/** Git, GitHub and the experts. Throws a GitHubError where the token can't be one. */
export const createInvestigateTools = (stage: Stage): InvestigateTools => {
  const { inputs, job, log } = stage;
  const { readCheckedOut, openBaseline } = createCheckTools(stage);
  const place = { repository: job.repository, name: `${inputs.name} investigate`, detailsUrl: job.runUrl, log };
  return { readCheckedOut, openBaseline, posting: createGitHubPosting(openGitHub(stage), place), runInvestigate };
};
