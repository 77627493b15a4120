/** Where something was measured, as results name it. */
export interface Place {
  readonly suite: string;
  readonly scenario: string | null;
  readonly route: string | null;
}

export interface Naming {
  /** The subject of a sentence: "GET /search", "api", "api: GET /search (peak)". */
  subject(place: Place): string;
  /** A row or group of a table: as the subject, but a whole suite says so: "api (all routes)". */
  row(place: Place): string;
}

/** Names for the places of one result: a suite or scenario is named only where there are several to confuse. */
export const createNaming = (places: readonly Place[]): Naming => {
  const suites = new Set(places.map((it) => it.suite));
  const scenarios = new Map<string, Set<string>>();
  for (const { suite, scenario } of places) {
    const known = scenarios.get(suite) ?? new Set<string>();
    if (scenario !== null) known.add(scenario);
    scenarios.set(suite, known);
  }
  const scenarioOf = ({ suite, scenario }: Place): string[] =>
    scenario !== null && (scenarios.get(suite)?.size ?? 0) > 1 ? [scenario] : [];
  const named = (place: Place, remarks: readonly string[]): string => {
    const name = place.route === null ? place.suite : suites.size > 1 ? `${place.suite}: ${place.route}` : place.route;
    return remarks.length === 0 ? name : `${name} (${remarks.join(', ')})`;
  };
  return {
    subject: (place) => named(place, scenarioOf(place)),
    row: (place) =>
      named(place, [...(place.route === null && place.scenario !== null ? ['all routes'] : []), ...scenarioOf(place)]),
  };
};
