import { posix } from 'node:path';
import type { ServiceSuite } from '../../config/configuration.ts';
import { readManifest } from '../../measure/survey/node/package-manifest.ts';
import { pathIn, type SourceTree, upwards } from '../../measure/survey/source-tree.ts';
import type { SuiteFacts } from './facts.ts';

type Gap = SuiteFacts['gaps'][number];

/** The lock files of npm; others install without one. */
const npmLocks = ['package-lock.json', 'npm-shrinkwrap.json'];

/** Such a line works elsewhere than in the suite's directory: nothing can be said without running it. */
const goesElsewhere = /\bcd\b|\s(-w|--workspace|--prefix|--filter|-C|--cwd)\b/;

const lockGap = (tree: SourceTree, directory: string, install: string): Gap[] => {
  if (!/\bnpm ci\b/.test(install) || goesElsewhere.test(install)) return [];
  const here = npmLocks.some((name) => tree.paths.includes(pathIn(directory, name)));
  if (here) return [];
  const around = upwards(directory).find((at) => npmLocks.some((name) => tree.paths.includes(pathIn(at, name))));
  return [
    around === undefined
      ? {
          problem: '`npm ci` finds no package-lock.json, so it fails',
          cure: 'Commit one (`npm install` writes it), or install with `npm install`.',
        }
      : {
          problem: `\`npm ci\` finds no package-lock.json in ${directory}`,
          cure: `Run it where the lock file is: \`cd ${posix.relative(directory, around)} && npm ci\`.`,
        },
  ];
};

const scriptGaps = (tree: SourceTree, directory: string, step: string, line: string): Gap[] => {
  if (goesElsewhere.test(line)) return [];
  const manifest = readManifest(tree, directory);
  const called = [...line.matchAll(/\b(?:npm|pnpm|yarn|bun) run ([\w:.-]+)/g)].map(([, script = '']) => script);
  const starts = /\b(?:npm|pnpm|yarn) start\b/.test(line) ? ['start'] : [];
  return [...called, ...starts].flatMap((script) =>
    manifest?.scripts.has(script) === true ||
    (script === 'start' && tree.paths.includes(pathIn(directory, 'server.js')))
      ? []
      : [
          {
            problem: `\`${step}\` runs the script ${script}, which ${pathIn(directory, 'package.json')} does not have`,
            cure: `Add it there, or correct \`${step}\`.`,
          },
        ],
  );
};

const entryGap = ({ directory, start, build }: ServiceSuite, exists: (path: string) => boolean): Gap[] => {
  const [, file] = /\bnode\s+(?:--?\S+\s+)*([\w./-]+\.[cm]?[jt]s)\b/.exec(start) ?? [];
  // What a build makes is not here, and need not be.
  if (file === undefined || build !== null || goesElsewhere.test(start) || exists(pathIn(directory, file))) return [];
  return [
    {
      problem: `\`start\` runs ${file}, which is not there`,
      cure: 'Correct `start`, or say with `build` what makes it.',
    },
  ];
};

/** What the commands of a suite need of the repository and don't find. They are read, not run. */
export const suiteGaps = (
  suite: ServiceSuite,
  { tree, exists }: { readonly tree: SourceTree; readonly exists: (path: string) => boolean },
): Gap[] => [
  ...lockGap(tree, suite.directory, suite.install ?? ''),
  ...(['install', 'build', 'start'] as const).flatMap((step) =>
    scriptGaps(tree, suite.directory, step, suite[step] ?? ''),
  ),
  ...entryGap(suite, exists),
];
