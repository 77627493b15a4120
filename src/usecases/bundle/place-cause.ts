import type { SourcePlace } from '../../advice/growth/growth-plan.ts';
import { touchesAny } from '../../advice/source/line-range.ts';
import type { Cause } from '../../core/bundle/bundle-growth.ts';
import type { Repository } from '../ports.ts';
import { changedImport } from './changed-import.ts';
import type { GatheredChange } from './gather-change.ts';
import { locateCause } from './locate-cause.ts';

/**
 * A cause with the line of the change that it comes from. Where the import that is to blame stands in a line that the change did not
 * touch, the import that the change adds on the way to it is named instead.
 */
export const placeCause = async (
  cause: Cause,
  places: readonly SourcePlace[],
  change: GatheredChange,
  repository: Pick<Repository, 'read'>,
): Promise<Cause> => {
  const location = await locateCause(cause, places, change, repository);
  const isOfChange = ({ path, ...lines }: NonNullable<Cause['location']>): boolean =>
    change.changed.some((file) => file.path === path && (file.added.length === 0 || touchesAny(lines, file.added)));
  if (cause.edge === null || (location !== null && isOfChange(location))) return { ...cause, location };
  const added = await changedImport(cause, change, repository);
  if (added === null) return { ...cause, location };
  const said = `The change imports ${added.edge.request} in ${added.edge.importer}, and with it what that passes on.`;
  return { ...cause, ...added, evidence: [...cause.evidence, said] };
};
