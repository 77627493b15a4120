import { posix } from 'node:path';
import { placesIn } from '../../config/places.ts';
import { readCsv, type Table } from '../../config/read-csv.ts';
import { readYaml } from '../../config/read-yaml.ts';
import type { Path } from '../../config/problem.ts';
import { ConfigurationError } from '../../core/errors.ts';
import type { MeasurePart } from './plan-measure.ts';

export interface DataSource {
  /** The configuration as messages name it, and its text. */
  readonly file: string;
  readonly text: string;
  /** The text of a file of the commit, from the top of the repository; null where it has none. */
  readonly read: (path: string) => Promise<string | null>;
}

/** Places that no parameter, capture of a step before, or column fills. */
const unfilled = ({ scenario }: MeasurePart, columns: readonly string[]): string[] => {
  const known = new Set(columns);
  return (scenario.steps ?? []).flatMap(({ route, capture }) => {
    const params = Object.keys(route.params);
    const missing = placesIn(`${route.path} ${route.body ?? ''}`).filter(
      (it) => !known.has(it) && !params.includes(it),
    );
    for (const name of Object.keys(capture)) known.add(name);
    return missing;
  });
};

/**
 * Reads the rows that a scenario takes its values from; null for one without. Throws a ConfigurationError where the file is
 * missing or is no CSV, or lacks a column.
 */
export const loadData = async (part: MeasurePart, { file, text, read }: DataSource): Promise<Table | null> => {
  const { suite, scenario } = part;
  const { data } = scenario;
  const refuse = (problem: string, cure: string, key: string = 'data'): never => {
    const path: Path = [
      'suites',
      suite.name,
      'scenarios',
      scenario.name,
      ...(key === 'data' ? ['data', 'file'] : [key]),
    ];
    const yaml = readYaml(text);
    const placed = { path, at: 'value' as const, problem, cure };
    throw new ConfigurationError(file, [
      'content' in yaml ? yaml.content.locate(placed) : { line: 1, column: 1, problem, cure },
    ]);
  };
  if (data === null) return null;
  const path = posix.join(suite.directory, data.file);
  const content = await read(path);
  if (content === null)
    return refuse(
      `There is no ${path} in this commit.`,
      'Add the file (untracked files count in the working tree, ignored ones do not), or correct its name.',
    );
  const table = readCsv(content);
  if ('problem' in table)
    return refuse(
      `${path}, line ${table.line}: ${table.problem}`,
      'Correct the file (RFC 4180, a line of names first).',
    );
  const [missing] = unfilled(part, table.columns);
  if (missing !== undefined)
    return refuse(
      `{${missing}} has no values: ${path} has the columns ${table.columns.slice(0, 12).join(', ')}.`,
      'Name a column so, or capture the value in a step before.',
      'steps',
    );
  return table;
};
