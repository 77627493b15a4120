import type { Path, PlacedProblem } from './problem.ts';
import { entriesOf, quoted, valueAt } from './problem.ts';

/** Headers that are not for the configuration, with what to do instead. */
export type OwnHeaders = ReadonlyMap<string, string>;

/** What the schema can't say about the `headers` of `holder`: names that stand twice, or that are `own`. */
export const checkHeaders = (holder: unknown, path: Path, own: OwnHeaders): PlacedProblem[] => {
  const names = entriesOf(valueAt(holder, 'headers')).map(([name]) => name);
  const firsts = new Map(names.map((name, index) => [name.toLowerCase(), index] as const).toReversed());
  return names.flatMap((name, index): PlacedProblem[] => {
    const place = { path: [...path, 'headers', name], at: 'key' } as const;
    const cure = own.get(name.toLowerCase());
    if (cure !== undefined) {
      return [{ ...place, problem: `Pacegate sets the header ${quoted(name)} itself.`, cure }];
    }
    if (firsts.get(name.toLowerCase()) === index) return [];
    const problem = `The header ${quoted(name)} stands here twice: upper and lower case are the same.`;
    return [{ ...place, problem, cure: 'Keep one of them.' }];
  });
};
