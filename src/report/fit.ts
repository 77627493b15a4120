/** GitHub refuses comments beyond 65,536 characters; what is around the body needs some of that. */
export const commentLimit = 60_000;

const encoder = new TextEncoder();

/** Bytes of `text` in UTF-8. */
export const byteLength = (text: string): number => encoder.encode(text).length;

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
  const note = '\n\nThe rest is cut: it is too long for one comment.\n';
  const kept: string[] = [];
  let used = byteLength(note);
  for (const line of text.split('\n')) {
    used += byteLength(line) + 1;
    if (used > limit) break;
    kept.push(line);
  }
  return `${kept.join('\n')}${note}`;
};
