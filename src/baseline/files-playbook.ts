import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PlaybookEntry, playbookSchema } from '../core/playbook.ts';
import { readPlaybookFile } from '../report/investigation/playbook-file.ts';
import { fileFailure } from './file-failure.ts';
import { ignoreInGit } from './staged-files.ts';

export interface FilesPlaybookOptions {
  /** Where entries are kept, one file each; it is made when the first one is. */
  readonly directory: string;
  /** Where the team keeps files with entries, which are only read. */
  readonly team: string;
}

/** More would be no book that anybody keeps. */
const mostFiles = 1000;

const readJson = (text: string): PlaybookEntry | null => {
  try {
    const read = playbookSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

const entriesIn = async (
  directory: string,
  ending: string,
  read: (text: string) => PlaybookEntry | null,
): Promise<PlaybookEntry[]> => {
  const names = await readdir(directory).catch((): string[] => []);
  const files = names.filter((name) => name.endsWith(ending)).toSorted();
  const texts = await Promise.all(
    files.slice(-mostFiles).map((name) => readFile(join(directory, name), 'utf8').catch(() => '')),
  );
  return texts.flatMap((text) => read(text) ?? []);
};

/** What investigations on this machine have taught, and what the team keeps in its repository. Files that can't be read are left out. */
export const createFilesPlaybook = ({ directory, team }: FilesPlaybookOptions) => ({
  read: async (): Promise<readonly PlaybookEntry[]> => [
    ...(await entriesIn(directory, '.json', readJson)),
    ...(await entriesIn(team, '.md', readPlaybookFile)),
  ],
  /** An entry of the same place and class takes the place of the earlier one. Throws a BaselineError. */
  keep: async (entry: PlaybookEntry): Promise<void> => {
    const key = createHash('sha256').update(`${entry.reference}\n${entry.class}`).digest('hex').slice(0, 16);
    const path = join(directory, `${key}.json`);
    try {
      await mkdir(directory, { recursive: true });
      await ignoreInGit(directory);
      await writeFile(`${path}.part`, `${JSON.stringify(entry, null, 2)}\n`);
      await rename(`${path}.part`, path);
    } catch (error) {
      throw fileFailure(`The playbook in ${directory} can't be written`, error);
    }
  },
});
