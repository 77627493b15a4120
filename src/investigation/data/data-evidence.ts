import type { DataPlace, DataView } from './data-view.ts';

/** What a suspect is about. What is absent is not restricted. */
export interface About {
  /** Names of suites; all where empty. */
  readonly suites?: readonly string[];
  readonly routes?: readonly string[];
  readonly metrics?: readonly string[];
}

const most = 6;

const isOf = (list: readonly string[] | undefined, value: string): boolean =>
  list === undefined || list.length === 0 || list.includes(value);

/**
 * Sentences of the data expert that other experts can quote for a suspect: what moved of the metrics that it moves, the statements of its
 * routes, and which requests are affected. At most six; strangers' text.
 */
export const dataEvidence = (view: DataView, about: About): string[] => {
  const here = ({ suite, route }: Pick<DataPlace, 'suite' | 'route'>): boolean =>
    isOf(about.suites, suite) && (route === null || isOf(about.routes, route));
  const moves = view.affected.filter((it) => here(it) && isOf(about.metrics, it.metric));
  const asksForQueries = about.metrics === undefined || about.metrics.some((it) => it.startsWith('db.'));
  const queries = asksForQueries ? view.queries.filter(here) : [];
  return [
    ...moves.slice(0, 3).map(({ sentence }) => sentence),
    ...queries.slice(0, 1).flatMap(({ sentence, statements }) => [sentence, ...statements.slice(0, 1)]),
    ...view.times.filter(here).map(({ sentence }) => sentence),
    ...view.shapes.filter((it) => here(it) && it.kind !== 'unclear').map(({ sentence }) => sentence),
    ...view.courses.filter((it) => here(it) && it.kind === 'growing').map(({ sentence }) => sentence),
  ].slice(0, most);
};
