import { parseChangedLines } from '../../advice/source/changed-lines.ts';
import type { FileTexts, Facts } from '../../investigation/facts.ts';
import type { Known } from './known.ts';
import type { InvestigatedRepository } from './ports.ts';

/** A change of more files is looked at in part: nobody reads it, and each file is read by a process of git. */
const mostFiles = 600;
/** Characters. What is longer was written by a program. */
const longest = 2_000_000;
/** Files that are read at the same time. */
const width = 8;

const readable = (text: string | null): string | null =>
  text === null || text.length > longest || text.slice(0, 8000).includes('\0') ? null : text;

const inTurn = async <T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += width)
    results.push(...(await Promise.all(items.slice(from, from + width).map(work))));
  return results;
};

/** Everything that the experts look at, and what a reader must know of it. */
export const gatherFacts = async (
  { result, plan, blocks, profiles }: Known,
  repository: InvestigatedRepository,
): Promise<{ readonly facts: Facts; readonly notices: readonly string[] }> => {
  const diff = await repository.diff();
  const renamed = new Map(
    (diff === null ? [] : parseChangedLines(diff)).flatMap(({ path, previousPath, status }) =>
      status === 'renamed' && previousPath !== null ? [[path, previousPath] as const] : [],
    ),
  );
  const gone = new Set(renamed.values());
  const paths = repository.sides.changedFiles.filter((path) => !gone.has(path));
  const read = await inTurn(paths.slice(0, mostFiles), async (path): Promise<[string, FileTexts]> => {
    const [base, head] = await Promise.all([
      repository.read('base', renamed.get(path) ?? path),
      repository.read('head', path),
    ]);
    return [path, { base: readable(base), head: readable(head) }];
  });
  const suites = [...plan.suites, ...plan.bundles];
  return {
    facts: {
      diff: diff ?? '',
      files: Object.fromEntries(read),
      directories: Object.fromEntries(suites.map(({ suite, own }) => [suite.name, own.head.directory])),
      result,
      blocks,
      profiles,
      bundles: plan.bundles.flatMap(({ measurement }) => measurement ?? []),
    },
    notices: [
      ...(diff === null ? ['The difference is larger than 5 MB: renamed files are taken for new ones.'] : []),
      ...(paths.length > mostFiles
        ? [`The change touches ${paths.length} files: ${mostFiles} of them were looked at.`]
        : []),
    ],
  };
};
