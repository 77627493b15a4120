/** One line of a push: this ref shall go from `before` to `after`; null: it is made or deleted. */
export interface PushCommand {
  readonly before: string | null;
  readonly after: string | null;
  readonly ref: string;
}

const shaOrNull = (text: string): string | null => (/^0+$/.test(text) ? null : text);

/** Reads the commands at the beginning of a push: packets of "old new ref", up to a flush packet. */
export const readPushCommands = (body: Buffer): PushCommand[] => {
  const commands: PushCommand[] = [];
  let at = 0;
  while (at + 4 <= body.length) {
    const length = Number.parseInt(body.toString('latin1', at, at + 4), 16);
    if (!(length > 4)) break;
    const [line = ''] = body.toString('utf8', at + 4, at + length).split('\0');
    const match = /^([0-9a-f]{40}) ([0-9a-f]{40}) (.+?)\n?$/.exec(line);
    if (match !== null) {
      const [, before = '', after = '', ref = ''] = match;
      commands.push({ before: shaOrNull(before), after: shaOrNull(after), ref });
    }
    at += length;
  }
  return commands;
};
