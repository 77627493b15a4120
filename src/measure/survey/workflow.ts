import { isMapping, valueAt } from '../../config/problem.ts';
import { readYaml } from '../../config/read-yaml.ts';
import { textAt } from './raw-json.ts';

/** Rights of the job's token: a level for each area, or for all of them. */
export type Permissions = 'read-all' | 'write-all' | ReadonlyMap<string, string>;

export interface WorkflowStep {
  readonly name: string | null;
  readonly uses: string | null;
  readonly run: string | null;
  /** Inputs, each as text. */
  readonly with: ReadonlyMap<string, string>;
}

export interface WorkflowJob {
  readonly id: string;
  readonly name: string | null;
  /** null where the job says nothing, so that the workflow's hold. */
  readonly permissions: Permissions | null;
  readonly condition: string | null;
  readonly steps: readonly WorkflowStep[];
  /** Images of its service containers. */
  readonly services: readonly string[];
  readonly hasMatrix: boolean;
}

/** A trigger with its filters: `branches`, `paths`, `types`, ... */
export type Filters = ReadonlyMap<string, readonly string[]>;

/** A workflow file, as far as it can be told without running it. */
export interface Workflow {
  readonly path: string;
  readonly name: string | null;
  readonly events: ReadonlyMap<string, Filters>;
  readonly permissions: Permissions | null;
  readonly jobs: readonly WorkflowJob[];
}

/** A file below .github/workflows. */
export type WorkflowFile =
  | { readonly kind: 'workflow'; readonly workflow: Workflow }
  /** `why`: a sentence with line and column. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly why: string };

const scalarText = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

const entries = (value: unknown): [string, unknown][] => (isMapping(value) ? Object.entries(value) : []);

const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((it: unknown) => scalarText(it) ?? []);

const eventsOf = (on: unknown): Map<string, Filters> =>
  isMapping(on)
    ? new Map(
        entries(on).map(([event, filters]) => [event, new Map(entries(filters).map(([key, it]) => [key, listOf(it)]))]),
      )
    : new Map(listOf(on).map((event) => [event, new Map()]));

const permissionsOf = (value: unknown): Permissions | null => {
  if (value === 'read-all' || value === 'write-all') return value;
  return isMapping(value) ? new Map(entries(value).map(([area, level]) => [area, scalarText(level) ?? ''])) : null;
};

const stepsOf = (steps: unknown): WorkflowStep[] =>
  (Array.isArray(steps) ? steps : []).filter(isMapping).map((step) => ({
    name: textAt(step, 'name'),
    uses: textAt(step, 'uses'),
    run: textAt(step, 'run'),
    with: new Map(
      entries(step['with']).flatMap(([key, it]) => {
        const text = scalarText(it);
        return text === null ? [] : [[key, text] as const];
      }),
    ),
  }));

const jobOf = ([id, job]: [string, unknown]): WorkflowJob => ({
  id,
  name: textAt(job, 'name'),
  permissions: permissionsOf(valueAt(job, 'permissions')),
  condition: scalarText(valueAt(job, 'if')),
  steps: stepsOf(valueAt(job, 'steps')),
  services: entries(valueAt(job, 'services')).flatMap(([, it]) => textAt(it, 'image') ?? scalarText(it) ?? []),
  hasMatrix: isMapping(valueAt(valueAt(job, 'strategy'), 'matrix')),
});

/** Reads the text of a workflow. Never throws, whatever the text holds. */
export const readWorkflow = (path: string, text: string): WorkflowFile => {
  const unreadable = (why: string): WorkflowFile => ({ kind: 'unreadable', path, why });
  const yaml = readYaml(text);
  if ('problems' in yaml) {
    const [first] = yaml.problems;
    return unreadable(
      first === undefined ? 'It is no YAML.' : `${path}:${first.line}:${first.column}: ${first.problem}`,
    );
  }
  const { value } = yaml.content;
  if (!isMapping(value)) return unreadable('It holds no mapping, so GitHub runs nothing of it.');
  if (!isMapping(value['jobs'])) return unreadable('It has no jobs, so GitHub runs nothing of it.');
  return {
    kind: 'workflow',
    workflow: {
      path,
      name: textAt(value, 'name'),
      events: eventsOf(value['on']),
      permissions: permissionsOf(value['permissions']),
      jobs: entries(value['jobs']).map(jobOf),
    },
  };
};
