import type { Socket } from 'node:net';

interface LineReader {
  /** Characters that a line may have just now. */
  readonly longest: () => number;
  /** False when the line is not one that may come: the connection is closed. */
  readonly take: (line: string) => boolean;
}

/** Reads a socket line by line, and closes it on the first that is too long or is refused. */
export const readLines = (socket: Socket, { longest, take }: LineReader): void => {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (data: string) => {
    const lines = (rest + data).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longest() || !lines.every((line) => line.length <= longest() && take(line))) socket.destroy();
  });
};
