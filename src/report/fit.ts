/** GitHub refuses comments beyond 65,536 characters; what is around the body needs some of that. */
export const commentLimit = 60_000;

const encoder = new TextEncoder();

/** Bytes of `text` in UTF-8. Never less than its `length`, so a limit of bytes keeps one of characters too. */
export const byteLength = (text: string): number => encoder.encode(text).length;

const note = '\n\nThe rest is cut: it is too long for this place.\n';

/** What a text has opened and not closed yet. */
interface Opened {
  /** The fence of a block of code, or empty. */
  readonly fence: string;
  readonly folds: number;
}

const after = ({ fence, folds }: Opened, line: string): Opened => {
  const [, found = ''] = /^ *(`{3,})/u.exec(line) ?? [];
  if (fence !== '') return { fence: found === fence ? '' : fence, folds };
  return { fence: found, folds: folds + Number(line === '<details>') - Number(line === '</details>') };
};

const closing = ({ fence, folds }: Opened): string =>
  `${fence === '' ? '' : `\n${fence}`}${'\n\n</details>'.repeat(Math.max(0, folds))}`;

/** Whole lines from the start of `text`, what they open closed, and a note. */
const cut = (text: string, limit: number): string => {
  const kept: string[] = [];
  let opened: Opened = { fence: '', folds: 0 };
  let used = byteLength(note);
  for (const line of text.split('\n')) {
    const next = after(opened, line);
    used += byteLength(line) + 1;
    if (used + byteLength(closing(next)) > limit) break;
    kept.push(line);
    opened = next;
  }
  return `${kept.join('\n')}${closing(opened)}${note}`;
};

/**
 * The fullest text that is within `limit` bytes. `rooms` says how much may be shown, from everything to least; `render`
 * must say in the text what it leaves out. When even the least is too long, whole lines are cut from its end.
 */
export const fit = <Room>(rooms: readonly Room[], render: (room: Room) => string, limit: number): string => {
  let text = '';
  for (const room of rooms) {
    text = render(room);
    if (byteLength(text) <= limit) return text;
  }
  return cut(text, limit);
};
