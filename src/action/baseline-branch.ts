import { valueAt } from '../config/problem.ts';
import { readYaml } from '../config/read-yaml.ts';
import { baselineSchema } from '../config/schema.ts';

/**
 * The branch that keeps the stored record, by the text of a configuration (null where there is none). Only this is read of
 * it: variables that a measurement needs need not be set. Where it names none that can be, it is the usual one, and the
 * run itself says what is wrong.
 */
export const baselineBranch = (text: string | null): string => {
  const yaml = readYaml(text ?? '');
  const named = 'problems' in yaml ? {} : valueAt(yaml.content.value, 'baseline');
  const schema = baselineSchema.prefault({});
  return (schema.safeParse(named).data ?? schema.parse({})).branch;
};
