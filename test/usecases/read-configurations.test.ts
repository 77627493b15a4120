import { expect, test } from '@jest/globals';
import { ConfigurationError, UsageError } from '../../src/core/errors.ts';
import { readConfigurations, type ConfigurationSource } from '../../src/usecases/read-configurations.ts';
import { parse } from '../config/parse.ts';
import { configurationText } from './harness.ts';

const source: ConfigurationSource = { kind: 'repository', path: 'ci/pacegate.yml' };

const readWith = async (texts: { readonly base: string | null; readonly head: string | null }) => {
  const asked: string[] = [];
  const configurations = await readConfigurations({
    source,
    read: (side, path) => {
      asked.push(path);
      return Promise.resolve(texts[side]);
    },
    parse: (_file, text) => parse(text),
  });
  expect(new Set(asked)).toEqual(new Set(['ci/pacegate.yml']));
  return configurations;
};

const base = configurationText({ more: 'tolerance: { default: 4% }' });
const head = configurationText({ more: 'tolerance: { default: 6% }' });

test('each side’s own file is read', async () => {
  expect(await readWith({ base, head })).toMatchObject({
    base: { policy: { tolerance: { default: 0.04 } } },
    head: { policy: { tolerance: { default: 0.06 } } },
    given: false,
    notices: [],
  });
});

test('a base without a file has no configuration', async () => {
  expect(await readWith({ base: null, head })).toMatchObject({ base: null, notices: [] });
});

test('a base whose file is invalid counts as without, and it is said', async () => {
  const configurations = await readWith({ base: 'version: 9', head });
  expect(configurations.base).toBeNull();
  expect(configurations.notices).toEqual([expect.stringContaining('of the base is invalid')]);
});

test('a head without a file, or with an invalid one, is refused', async () => {
  await expect(readWith({ base, head: null })).rejects.toThrow(UsageError);
  await expect(readWith({ base, head: null })).rejects.toThrow('There is no ci/pacegate.yml in the head.');
  await expect(readWith({ base, head: 'version: 9' })).rejects.toThrow(ConfigurationError);
});

test('a given file rules, and neither side is read', async () => {
  const configurations = await readConfigurations({
    source: { kind: 'file', path: '/elsewhere/p.yml', text: head },
    read: () => Promise.reject(new Error('read')),
    parse: (_file, text) => parse(text),
  });
  expect(configurations).toMatchObject({ base: null, given: true, head: { policy: { tolerance: { default: 0.06 } } } });
});

test('a defect while reading the base is not taken for an invalid file', async () => {
  const failing = readConfigurations({
    source,
    read: (side) => Promise.resolve(side),
    parse: (_file, text) => {
      if (text === 'base') throw new TypeError('defect');
      return parse(head);
    },
  });
  await expect(failing).rejects.toThrow('defect');
});
