import { posix } from 'node:path';
import type { Found } from '../../measure/survey/found.ts';
import type { FrontEnd } from '../../measure/survey/front-end/front-end.ts';
import type { SetUp } from '../../measure/survey/front-end/set-up.ts';
import type { Survey } from '../../measure/survey/survey.ts';
import { fileSafe } from './file-safe.ts';
import type { ProposedService } from './propose-service.ts';

/** A bundle that `pacegate init` would measure, and why. */
export interface ProposedBundle {
  readonly suite: string;
  /** For people: "Vite in apps/web". */
  readonly title: string;
  /** The file that shows it. */
  readonly from: string;
  readonly directory: string;
  readonly paths: readonly string[] | null;
  readonly install: Found<string> | null;
  readonly build: Found<string> | null;
  readonly stats: string;
  readonly output: Found<string>;
  /** Whether the files can be measured without statistics. */
  readonly filesAlone: boolean;
  readonly setUp: SetUp;
  readonly notes: readonly string[];
}

/** A page that could be measured. It is written as comments: it needs a browser, which not every machine has. */
export interface ProposedPage {
  readonly suite: string;
  /** Keys of the suite with their values. */
  readonly fields: Readonly<Record<string, unknown>>;
}

const mostBundles = 3;

const nameOf = ({ name, directory }: FrontEnd): string =>
  fileSafe(name?.split('/').at(-1) ?? '') ?? fileSafe(posix.basename(directory)) ?? 'web';

/** `name`, or a longer one that is not among `taken`. */
const free = (name: string, taken: readonly string[]): string => {
  const names = [name, `${name}-bundle`, ...Array.from({ length: taken.length + 1 }, (_, k) => `${name}-${k + 2}`)];
  return names.find((it) => !taken.includes(it)) ?? name;
};

const asBundle = (frontEnd: FrontEnd, suite: string): ProposedBundle => {
  const { bundler, directory, alsoMadeOf } = frontEnd;
  return {
    suite,
    title: `${bundler}${directory === '.' ? '' : ` in ${directory}`}`,
    from: frontEnd.from,
    directory,
    paths: alsoMadeOf.length === 0 ? null : [`${directory}/**`, ...alsoMadeOf],
    install: frontEnd.install,
    build: frontEnd.build,
    stats: frontEnd.stats,
    output: frontEnd.output,
    filesAlone: frontEnd.filesAlone,
    setUp: frontEnd.setUp,
    notes: frontEnd.notes,
  };
};

/** The bundles to measure, by names that no other suite has. */
export const proposeBundles = ({ frontEnds }: Survey, taken: readonly string[]): ProposedBundle[] =>
  frontEnds
    .filter(({ score }, index) => index === 0 || score > 20)
    .slice(0, mostBundles)
    .reduce<ProposedBundle[]>(
      (bundles, it) => [...bundles, asBundle(it, free(nameOf(it), [...taken, ...bundles.map(({ suite }) => suite)]))],
      [],
    );

/** A page of the first front end that its files make, else one of the service; null where neither can be told. */
export const proposePage = (survey: Survey, service: ProposedService | null): ProposedPage | null => {
  const files = survey.frontEnds.find(({ page }) => page !== null);
  if (files !== undefined) {
    const { directory, install, build, output, page } = files;
    return {
      suite: 'home',
      fields: {
        type: 'page',
        ...(directory !== '.' && { directory }),
        ...(install !== null && { install: install.value }),
        ...(build !== null && { build: build.value }),
        files: output.value,
        ...(page?.fallback === true && { fallback: 'index.html' }),
      },
    };
  }
  return service === null || service.start === null || survey.frontEnds.length === 0
    ? null
    : { suite: 'home', fields: { type: 'page', service: service.suite, path: '/' } };
};
