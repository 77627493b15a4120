/** Lets so many in at once; the others wait their turn. */
export interface WaitingRoom {
  /** Somebody who was due at this time, performance.now() in ms. */
  come(due: number): void;
  inside(): number;
  waiting(): number;
  /** Sends those that wait away, without a word. */
  clear(): void;
}

interface RoomOptions {
  /** How many may be inside. */
  readonly places: number;
  /** Never rejects. */
  readonly enter: (due: number) => Promise<void>;
  /** Called for each that could not be let in. */
  readonly refused: () => void;
}

/** Whoever has waited longer is refused, as a client gives up, ms. */
const longestWait = 10_000;
/** More would only be refused later, and take memory meanwhile. */
const mostWaiting = 200_000;

export const createWaitingRoom = ({ places, enter, refused }: RoomOptions): WaitingRoom => {
  let queue: number[] = [];
  let head = 0;
  let inside = 0;
  const waiting = (): number => queue.length - head;
  const hasRoom = (): boolean => waiting() > 0 && inside < places;
  const next = (): number | undefined => {
    const due = queue[head];
    head += 1;
    // Cut now and then: cutting at every turn would move all the others each time.
    if (head > 1024 && head * 2 > queue.length) {
      queue = queue.slice(head);
      head = 0;
    }
    return due;
  };
  const admit = async (due: number): Promise<void> => {
    inside += 1;
    await enter(due);
    inside -= 1;
    while (hasRoom()) {
      const first = next();
      if (first === undefined) return;
      if (performance.now() - first > longestWait) refused();
      else void admit(first);
    }
  };
  return {
    come: (due) => {
      if (inside < places) void admit(due);
      else if (waiting() < mostWaiting) queue.push(due);
      else refused();
    },
    inside: () => inside,
    waiting,
    clear: () => {
      queue = [];
      head = 0;
    },
  };
};
