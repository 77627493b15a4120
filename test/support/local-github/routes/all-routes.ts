import type { Route } from '../http/router.ts';
import type { Platform } from '../platform.ts';
import { actionRoutes } from './actions.ts';
import { appRoutes } from './apps.ts';
import { branchRoutes } from './branches.ts';
import { checkListRoutes } from './check-lists.ts';
import { checkRoutes } from './checks.ts';
import { commentRoutes } from './comments.ts';
import { commitRoutes } from './commits.ts';
import { contentRoutes } from './contents.ts';
import { forwardedRoutes } from './forwarded.ts';
import { gitObjectRoutes } from './git-objects.ts';
import { graphqlRoutes } from './graphql.ts';
import { hookRoutes } from './hooks.ts';
import { mergePullRoutes } from './merge-pull.ts';
import { protectionRoutes } from './protection.ts';
import { pullRoutes } from './pulls.ts';
import { reactionRoutes } from './reactions.ts';
import { refRoutes } from './refs.ts';
import { repositoryRoutes } from './repositories.ts';
import { reviewCommentRoutes } from './review-comments.ts';
import { reviewRoutes } from './reviews.ts';
import { rulesetRoutes } from './rulesets.ts';
import { statusRoutes } from './statuses.ts';

/** Everything the local GitHub answers. Where two match, the first wins. */
export const allRoutes = (platform: Platform): Route[] => [
  ...reactionRoutes(platform),
  ...reviewRoutes(platform),
  ...reviewCommentRoutes(platform),
  ...mergePullRoutes(platform),
  ...pullRoutes(platform),
  ...commentRoutes(platform),
  ...checkRoutes(platform),
  ...checkListRoutes(platform),
  ...statusRoutes(platform),
  ...commitRoutes(platform),
  ...contentRoutes(platform),
  ...gitObjectRoutes(platform),
  ...refRoutes(platform),
  ...protectionRoutes(platform),
  ...branchRoutes(platform),
  ...rulesetRoutes(platform),
  ...actionRoutes(platform),
  ...hookRoutes(platform),
  ...appRoutes(platform),
  ...repositoryRoutes(platform),
  ...forwardedRoutes(platform),
  ...graphqlRoutes(),
];
