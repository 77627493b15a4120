import { scrubbedEnvironment } from '../measure/workspace/scrubbed-environment.ts';

/**
 * What a configuration may fill `${NAME}` from: the step's environment without inputs, credentials of the job, and
 * whatever else holds the token. A pull request changes its own configuration, and with it what its commands are given.
 */
export const measuredEnvironment = (
  environment: Readonly<Record<string, string | undefined>>,
  token: string | null,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(scrubbedEnvironment(environment)).filter(([, value]) => token === null || !value.includes(token)),
  );
