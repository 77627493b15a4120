import type { Found } from './found.ts';
import { directoriesWith, type SourceTree } from './source-tree.ts';
import { hasPackage, readManifest } from './node/package-manifest.ts';
import type { Workflow } from './workflow.ts';

interface Gate {
  readonly title: string;
  readonly action?: RegExp;
  readonly package?: string;
}

const known: readonly Gate[] = [
  { title: 'github-action-benchmark', action: /^(?:benchmark-action|rhysd)\/github-action-benchmark@/ },
  { title: 'Bencher', action: /^bencherdev\/bencher@/ },
  { title: 'CodSpeed', action: /^CodSpeedHQ\/action@/i },
  { title: 'size-limit', action: /^andresz1\/size-limit-action@/, package: 'size-limit' },
  { title: 'Lighthouse CI', action: /^treosh\/lighthouse-ci-action@/, package: '@lhci/cli' },
  { title: 'bundlewatch', package: 'bundlewatch' },
  { title: 'compressed-size-action', action: /^preactjs\/compressed-size-action@/ },
];

const placeOf = (gate: Gate, tree: SourceTree, workflows: readonly Workflow[]): string | null => {
  const uses = workflows.find(({ jobs }) =>
    jobs.some(({ steps }) => steps.some((step) => step.uses !== null && gate.action?.test(step.uses) === true)),
  );
  if (uses !== undefined) return uses.path;
  const { package: name } = gate;
  const directory = directoriesWith(tree, 'package.json').find((it) => {
    const manifest = readManifest(tree, it);
    return manifest !== null && name !== undefined && hasPackage(manifest, name);
  });
  return directory === undefined ? null : `${directory === '.' ? '' : `${directory}/`}package.json`;
};

/** Performance gates that are there already, with the file that shows it. */
export const findGates = (tree: SourceTree, workflows: readonly Workflow[]): Found<string>[] =>
  known.flatMap((gate) => {
    const from = placeOf(gate, tree, workflows);
    return from === null ? [] : [{ value: gate.title, from }];
  });
