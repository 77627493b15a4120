import { expect, test } from '@jest/globals';
import { measuredEnvironment } from '../../src/action/measured-environment.ts';

test('a configuration can name no input, no credential of the job, and nothing else that holds the token', () => {
  const environment = {
    INPUT_TOKEN: 'ghs_abc',
    GITHUB_TOKEN: 'ghs_abc',
    MY_TOKEN: 'ghs_abc',
    NPM_AUTH: '//npm.example/:_authToken=ghs_abc',
    ACTIONS_RUNTIME_TOKEN: 'runtime',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'oidc',
    GITHUB_OUTPUT: '/runner/output',
    DATABASE_URL: 'postgres://localhost/shop',
    ImageOS: 'ubuntu24',
    PATH: '/usr/bin',
  };
  expect(measuredEnvironment(environment, 'ghs_abc')).toEqual({
    DATABASE_URL: 'postgres://localhost/shop',
    ImageOS: 'ubuntu24',
    PATH: '/usr/bin',
  });
  expect(measuredEnvironment({ A: '1' }, null)).toEqual({ A: '1' });
});
