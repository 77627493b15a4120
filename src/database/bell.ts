/** Wakes those that wait for something to do. */
export interface Bell {
  /** How often it has rung. */
  rings(): number;
  ring(): void;
  /** Resolves once it has rung more than `heard` times, at the latest after that long, ms. */
  wait(heard: number, time: number): Promise<void>;
}

export const createBell = (): Bell => {
  const sleepers = new Set<() => void>();
  let count = 0;
  return {
    rings: () => count,
    ring: () => {
      count += 1;
      for (const wake of sleepers) wake();
    },
    wait: async (heard, time) => {
      if (count > heard) return;
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          sleepers.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, time);
        sleepers.add(wake);
      });
    },
  };
};
