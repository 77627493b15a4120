import type { z } from 'zod';
import { formatShare } from '../core/format.ts';
import { metricCatalogue } from '../core/metrics.ts';
import { defaultPolicy, toleranceOf } from '../core/policy.ts';
import { shortestExample } from './check-text.ts';
import { completeExample } from './complete-example.ts';
import { notationPhrase } from './field.ts';
import { isObserved } from './notices.ts';
import { bare, childSchema, formsOf, kindsOf, shapeOf } from './schema-walk.ts';
import { configurationSchema } from './schema.ts';

type Schema = z.core.$ZodType;

interface Section {
  readonly title: string;
  /** Keys to the mapping from the root; "*" is any name and 0 any entry of a list. */
  readonly path: readonly (string | 0)[];
  /** Which of the kinds that may stand there: the value of its `type`. */
  readonly kind?: string;
  readonly text: string;
}

const sections: readonly Section[] = [
  { title: 'Top level', path: [], text: '' },
  {
    title: 'A suite of type service',
    path: ['suites', '*'],
    kind: 'service',
    text: 'Below `suites`, by name. An HTTP service that is put under load. It has processes of its own. `install`, `build` and `start` run in `directory`, in a shell, and come from the side that they serve: the base is built as the base says, the head as the head says.',
  },
  {
    title: 'A suite of type bundle',
    path: ['suites', '*'],
    kind: 'bundle',
    text: 'What a build makes for browsers: see [Bundles](bundles.md). At least one of `stats` and `output` is needed.',
  },
  {
    title: 'A suite of type page',
    path: ['suites', '*'],
    kind: 'page',
    text: 'A page that is loaded in a browser: see [Pages](pages.md). One of `service`, `serve` and `files` is needed. Beside `service`, which brings its own, neither `directory`, `install`, `build`, `env` nor what starts it may stand.',
  },
  {
    title: 'ready',
    path: ['suites', '*', 'ready'],
    text: 'Of services and pages. Either a path alone (`ready: /healthz`) or:',
  },
  {
    title: 'A request',
    path: ['suites', '*', 'requests', 0],
    text: 'An entry of `requests` of a service. Values in a `{place}` of the path are percent-encoded, those in a body escaped as JSON text is; a number in JSON is written in a text body: `body: \'{ "cart": {cart} }\'`.',
  },
  {
    title: 'params',
    path: ['suites', '*', 'requests', 0, 'params', '*'],
    text: 'For each place either a list of values (`{ word: [lamp, chair] }`) or a range of whole numbers:',
  },
  {
    title: 'expect',
    path: ['suites', '*', 'requests', 0, 'expect'],
    text: 'An answer that is not as expected counts as an error.',
  },
  {
    title: 'expect.body',
    path: ['suites', '*', 'requests', 0, 'expect', 'body'],
    text: 'Either the exact text (`body: pong`) or one of:',
  },
  {
    title: 'A scenario',
    path: ['suites', '*', 'scenarios', '*'],
    text: 'Below `scenarios`, by name. `{ connections: 10 }` is a closed loop: ten clients, each waiting for its answer before the next request. `{ rate: 150 }` is the open model: requests are sent on time, and latency counts from when each was due.',
  },
  { title: 'warm-up', path: ['suites', '*', 'warm-up'], text: '' },
  {
    title: 'A budget',
    path: ['budgets', 'latency.p95'],
    text: 'Below `budgets`, by [metric](#metrics): an absolute bound on the head. `limit` blocks, `target` warns; at least one of them. Values are written in the unit of the metric.',
  },
  {
    title: 'gate',
    path: ['gate'],
    text: '',
  },
  { title: 'baseline', path: ['baseline'], text: 'See [Baselines](baselines.md).' },
  {
    title: 'app',
    path: ['app'],
    text: "See [The GitHub App](app.md). It comes from the base, so that a change can't let its own code run.",
  },
  {
    title: 'A goal',
    path: ['goals', 0],
    text: 'An entry of `goals`, from [stored measurements](baselines.md). It is about the suite as a whole, in the first of its scenarios that gives the metric.',
  },
];

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

const metricTable = (): string =>
  table(
    ['Metric', 'What it is', 'Better', 'A budget is', 'Tolerance', 'Observed by `check`'],
    Object.entries(metricCatalogue).map(([id, { title, better, unit }]) => [
      `\`${id}\``,
      title,
      better,
      notationPhrase(unit),
      formatShare(toleranceOf(defaultPolicy, id)),
      isObserved(id) ? 'yes' : 'not yet',
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

Commands come from each side's own file. The policy (\`budgets\`, \`tolerance\`, \`gate\`) comes from the base, so that a change
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

Relative changes that the team accepts, by [metric](#metrics), and \`default\` for the others (\`5%\`). Each is a percentage from
0.1% to 100%. A metric whose noise asks for another tolerance has one of its own, shown below, until the file sets one for
that very metric; \`default\` does not change it.

## Metrics

Those that \`pacegate check\` does not observe yet may have budgets and tolerances; the report says that they were not judged.

${metricTable()}
`;
