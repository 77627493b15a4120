import { quoteSome } from '../quote.ts';
import type { ComparedSide } from '../comparison.ts';
import type { Detect, Sign } from './sign.ts';

const developmentFile = /[./-]development(?:\.min)?\.[cm]?js$|\/development\/|react-dom[./-]profiling/u;

const developmentModules = ({ graph, shipped }: ComparedSide) =>
  graph.modules.filter((it, index) => shipped[index] === 1 && it.package !== null && developmentFile.test(it.name));

const told = {
  kind: 'development-build',
  fix: 'Build for production: set the bundler’s mode and NODE_ENV to "production" where the build runs.',
  words: ['mode', 'NODE_ENV', 'development', 'production', 'profiling'],
  everywhere: true,
} as const satisfies Omit<Sign, 'evidence'>;

/** A bundle that lacks all that a build for production does to it. */
export const looksLikeDevelopment: Sign = {
  ...told,
  evidence: ['The head looks like a build for development: it is neither minified nor concatenated.'],
};

/** The builds of packages that are meant for developers: warnings, checks, and nothing taken out. */
export const developmentBuild: Detect = ({ base, head }) => {
  const mode = head.graph.mode === 'development' && base.graph.mode !== 'development';
  const before = new Set(developmentModules(base).map((it) => it.package));
  const modules = developmentModules(head).filter(
    ({ package: name }) => name !== null && base.packages.has(name) && !before.has(name),
  );
  if (!mode && modules.length === 0) return null;
  const names = modules.map((it) => it.name).toSorted();
  return {
    ...told,
    evidence: [
      'The head was built for development.',
      ...(mode ? [`The bundler’s mode is "development"; on the base it was "${base.graph.mode ?? 'not said'}".`] : []),
      ...(names.length > 0
        ? [`Its chunks have ${quoteSome(names)}, where the base has the builds for production.`]
        : []),
    ],
  };
};
