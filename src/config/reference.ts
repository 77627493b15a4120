import type { z } from 'zod';
import { usualToleranceWords } from '../core/change-words.ts';
import { metricCatalogue } from '../core/metrics.ts';
import { defaultPolicy, toleranceOf } from '../core/policy.ts';
import { shortestExample } from './check-text.ts';
import { completeExample } from './complete-example.ts';
import { notationPhrase } from './field.ts';
import { isObserved } from './notices.ts';
import { type Section, sections } from './reference-sections.ts';
import { bare, childSchema, formsOf, kindsOf, shapeOf } from './schema-walk.ts';
import { configurationSchema } from './schema.ts';

type Schema = z.core.$ZodType;

const schemaAt = (path: Section['path']): Schema =>
  path.reduce<Schema>((schema, step) => {
    const inner = bare(schema).schema;
    const forms = [inner, ...formsOf(inner)].map((form) => childSchema(bare(form).schema, step));
    const child = forms.find((it) => it !== null);
    if (child === undefined || child === null) throw new RangeError(`The schema has no ${path.join('.')}.`);
    return child;
  }, configurationSchema);

const shapeAt = ({ path, kind }: Section): Readonly<Record<string, Schema>> => {
  const { schema } = bare(schemaAt(path));
  const chosen = kind === undefined ? undefined : kindsOf(schema)?.forms.get(kind);
  const shapes = (chosen === undefined ? formsOf(schema) : [chosen]).map((form) => shapeOf(bare(form).schema));
  return shapes.find((shape) => shape !== null) ?? {};
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

const defaultOf = (schema: Schema): string => {
  const { facts, initial, optional } = bare(schema);
  if (facts.absent !== undefined) return facts.absent;
  if (typeof initial === 'string' || typeof initial === 'number' || typeof initial === 'boolean') {
    return `\`${initial}\``;
  }
  return optional ? '' : '**required**';
};

const fieldTable = (shape: Readonly<Record<string, Schema>>): string =>
  table(
    ['Key', 'What it is', 'Value', 'Default'],
    Object.entries(shape).map(([key, schema]) => {
      const { description, facts } = bare(schema);
      return [`\`${key}\``, description, facts.expects ?? 'any value', defaultOf(schema)];
    }),
  );

const sectionText = (section: Section): string =>
  [`## ${section.title}`, ...(section.text === '' ? [] : [section.text]), fieldTable(shapeAt(section))].join('\n\n');

/** What the gate accepts of these has its own default, whatever the general one. */
const apart: Readonly<Record<string, number>> = { 'errors.rate': 0.001, 'page.cls': 0.05 };

const usualTolerance = (id: string): string => usualToleranceWords(id, apart[id] ?? toleranceOf(defaultPolicy, id));

const metricTable = (): string =>
  table(
    ['Metric', 'What it is', 'Better', 'A budget is', 'Tolerance', 'Observed by `check`'],
    Object.entries(metricCatalogue).map(([id, { title, better, unit }]) => [
      `\`${id}\``,
      title,
      better,
      notationPhrase(unit),
      usualTolerance(id),
      isObserved(id) ? 'yes' : 'no',
    ]),
  );

/** The page docs/configuration.md. */
export const configurationReference =
  (): string => `<!-- Written by "npm run docs" from src/config. Change it there. -->

# Configuration

Pacegate reads \`.github/pacegate.yml\`, or the file that \`--config FILE\` names. It says what to measure (suites), how much
slower is too slow (tolerance), and what must hold whatever the base did (budgets).

Start small. This is a whole configuration; everything else has a default:

\`\`\`yaml
${shortestExample}
\`\`\`

A larger one:

\`\`\`yaml
${completeExample}\`\`\`

The comment in its first line gives editors with the YAML language server completion and checks as you type.

Commands come from each side's own file. The policy (\`budgets\`, \`tolerance\`, \`prices\`, \`gate\`) comes from the base, so that a change
can't loosen the gate that judges it; a change to the policy is shown in the report and takes effect after the merge.

## How values are written

- **Durations** have a unit: \`us\`, \`ms\`, \`s\`, \`m\`, \`h\`. Examples: \`200ms\`, \`1.5s\`, \`10m\`.
- **Sizes** have a unit: \`B\`, \`KB\`, \`MB\`, \`GB\` (thousands) or \`KiB\`, \`MiB\`, \`GiB\` (1,024). Example: \`200MB\`.
- **Shares and changes** are percentages: \`5%\`, \`0.1%\`.
- **Text from the environment**: \`\${NAME}\` in \`env\`, \`headers\`, \`cookies\` and \`database\` stands for that variable where Pacegate runs. A
  variable that is not set is an error; \`$\${NAME}\` is the text \`\${NAME}\` itself.
- **Names** of suites and scenarios become file names: at most 64 letters, digits, dots, dashes and underscores.

A mistake is never skipped. Pacegate lists every one with its line and column, says what would be right, and exits with 2
before anything is measured:

\`\`\`text
.github/pacegate.yml:6:5: Unknown key "directroy". Did you mean "directory"?
.github/pacegate.yml:9:19: "stop-timeout" is 5. Write a duration with its unit from 0s to 5m, such as 5s.
\`\`\`

${sections.map(sectionText).join('\n\n')}

## tolerance

Changes that the team accepts, by [metric](#metrics), and \`default\` for the others (\`5%\`). Each is relative, a percentage from
0.1% to 100%. A metric whose noise asks for another tolerance has one of its own, shown below, until the file sets one for
that very metric; \`default\` does not change it.

Some metrics are often 0, or below, and are compared by difference:

- \`errors.rate: 0.5%\` is half a per cent of all requests.
- \`memory.growth: 100B\` is a size: bytes a request.
- \`db.connections: 0.05\` is a number: connections a request.
- \`page.cls: 0.05\` is a number too; \`5%\` means the same.

Counts a request that are the same in all blocks are compared exactly, and their tolerance is 0 unless the file sets one: see
[Metrics](metrics.md#how-a-metric-is-compared).

## Metrics

[Metrics](metrics.md) says of each how it is taken, how much it varies, and when it misleads. What \`pacegate check\` does not observe may
have budgets and tolerances all the same; the report says that they were not judged.

${metricTable()}
`;
