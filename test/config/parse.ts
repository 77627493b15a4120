import type { Configuration, ServiceSuite } from '../../src/config/configuration.ts';
import { parseConfiguration } from '../../src/config/load-configuration.ts';
import type { Environment } from '../../src/config/variables.ts';
import { ConfigurationError } from '../../src/core/errors.ts';

export const parse = (text: string, environment: Environment = {}): Configuration =>
  parseConfiguration({ file: '.github/pacegate.yml', text, environment });

/** The first suite, which has to be a service. */
export const serviceOf = ({ suites }: Pick<Configuration, 'suites'>): ServiceSuite => {
  const [suite] = suites;
  if (suite?.type !== 'service') throw new Error('The first suite is no service.');
  return suite;
};

/** The error of a configuration that has to be wrong. */
export const problemsOf = (text: string, environment: Environment = {}): ConfigurationError => {
  try {
    parse(text, environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error('The configuration is valid.');
};

/** A valid configuration of one suite with more lines in it. */
export const withService = (lines: string): string => `version: 1
suites:
  api:
    type: service
    start: node server.js
${lines.replaceAll(/^(?=.)/gm, '    ')}`;
