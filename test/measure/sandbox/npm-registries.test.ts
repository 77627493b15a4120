import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { npmConfigurations, readRegistries, registriesIn } from '../../../src/measure/sandbox/npm-registries.ts';
import { scratch } from '../workspace/repositories.ts';

const machine = `
; of the machine
registry = https://machine.example/npm/
@acme:registry=https://machine.example/acme/
//machine.example/npm/:_authToken=npm_verySecret
`;
const user = `
registry="https://user:verySecret@npm.example/"
@other.team:registry = https://npm.example/other
@acme:registry=file:///etc/passwd
@hidden:registry=https://\${NPM_TOKEN}@npm.example/
//npm.example/:_password=dmVyeVNlY3JldA==
_authToken=verySecret
email=somebody@example.com
https-proxy=http://user:verySecret@proxy:3128
registry.else=https://x.example
`;

test('of npm’s configuration a job learns where packages are, by the user’s word before the machine’s, and no token', () => {
  expect(registriesIn([machine, user])).toBe(
    [
      'registry=https://npm.example/',
      '@acme:registry=https://machine.example/acme/',
      '@other.team:registry=https://npm.example/other',
      '',
    ].join('\n'),
  );
  expect(registriesIn(['', '_authToken=x\r\n'])).toBe('');
  expect(registriesIn(['registry=https://one.example\r\nregistry=https://two.example'])).toBe(
    'registry=https://two.example\n',
  );
});

test('the configuration is where npm has it', async () => {
  await using room = await scratch();
  const global = join(dirname(dirname(process.execPath)), 'etc/npmrc');
  expect(npmConfigurations({ HOME: '/home/ci' })).toEqual([global, '/home/ci/.npmrc']);
  const named = { npm_config_globalconfig: '/etc/npmrc', NPM_CONFIG_USERCONFIG: join(room.path, 'rc') };
  expect(npmConfigurations(named)).toEqual(['/etc/npmrc', join(room.path, 'rc')]);
  expect(npmConfigurations({ HOME: '/x', npm_config_prefix: '/opt/npm' })[0]).toBe('/opt/npm/etc/npmrc');
  const environment = { HOME: room.path, npm_config_globalconfig: join(room.path, 'none') };
  expect(readRegistries(environment)).toBe('');
  writeFileSync(join(room.path, '.npmrc'), user);
  expect(readRegistries(environment)).toContain('registry=https://npm.example/\n');
});
