const newline = 10;
const carriageReturn = 13;

/** Longer lines are skipped: a log has none, and memory is bounded. Bytes. */
export const longestLine = 1_000_000;

export interface LineSplitter {
  push(chunk: Buffer): void;
  /** The last line may have no end. */
  end(): void;
}

interface Sink {
  readonly line: (text: string) => void;
  readonly tooLong: () => void;
}

/** Cuts bytes into lines and decodes each by itself: a byte that is no UTF-8 spoils no other line. */
export const createLineSplitter = ({ line, tooLong }: Sink): LineSplitter => {
  let rest: Buffer = Buffer.alloc(0);
  let skipping = false;

  const give = (bytes: Buffer, from: number, to: number): void => {
    const end = to > from && bytes[to - 1] === carriageReturn ? to - 1 : to;
    line(bytes.toString('utf8', from, end));
  };

  const finish = (chunk: Buffer, to: number): void => {
    if (skipping) skipping = false;
    else if (rest.length === 0) give(chunk, 0, to);
    else {
      const whole = Buffer.concat([rest, chunk.subarray(0, to)]);
      give(whole, 0, whole.length);
    }
    rest = Buffer.alloc(0);
  };

  return {
    push: (chunk) => {
      let from = chunk.indexOf(newline);
      if (from >= 0) {
        finish(chunk, from);
        from++;
        for (let to = chunk.indexOf(newline, from); to >= 0; to = chunk.indexOf(newline, from)) {
          give(chunk, from, to);
          from = to + 1;
        }
      }
      // The reader uses its buffer again.
      const tail = chunk.subarray(Math.max(0, from));
      if (skipping || tail.length === 0) return;
      if (rest.length + tail.length > longestLine) {
        tooLong();
        skipping = true;
        rest = Buffer.alloc(0);
      } else rest = Buffer.concat([rest, tail]);
    },
    end: () => {
      if (!skipping && rest.length > 0) give(rest, 0, rest.length);
      rest = Buffer.alloc(0);
      skipping = false;
    },
  };
};
