import type { Suite } from '../config/configuration.ts';

/** What a side is run by, beside its files. It may change in a configuration that lies outside of the suite's paths. */
export const runBy = (suite: Suite): object => {
  const { directory, install, build, env } = suite;
  const common = { type: suite.type, directory, install, build, env };
  switch (suite.type) {
    case 'bundle':
      return { ...common, stats: suite.stats, output: suite.output, ignore: suite.ignore };
    case 'page':
      return { ...common, server: suite.server, setup: suite.setup, teardown: suite.teardown };
    case 'service':
      return {
        ...common,
        start: suite.start,
        ready: suite.ready,
        port: suite.port,
        setup: suite.setup,
        teardown: suite.teardown,
      };
  }
};
