import type { Configuration, Suite } from '../../../config/configuration.ts';
import type { Check } from '../check.ts';
import { type Judged, ok, problem, warning } from '../line.ts';

const counted = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;

const suiteText = (suite: Suite): string => {
  switch (suite.type) {
    case 'service':
      return `${suite.name} (${counted(suite.routes.length, 'request')}, ${counted(suite.scenarios.length, 'scenario')})`;
    case 'bundle':
      return `${suite.name} (bundle)`;
    case 'page':
      return `${suite.name} (page, ${suite.device})`;
  }
};

const validText = ({ file, suites }: Configuration): string => `${file} is valid: ${suites.map(suiteText).join(', ')}`;

const validLines = (configuration: Configuration, isPlaceholder: boolean): Judged[] => [
  isPlaceholder
    ? problem(
        `${configuration.file} does not say yet how the service starts`,
        'Write its command at `start`, such as `node dist/server.js`. It gets the port to listen on as PORT.',
      )
    : ok(validText(configuration)),
  ...configuration.notices.map((it) =>
    warning(it.replace(/\.$/, ''), 'Nothing need be done. Leave it out if `pacegate check` was meant to use it.'),
  ),
];

/** Whether there is a configuration that can be used. */
export const configurationCheck: Check = {
  id: 'configuration',
  group: 'Configuration',
  judge: ({ configuration: it }) => {
    switch (it.kind) {
      case 'valid':
        return validLines(it.configuration, it.isPlaceholder);
      case 'missing':
        return [problem(`There is no configuration at ${it.path}`, 'Let `pacegate init` write one.')];
      case 'invalid':
        return it.problems.map((text, index) =>
          problem(text, index === it.problems.length - 1 ? it.cure : 'See below.'),
        );
    }
  },
};
