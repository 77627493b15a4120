import type { Check } from '../check.ts';
import type { BundleFacts, SuiteFacts } from '../facts.ts';
import { type Judged, ok, problem, warning } from '../line.ts';

const stop = (text: string): string => text.replace(/\.$/, '');

/** What to do so that a build writes its statistics. */
const setUpCure = ({ frontEnd }: BundleFacts): string => {
  if (frontEnd === null) return 'docs/bundles.md shows what to add for each bundler.';
  const { file, lines } = frontEnd.setUp;
  const code = lines.map((it) => it.trim()).join(' ');
  // esbuild writes its metafile itself.
  const first = code.includes('pacegate/') ? 'Run `npm install --save-dev pacegate`, and add' : 'Add';
  return `${first} to ${file}: \`${code}\``;
};

const statisticsLine = (name: string, facts: BundleFacts): Judged[] => {
  const { stats, frontEnd, last } = facts;
  if (stats === null) {
    return [
      warning(
        `Suite ${name}: the files of ${facts.output} are measured alone, so nothing can say why they grew`,
        `${stop(setUpCure(facts))}, and name the file at \`stats\`.`,
      ),
    ];
  }
  switch (last.kind) {
    case 'read':
      return last.notices.length === 0
        ? [ok(`Suite ${name}: ${stats} holds what Pacegate needs of ${last.bundler}`)]
        : last.notices.map((it) => warning(`Suite ${name}: ${stop(it)}`, setUpCure(facts)));
    case 'unusable':
      return [warning(`Suite ${name}: what the last build left can't be used: ${stop(last.problem)}`, last.cure)];
    case 'none':
      return frontEnd?.setUp.done === true
        ? [ok(`Suite ${name}: ${frontEnd.setUp.file} writes the statistics`)]
        : [problem(`Suite ${name}: nothing was found that writes ${stats}`, setUpCure(facts))];
  }
};

const outputLine = (name: string, { output, ignored, builds }: BundleFacts): Judged[] => {
  if (!builds || ignored === null) return [];
  return [
    ignored
      ? ok(`Suite ${name}: git ignores ${output}`)
      : warning(
          `Suite ${name}: git does not ignore ${output}, so what a build leaves there counts as a change of yours`,
          `Add ${output}/ to .gitignore.`,
        ),
  ];
};

const lines = ({ name, directoryExists, bundle }: SuiteFacts): Judged[] =>
  bundle === null || !directoryExists ? [] : [...statisticsLine(name, bundle), ...outputLine(name, bundle)];

/** Whether the builds of bundles say what is in their files. */
export const bundleCheck: Check = {
  id: 'suite-bundle',
  group: 'Configuration',
  judge: ({ suites }) => suites.flatMap(lines),
};
