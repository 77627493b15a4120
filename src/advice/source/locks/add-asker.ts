import type { Asker, Gathered } from './lock-file.ts';

/** Adds who asks, once: one that asks in two ways (as a dependency and as a peer) does so one after the other. */
export const addAsker = ({ askedBy }: Gathered, asker: Asker): void => {
  const last = askedBy.at(-1);
  if (last?.name !== asker.name || last.version !== asker.version) askedBy.push(asker);
};
