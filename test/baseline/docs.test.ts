import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readBaselineFlags, readStoreChoice } from '../../src/cli/baseline-flags.ts';
import { readCheckFlags } from '../../src/cli/check-flags.ts';
import { createProgram } from '../../src/cli/program.ts';

const pages = ['baselines.md', 'moving.md'];

/** Every `pacegate baseline …` of a page, in a block or in running text, without comments and what is set before it. */
const commandsOf = (page: string): string[] => {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const found = text.matchAll(/(?:^|`|\) )(pacegate baseline [^`\n]*)/gm);
  return [...found].map(([, command = '']) => command.replace(/\s+#.*$/, '').trim());
};

const silent = { write: () => true };

/** What the command line makes of it; the action that it asks for checks its flags. */
const parse = async (command: string): Promise<number> => {
  let code = -1;
  const refuse = () => Promise.reject(new Error('another command'));
  const program = createProgram(
    { stdout: silent, stderr: silent },
    {
      check: refuse,
      report: refuse,
      measure: refuse,
      investigate: refuse,
      init: refuse,
      doctor: refuse,
      app: refuse,
      worker: refuse,
      baseline: async (action, argument, flags) => {
        readStoreChoice(flags);
        if (action === 'refresh') readCheckFlags(flags);
        else readBaselineFlags(flags);
        expect(argument === null).toBe(action !== 'import');
        return 0;
      },
    },
    (ended) => {
      code = ended;
    },
  );
  await program.parseAsync(['node', ...command.split(' ')]);
  return code;
};

const commands = pages.flatMap((page) => commandsOf(page).map((command) => [page, command] as const));

test('the pages have commands', () => {
  expect(commands.length).toBeGreaterThan(15);
});

test.each(commands)('%s: %s', async (_page, command) => {
  expect(await parse(command)).toBe(0);
});

test('a command that is not one would be noticed', async () => {
  await expect(parse('pacegate baseline export --form bmf')).rejects.toThrow(/unknown option/);
  await expect(parse('pacegate baseline export --format csv')).rejects.toThrow(/not known/);
});
