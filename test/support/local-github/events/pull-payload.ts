import type { Json } from '../json.ts';
import type { Pull } from '../model/pull.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { fullPullShape } from '../shapes/pull-shape.ts';
import { commonPayload } from './common-payload.ts';

/** pull_request: of webhooks and of workflows. */
export const pullPayload = async (
  platform: Platform,
  repository: Repository,
  pull: Pull,
  { action, actor }: { readonly action: string; readonly actor: string },
): Promise<Json> => {
  const common = await commonPayload(platform, repository, actor);
  const shape = await fullPullShape(platform, repository, pull);
  return { action, number: pull.number, pull_request: shape, ...common };
};
