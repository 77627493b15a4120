import { parse } from 'yaml';
import { z } from 'zod';
import { inputTexts } from '../../src/action/inputs.ts';

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const step = z.object({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  if: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
const concurrency = z.strictObject({
  group: z.string(),
  'cancel-in-progress': z.union([z.boolean(), z.string()]).optional(),
  queue: z.enum(['single', 'max']).optional(),
});
const job = z.object({
  name: z.string().optional(),
  if: z.string().optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.number().optional(),
  permissions: permissions.optional(),
  concurrency: concurrency.optional(),
  steps: z.array(step),
});

const schema = z.object({
  name: z.string(),
  on: z.record(z.string(), z.record(z.string(), z.unknown()).or(z.array(z.unknown())).nullable()),
  permissions,
  concurrency: concurrency.optional(),
  jobs: z.record(z.string(), job),
});

export type Workflow = z.infer<typeof schema>;

/** Reads a workflow; throws where it is none. */
export const readWorkflow = (text: string): Workflow => schema.parse(parse(text));

const usesPacegate = ({ uses = '' }: z.infer<typeof step>): boolean => uses === './' || /\/pacegate@/.test(uses);

/** What is wrong with a workflow that uses the Action, in sentences: GitHub itself would say nothing of it. */
export const workflowProblems = ({ on, permissions: given, jobs, concurrency: whole }: Workflow): string[] => {
  const problems: string[] = [];
  const events = Object.keys(on);
  if (Object.keys(given).length > 0) problems.push('Rights belong to the jobs, not to the whole workflow.');
  if (events.includes('pull_request_target'))
    problems.push('pull_request_target runs strangers with a token that writes.');
  for (const event of ['pull_request', 'merge_group'])
    for (const filter of ['paths', 'paths-ignore', 'branches', 'branches-ignore'])
      if (Object.keys(on[event] ?? {}).includes(filter))
        problems.push(`A required check that ${filter} of ${event} skips is never reported.`);
  for (const [
    id,
    { name = id, steps, permissions: rights, if: condition, concurrency: own, ...rest },
  ] of Object.entries(jobs)) {
    if ([id, name].includes('pacegate')) problems.push(`The job ${id} takes the name of the check.`);
    if (rights === undefined) problems.push(`The job ${id} does not say what it may.`);
    if (rest['timeout-minutes'] === undefined) problems.push(`The job ${id} may hang for six hours.`);
    const group = own ?? whole;
    if (group?.queue === 'max' && group['cancel-in-progress'] !== undefined)
      problems.push(`The job ${id} can't both queue and cancel.`);
    if (/refresh|push/.test(condition ?? '') && group?.queue !== 'max')
      problems.push(`Refreshes of ${id} get dropped.`);
    for (const { uses = '', run = '', with: inputs = {} } of steps) {
      if (run.includes('${{')) problems.push(`A script of ${id} is put together from text of others.`);
      if (uses.startsWith('actions/checkout@') && inputs['persist-credentials'] !== false)
        problems.push(`The job ${id} leaves its token in the clone.`);
      if (uses.startsWith('actions/checkout@') && inputs['fetch-depth'] !== 0)
        problems.push(`The job ${id} has not the history that the merge base is found in.`);
    }
    for (const { with: inputs = {} } of steps.filter(usesPacegate))
      for (const input of Object.keys(inputs))
        if (!Object.hasOwn(inputTexts, input)) problems.push(`The Action has no input ${input}.`);
    if (!steps.some(usesPacegate)) problems.push(`The job ${id} does not use the Action.`);
  }
  return problems;
};
