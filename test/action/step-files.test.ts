import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createStepFiles, outputText } from '../../src/action/step-files.ts';
import { OutputError } from '../../src/core/errors.ts';

const directory = async () => {
  const path = await mkdtemp(join(tmpdir(), 'step-files-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
};

/** As the runner reads the file (actions/runner, FileCommandManager.cs). */
const readOutputs = (text: string): Map<string, string> => {
  const outputs = new Map<string, string>();
  const lines = text.split('\n');
  for (let at = 0; at < lines.length - 1; at += 1) {
    const [name = '', delimiter] = lines[at]!.split('<<');
    if (delimiter === undefined) throw new Error(`no output: ${lines[at]}`);
    const end = lines.indexOf(delimiter, at + 1);
    outputs.set(name, lines.slice(at + 1, end).join('\n'));
    at = end;
  }
  return outputs;
};

test('outputs and summary are appended to what other steps wrote', async () => {
  await using place = await directory();
  const [output, summary] = [join(place.path, 'output'), join(place.path, 'summary')];
  await writeFile(output, 'earlier<<x\n1\nx\n');
  const files = createStepFiles({ GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary });
  await files.setOutputs({ verdict: 'pass', directory: '/work/a b/π' });
  await files.addSummary('# One');
  await files.addSummary('# Two');
  expect([...readOutputs(await readFile(output, 'utf8'))]).toEqual([
    ['earlier', '1'],
    ['verdict', 'pass'],
    ['directory', '/work/a b/π'],
  ]);
  expect(await readFile(summary, 'utf8')).toBe('# One\n# Two\n');
});

test('no value can end itself and set another output', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('verdict<<x', 'pass', 'x', 'pacegate-', '\n', 'é')), (parts) => {
      const value = parts.join('');
      expect([...readOutputs(outputText('verdict', value) + outputText('result', 'r'))]).toEqual([
        ['verdict', value],
        ['result', 'r'],
      ]);
    }),
  );
  const [one, other] = [outputText('a', ''), outputText('a', '')];
  expect(one).not.toBe(other);
});

test('a summary beyond what GitHub shows is named instead of lost', async () => {
  await using place = await directory();
  const summary = join(place.path, 'summary');
  await createStepFiles({ GITHUB_STEP_SUMMARY: summary }).addSummary('é'.repeat(600_000));
  expect(await readFile(summary, 'utf8')).toMatch(/^The summary is too long/);
});

test('without a runner nothing is written; a file that is gone is said', async () => {
  await createStepFiles({}).setOutputs({ verdict: 'pass' });
  await expect(createStepFiles({ GITHUB_OUTPUT: '/none/there' }).setOutputs({ verdict: 'pass' })).rejects.toThrow(
    OutputError,
  );
});
