/** What decides, in shares of the regression, and how much is measured for it. */
export const limits = {
  /** A cause wins back at least this much by being undone, and shows it alone on the base. */
  proven: 0.5,
  /** A contributing factor wins back, or shows, more. */
  contributing: 0.1,
  /** What is cleared wins back less, and shows less. */
  cleared: 0.25,
  /** All that is found together wins back this much: then the regression is explained. */
  explained: 0.8,
  /** Error of each end of a published interval: 95 %. */
  tail: 0.025,
  /** Error of the bound that is held against the tolerance. */
  withinTail: 0.05,
  /** Blocks of an arm, each of fresh processes, before it may be found guilty, of what varies; and before it may be cleared. */
  fewest: 4,
  fewestToClear: 3,
  /** An arm that is not decided after so many is called undecided. */
  most: 8,
  /** Attempts at a block of one arm that came to nothing. */
  mostLost: 3,
  /** The arm of something innocent. */
  placebo: 5,
  /** Arms of suspects that are measured side by side. */
  width: 4,
  /** With more suspects than this, the unlikely ones are undone in groups. */
  single: 8,
  /** Of more suspects, so many of the first are tested one by one all the same. */
  likely: 3,
  /** Sets of units that one look for the smallest set tries side by side. */
  sets: 4,
  /** The head joins a round when it has fewer blocks than `most`, or when this many blocks were measured since. */
  headEvery: 9,
} as const;
