import { posix } from 'node:path';
import type { Suite } from '../../config/configuration.ts';
import { readManifest } from '../../measure/survey/node/package-manifest.ts';
import { pathIn, type SourceTree, upwards } from '../../measure/survey/source-tree.ts';
import type { SuiteFacts } from './facts.ts';
import { commandsOf, keyOf } from './suite-commands.ts';

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

const entryGap = (suite: Suite, exists: (path: string) => boolean): Gap[] => {
  const { directory } = suite;
  const { start, build } = commandsOf(suite);
  const key = keyOf(suite, 'start');
  if (start === null) return [];
  const [, file] = /\bnode\s+(?:--?\S+\s+)*([\w./-]+\.[cm]?[jt]s)\b/.exec(start) ?? [];
  // What a build makes is not here, and need not be.
  if (file === undefined || build !== null || goesElsewhere.test(start) || exists(pathIn(directory, file))) return [];
  return [
    {
      problem: `\`${key}\` runs ${file}, which is not there`,
      cure: `Correct \`${key}\`, or say with \`build\` what makes it.`,
    },
  ];
};

const filesGap = (suite: Suite, exists: (path: string) => boolean): Gap[] => {
  if (suite.type !== 'page' || suite.server.kind !== 'files') return [];
  const root = pathIn(suite.directory, suite.server.root);
  if (suite.build !== null || exists(root)) return [];
  return [
    { problem: `\`files\` names ${root}, which is not there`, cure: 'Correct it, or say with `build` what makes it.' },
  ];
};

/** What the commands of a suite need of the repository and don't find. They are read, not run. */
export const suiteGaps = (
  suite: Suite,
  { tree, exists }: { readonly tree: SourceTree; readonly exists: (path: string) => boolean },
): Gap[] => {
  const commands = commandsOf(suite);
  return [
    ...lockGap(tree, suite.directory, commands.install ?? ''),
    ...(['install', 'build', 'start'] as const).flatMap((step) =>
      scriptGaps(tree, suite.directory, keyOf(suite, step), commands[step] ?? ''),
    ),
    ...entryGap(suite, exists),
    ...filesGap(suite, exists),
  ];
};
