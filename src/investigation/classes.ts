import type { CauseClass } from './classes/cause-class.ts';
import { codeClasses } from './classes/code-classes.ts';
import { dataClasses } from './classes/data-classes.ts';
import { frontEndClasses } from './classes/front-end-classes.ts';
import { platformClasses } from './classes/platform-classes.ts';

/** Where nothing says more than that something was changed. */
const change: CauseClass = {
  id: 'change',
  title: 'Changed code',
  area: 'code',
  counters: [],
  moves: [],
  fix: 'Look at what the change adds to each request, and do it once, later, or not at all.',
  prevention: 'Measure changes of this code before they are merged.',
  monitor: 'The metrics that regressed.',
  effort: 'hours',
  owner: 'author of the change',
};

/** Every kind of regression that Pacegate knows, by area. */
export const causeClasses: readonly CauseClass[] = [
  ...codeClasses,
  ...dataClasses,
  ...platformClasses,
  ...frontEndClasses,
  change,
];

const byId = new Map(causeClasses.map((it) => [it.id, it]));

/** The class with that identifier; the general one, "change", for identifiers that are not in the catalogue. */
export const classOf = (id: string): CauseClass => byId.get(id) ?? change;
