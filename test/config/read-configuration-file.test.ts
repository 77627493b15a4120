import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readConfigurationFile } from '../../src/config/read-configuration-file.ts';
import { ConfigurationError, UsageError } from '../../src/core/errors.ts';
import { problemsOf } from './parse.ts';

const inDirectory = async (use: (directory: string) => Promise<void>): Promise<void> => {
  const directory = await mkdtemp(join(tmpdir(), 'pacegate-config-'));
  try {
    await use(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
};

test('reads text', () =>
  inDirectory(async (directory) => {
    const file = join(directory, 'pacegate.yml');
    await writeFile(file, 'version: 1 # ü\n');
    expect(await readConfigurationFile(file)).toBe('version: 1 # ü\n');
  }));

test('a missing file says where it was looked for and how to start', () =>
  inDirectory(async (directory) => {
    const file = join(directory, '.github', 'pacegate.yml');
    await expect(readConfigurationFile(file)).rejects.toThrow(UsageError);
    await expect(readConfigurationFile(file)).rejects.toMatchObject({
      message: `There is no configuration at ${file}.`,
      cure: expect.stringContaining('version: 1'),
    });
  }));

test('a directory is refused', () =>
  inDirectory(async (directory) => {
    await mkdir(join(directory, 'pacegate.yml'));
    await expect(readConfigurationFile(join(directory, 'pacegate.yml'))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('is a directory'),
    });
  }));

test('bytes that are no UTF-8 are refused', () =>
  inDirectory(async (directory) => {
    const file = join(directory, 'pacegate.yml');
    await writeFile(file, Buffer.from([0xff, 0xfe, 0x76, 0x00]));
    await expect(readConfigurationFile(file)).rejects.toThrow(ConfigurationError);
    await expect(readConfigurationFile(file)).rejects.toThrow('The file is not text in UTF-8.');
  }));

test('devices: an empty one is an empty configuration, an endless one is cut and refused', async () => {
  expect(problemsOf(await readConfigurationFile('/dev/null')).message).toContain('The file is empty.');
  expect(problemsOf(await readConfigurationFile('/dev/zero')).message).toContain('larger than 1 MB');
});
