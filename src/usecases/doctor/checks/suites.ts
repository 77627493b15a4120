import type { SuiteFacts } from '../facts.ts';
import type { Check } from '../check.ts';
import { type Judged, ok, problem, warning } from '../line.ts';

const commandLines = (suite: SuiteFacts): Judged[] => {
  const { name, directory, directoryExists, missingPrograms, gaps } = suite;
  if (!directoryExists)
    return [problem(`Suite ${name}: there is no directory ${directory}`, 'Correct `directory` of the suite.')];
  const lines = [
    ...missingPrograms.map(({ step, program }) =>
      problem(
        `Suite ${name}: \`${step}\` calls ${program}, which is not on the PATH of this machine`,
        `Install ${program}, or correct \`${step}\`.`,
      ),
    ),
    ...gaps.map(({ problem: text, cure }) => problem(`Suite ${name}: ${text}`, cure)),
  ];
  return lines.length > 0 ? lines : [ok(`Suite ${name}: its directory and the programs of its commands are there`)];
};

/** Whether what the commands of the suites need is here. They are not run. */
export const suiteCommandsCheck: Check = {
  id: 'suite-commands',
  group: 'Configuration',
  judge: ({ suites }) => suites.flatMap(commandLines),
};

const portLine = ({ name, port, fixedPort, portHolder, directoryExists }: SuiteFacts): Judged[] => {
  if (fixedPort !== null)
    return [
      portHolder === null
        ? warning(
            `Suite ${name}: port ${fixedPort} is fixed, so the sides are measured one at a time, which needs longer and shows less`,
            'Let the service listen on the environment variable PORT, and remove `port`.',
          )
        : problem(
            `Suite ${name}: port ${fixedPort} is taken by ${portHolder}`,
            'Stop that process before you measure.',
          ),
    ];
  if (!directoryExists || port === null) return [];
  switch (port.kind) {
    case 'given':
      return [ok(`Suite ${name}: the port comes from PORT (${port.from})`)];
    case 'fixed':
      return [
        warning(
          `Suite ${name}: the code seems to fix the port ${port.port} (${port.from})`,
          `Let it listen on the environment variable PORT, or say \`port: ${port.port}\`.`,
        ),
      ];
    case 'unknown':
      return [
        warning(
          `Suite ${name}: nothing was found that reads the port from PORT`,
          'See that the service listens on it; one that can not needs `port` in its suite.',
        ),
      ];
  }
};

/** Whether the services will listen where Pacegate expects them. */
export const suitePortCheck: Check = {
  id: 'suite-port',
  group: 'Configuration',
  judge: ({ suites }) => suites.flatMap(portLine),
};
