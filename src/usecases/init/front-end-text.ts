import { comments, line, mark } from './comments.ts';
import type { ProposedBundle, ProposedPage } from './propose-front-ends.ts';
import { pathsLines } from './service-text.ts';
import { flow, indented, scalar } from './yaml-text.ts';

const statsLines = ({ stats, output, filesAlone, setUp }: ProposedBundle): string[] => {
  const named = line('stats', scalar(stats), setUp.done ? setUp.file : null);
  const beside = stats.startsWith(`${output.value}/`) ? [] : [line('output', scalar(output.value), output.from)];
  if (setUp.done) return [named, ...beside];
  return [
    ...comments(
      `${mark}: the build has to write this file. ${setUp.lines.join().includes('pacegate/') ? 'Run "npm i -D pacegate", and add' : 'Add'} to ${setUp.file}:`,
    ),
    ...setUp.lines.map((it) => `#   ${it}`),
    named,
    ...beside,
    ...(filesAlone
      ? [
          ...comments(
            'Without it, name the files alone: sizes are exact all the same, and nothing says why they grew.',
          ),
          `# output: ${scalar(output.value)}`,
        ]
      : []),
  ];
};

/** The lines below the name of a suite of type bundle. */
export const bundleLines = (bundle: ProposedBundle): string[] => {
  const { directory, install, build } = bundle;
  return [
    'type: bundle',
    ...(directory === '.' ? [] : [line('directory', scalar(directory), null)]),
    ...pathsLines(bundle),
    ...(install === null ? [] : [line('install', scalar(install.value), install.from)]),
    ...(build === null
      ? comments(`${mark}: say with "build" what makes the files.`)
      : [line('build', scalar(build.value), build.from)]),
    ...statsLines(bundle),
  ];
};

/** A suite of type page, all of it comments. */
export const pageLines = ({ suite, fields }: ProposedPage): string[] => [
  ...comments(
    'What the page downloads, and how soon it shows, in a browser: run "npm i -D lighthouse chrome-launcher", have a Chrome ' +
      'or Chromium on the machine, and take the marks away.',
  ),
  `# ${scalar(suite)}:`,
  ...indented(
    Object.entries(fields).map(([key, value]) => `${key}: ${typeof value === 'string' ? scalar(value) : flow(value)}`),
    2,
  ).map((it) => `# ${it}`),
];
