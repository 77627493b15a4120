/** More stretches of time with lines than this are too many to keep. */
const mostCells = 240;

/** How much wider cells become, from 1 s on: 5 s, 15 s, 1 min, 5, 15 min, 1 h, 4 h, 1 d. Then four times each. */
const factors = [5, 3, 4, 5, 3, 4, 4, 6];

export interface TimeCells {
  /** ms */
  readonly width: number;
  /** The cell of a time. Before it answers, cells may have become wider. */
  at(time: number): number;
}

/** Cuts time into cells that are as fine as their number allows; `coarsen` is told when they become wider. */
export const createTimeCells = (coarsen: (factor: number) => void): TimeCells => {
  let width = 1000;
  let step = 0;
  let seen = new Set<number>();
  const widen = (): void => {
    const factor = factors[step++] ?? 4;
    width *= factor;
    seen = new Set([...seen].map((cell) => Math.floor(cell / factor)));
    coarsen(factor);
  };
  return {
    get width() {
      return width;
    },
    at: (time) => {
      seen.add(Math.floor(time / width));
      while (seen.size > mostCells) widen();
      return Math.floor(time / width);
    },
  };
};
