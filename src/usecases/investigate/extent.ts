import type { MeasuredSuite } from '../../config/configuration.ts';
import type { Lead } from '../../investigation/proof/lead.ts';
import type { BlockRequest } from '../ports.ts';

type Shape = {
  readonly name: string;
  readonly scenarios: readonly Pick<MeasuredSuite['scenarios'][number], 'name' | 'model'>[];
  readonly routes: readonly Pick<MeasuredSuite['routes'][number], 'name'>[];
};

/**
 * What blocks of arms have to load of a suite: the routes and scenarios that its leads are about. What belongs to no scenario is taken
 * over all of them, as in the comparison; but a count that is the same in every block is told by any one, and by few slices of it. What
 * stays in memory is told the better the more requests there were: for that everything is loaded.
 */
export const extentOf = (
  all: readonly Lead[],
  { name, scenarios, routes }: Shape,
): NonNullable<BlockRequest['only']> => {
  const leads = all.filter(({ suite }) => suite === name);
  const grows = leads.some(({ family }) => family === 'memory');
  const counts = leads.length > 0 && leads.every(({ exact }) => exact);
  const inScenarios = new Set(leads.flatMap(({ scenario }) => scenario ?? []));
  const anywhere = leads.some(({ scenario, exact }) => scenario === null && !exact);
  // Only closed loops give routes slices of their own.
  const any = scenarios.find(({ model }) => model === 'closed') ?? scenarios[0];
  const asked = scenarios.filter((it) => anywhere || inScenarios.has(it.name));
  const named = new Set(leads.flatMap(({ route, control }) => [route ?? [], control?.route ?? []].flat()));
  return {
    routes: grows ? routes.map((it) => it.name) : [...named],
    scenarios: (asked.length > 0 ? asked : any === undefined ? [] : [any]).map((it) => it.name),
    counts,
  };
};
