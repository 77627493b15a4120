import type { Json } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

export const reactionKinds = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;

/** Counts of reactions on something, such as "issues/comments/7". */
export const reactionsShape = (platform: Platform, repository: Repository, on: string): Json => {
  const mine = repository.reviews.reactions.filter((it) => it.on === on);
  return {
    url: `${platform.url}${apiPath(repository)}/${on}/reactions`,
    total_count: mine.length,
    ...Object.fromEntries(reactionKinds.map((kind) => [kind, mine.filter((it) => it.content === kind).length])),
  };
};
