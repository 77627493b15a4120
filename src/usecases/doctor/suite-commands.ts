import type { Suite } from '../../config/configuration.ts';

/** The commands that a suite brings itself, by their keys; null where it has none. */
export type SuiteCommands = Readonly<Record<'install' | 'build' | 'start' | 'setup' | 'teardown', string | null>>;

const none: SuiteCommands = { install: null, build: null, start: null, setup: null, teardown: null };

/** The names of all commands. */
export const steps = ['install', 'build', 'start', 'setup', 'teardown'] as const;

/** Those of a page that a service serves stand in the suite of the service. */
export const commandsOf = (suite: Suite): SuiteCommands => {
  switch (suite.type) {
    case 'service': {
      const { install, build, start, setup, teardown } = suite;
      return { install, build, start, setup, teardown };
    }
    case 'bundle':
      return { ...none, install: suite.install, build: suite.build };
    case 'page': {
      if (suite.service !== null) return none;
      const { install, build, setup, teardown, server } = suite;
      return { install, build, start: server.kind === 'command' ? server.start : null, setup, teardown };
    }
  }
};

/** The key in the configuration that a command stands at. */
export const keyOf = ({ type }: Pick<Suite, 'type'>, step: keyof SuiteCommands): string =>
  type === 'page' && step === 'start' ? 'serve' : step;
