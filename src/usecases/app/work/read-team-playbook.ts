import type { PlaybookEntry } from '../../../core/playbook.ts';
import { readCommitted } from '../../../measure/sandbox/read-committed.ts';
import { escapeTerminal, shorten } from '../../../report/escape.ts';
import { playbookDirectory, readPlaybookFile } from '../../../report/investigation/playbook-file.ts';
import type { Assignment } from './work-tools.ts';

/** What the team keeps in its repository, as people have edited it. */
export interface TeamPlaybook {
  readonly entries: readonly PlaybookEntry[];
  /** About files that can't be read: sentences, with a stranger's text. */
  readonly notices: readonly string[];
}

/** As many are matched with; an entry of the longest texts has some 700 KB, an honest one 5. */
const most = { files: 100, bytes: 200_000 } as const;
const mostNotices = 5;

/** A page about the directory is no entry. */
const isWanted = (name: string): boolean => name.endsWith('.md') && !/^readme\.md$/i.test(name);

const shown = (name: string): string => shorten(escapeTerminal(name), 100);

/**
 * The playbook in the repository at a commit of the default branch; nothing where `commit` is null. Whatever is there is no reason not to
 * investigate. Throws the signal's reason on an abort.
 */
export const readTeamPlaybook = async (
  directory: string,
  commit: string | null,
  { tools, signal }: Pick<Assignment, 'tools' | 'signal'>,
): Promise<TeamPlaybook> => {
  if (commit === null) return { entries: [], notices: [] };
  const environment = tools.environment ?? process.env;
  const found = await readCommitted({
    directory,
    commit,
    below: playbookDirectory,
    isWanted,
    most,
    environment,
    signal,
  });
  const read = found.files.map(({ name, text }) => ({ name, entry: text === null ? null : readPlaybookFile(text) }));
  const bad = read.filter(({ entry }) => entry === null);
  const at = commit.slice(0, 12);
  return {
    entries: read.flatMap(({ entry }) => entry ?? []),
    notices: [
      ...(found.problem === null ? [] : [`The playbook at ${at} was not read: ${found.problem}.`]),
      ...bad
        .slice(0, mostNotices)
        .map(
          ({ name }) =>
            `${playbookDirectory}/${shown(name)} at ${at} was left out: it has to be a file of at most ${most.bytes / 1000} KB with an entry (pacegate/playbook@1) in its json block.`,
        ),
      ...(bad.length > mostNotices ? [`So were ${bad.length - mostNotices} more files of the playbook.`] : []),
      ...(found.count > most.files
        ? [`Of ${found.count} files in ${playbookDirectory} at ${at} the first ${most.files} were read.`]
        : []),
    ],
  };
};
