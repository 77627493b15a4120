import type { Check } from '../check.ts';
import type { SuiteFacts } from '../facts.ts';
import { type Judged, ok, problem } from '../line.ts';

const lines = ({ name, page }: SuiteFacts): Judged[] => {
  if (page === null) return [];
  const { service, packages } = page;
  return [
    ...(service === null ? [] : [ok(`Suite ${name}: suite ${service} serves it`)]),
    packages.known
      ? ok(`Suite ${name}: ${packages.value} are there`)
      : problem(
          `Suite ${name}: ${packages.why.replace(/\.$/, '')}`,
          packages.cure ?? 'Run `npm install --save-dev lighthouse chrome-launcher`.',
        ),
  ];
};

/** Whether what pages are measured with is installed. */
export const pageCheck: Check = {
  id: 'suite-page',
  group: 'Configuration',
  judge: ({ suites }) => suites.flatMap(lines),
};

/** Whether this machine has a browser, where pages are measured. */
export const browserCheck: Check = {
  id: 'browser',
  group: 'This machine',
  judge: ({ browser }) => {
    if (browser === null) return [];
    return [
      browser.known
        ? ok(`Pages are loaded in ${browser.value}`)
        : problem(`Pages can't be measured: ${browser.why.replace(/\.$/, '')}`, browser.cure ?? 'See docs/pages.md.'),
    ];
  },
};
