import type { Found } from './found.ts';
import { findFrontEnds } from './front-end/find-front-ends.ts';
import type { FrontEnd } from './front-end/front-end.ts';
import { findGates } from './gates.ts';
import { findDotnetServices } from './languages/dotnet.ts';
import { findElixirServices } from './languages/elixir.ts';
import { findGoServices } from './languages/go.ts';
import { findJavaServices } from './languages/java.ts';
import { findPhpServices } from './languages/php.ts';
import { findPythonServices } from './languages/python.ts';
import { findRubyServices } from './languages/ruby.ts';
import { findRustServices } from './languages/rust.ts';
import { findNodeServices } from './node/node-service.ts';
import type { Ecosystem, ServiceCandidate } from './service-candidate.ts';
import { isBelow, type SourceTree } from './source-tree.ts';
import { findComposeFile, findStartHint, findStores } from './surroundings.ts';
import { readWorkflow, type Workflow, type WorkflowFile } from './workflow.ts';

/** What a repository seems to be, found without running anything of it. */
export interface Survey {
  /** The likeliest service first. */
  readonly services: readonly ServiceCandidate[];
  /** Of the first service, or of the root. */
  readonly startHint: Found<string> | null;
  readonly stores: readonly Found<string>[];
  readonly composeFile: string | null;
  /** The likeliest front end first. */
  readonly frontEnds: readonly FrontEnd[];
  readonly workflows: readonly Workflow[];
  readonly gates: readonly Found<string>[];
}

const ecosystems: readonly Ecosystem[] = [
  findNodeServices,
  findGoServices,
  findPythonServices,
  findRubyServices,
  findJavaServices,
  findPhpServices,
  findRustServices,
  findElixirServices,
  findDotnetServices,
];

/** All files below .github/workflows that GitHub would read. */
export const readWorkflows = (tree: SourceTree): WorkflowFile[] =>
  tree.paths
    .filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .map((path) => readWorkflow(path, tree.read(path) ?? ''));

/** Somebody who stands in packages/api means that package. */
const near = (prefix: string, directory: string): number =>
  prefix !== '' &&
  (directory === prefix || isBelow(directory, prefix) || isBelow(prefix, directory)) &&
  directory !== '.'
    ? 1000
    : 0;

/** The likeliest first. */
const ranked = <T extends { readonly directory: string; readonly score: number }>(all: readonly T[], prefix: string) =>
  all
    .map((it) => ({ it, rank: it.score + near(prefix, it.directory) }))
    .sort((one, other) => other.rank - one.rank)
    .map(({ it }) => it);

/** A package that only shows what it built, such as by `vite preview`, is a front end and no service. */
const isPreview = ({ title, directory, routes }: ServiceCandidate, frontEnds: readonly FrontEnd[]): boolean =>
  title === 'Node' && routes.length === 0 && frontEnds.some((it) => it.directory === directory);

/** Looks at a repository. `prefix`: the directory in it that the command was given in, "" for the root. */
export const surveyRepository = (tree: SourceTree, prefix: string): Survey => {
  const frontEnds = ranked(findFrontEnds(tree), prefix);
  const services = ranked(
    ecosystems.flatMap((find) => find(tree)).filter((it) => !isPreview(it, frontEnds)),
    prefix,
  );
  const directory = services[0]?.directory ?? '.';
  const workflows = readWorkflows(tree).flatMap((it) => (it.kind === 'workflow' ? [it.workflow] : []));
  return {
    services,
    startHint: findStartHint(tree, directory),
    stores: findStores(tree, directory),
    composeFile: findComposeFile(tree),
    frontEnds,
    workflows,
    gates: findGates(tree, workflows),
  };
};
