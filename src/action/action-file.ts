import { stringify } from 'yaml';
import { inputTexts, outputTexts } from './inputs.ts';

const note = '# Written by "npm run docs" from src/action/inputs.ts. Change it there.\n';

/** action.yml: what GitHub reads of the Action. */
export const actionFile = (): string =>
  note +
  stringify(
    {
      name: 'Pacegate',
      description:
        'A performance gate for pull requests: measures base and head at the same time, and says how sure it is.',
      author: 'The Pacegate authors',
      branding: { icon: 'activity', color: 'green' },
      inputs: Object.fromEntries(
        Object.entries(inputTexts).map(([name, { description, default: fallback }]) => [
          name,
          { description, required: false, default: fallback },
        ]),
      ),
      outputs: Object.fromEntries(Object.entries(outputTexts).map(([name, description]) => [name, { description }])),
      runs: { using: 'node24', main: 'dist/action.js' },
    },
    { lineWidth: 0, singleQuote: true },
  );
