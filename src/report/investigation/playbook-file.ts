import { type PlaybookEntry, playbookSchema } from '../../core/playbook.ts';
import { shareWords } from '../../investigation/synthesis/share-words.ts';
import { outside, outsideList } from './words.ts';

/** Where a team keeps such files, from the root of its repository. */
export const playbookDirectory = '.github/pacegate/playbook';

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 60);

/** What could end the block, open an element or mention anybody, as JSON writes it otherwise. */
const safeJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replaceAll(
    /[`<>@&]/gu,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const list = (title: string, texts: readonly string[]): string[] =>
  texts.length === 0 ? [] : [`## ${title}`, '', ...outsideList(texts, 1000), ''];

const paragraph = (title: string, text: string): string[] => [`## ${title}`, '', outside(text, 2000), ''];

/** A file for a team that wants the entry in its repository: for people, and at its end for later investigations. */
export const playbookFile = (entry: PlaybookEntry): { readonly path: string; readonly text: string } => {
  const { reference, at, title, recovery, confirmed } = entry;
  const won = recovery === null ? '' : ` Undoing it won back ${shareWords(recovery)}.`;
  const name = [slug(entry.class), slug(reference)].filter((it) => it !== '').join('-');
  return {
    path: `${playbookDirectory}/${name === '' ? 'entry' : name}.md`,
    text: [
      `# ${outside(title, 200)}`,
      '',
      `Found in ${outside(reference, 100)}, ${outside(at.slice(0, 10), 10)}.${won} ${confirmed ? 'A later check confirmed the fix.' : 'No later check has confirmed the fix yet.'}`,
      '',
      ...list('Symptoms', entry.symptoms),
      ...paragraph('Cause', entry.cause),
      ...paragraph('Proof', entry.proof),
      ...paragraph('Fix', entry.fix),
      ...paragraph('Prevention', entry.prevention),
      ...paragraph('What to watch', entry.monitor),
      '## For Pacegate',
      '',
      '```json',
      safeJson(entry),
      '```',
      '',
    ].join('\n'),
  };
};

/** The entry of such a file; null where there is none that can be read. People edit these files. */
export const readPlaybookFile = (text: string): PlaybookEntry | null => {
  // An editor, or git, may have made the line ends of another system.
  const [, json] = /^```json\n([^`]*)\n```\s*$/mu.exec(text.slice(-200_000).replaceAll('\r\n', '\n')) ?? [];
  if (json === undefined) return null;
  try {
    const read = playbookSchema.safeParse(JSON.parse(json));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};
