/** What a measurement takes beside its time limit, at least: reading, the last block, writing; ms. */
const least = 60_000;
const share = 0.1;

/** Of a job's wall time, ms: what the measuring command may have of it, in whole seconds. */
export const mostOf = (job: number): number =>
  Math.max(1000, Math.floor((job - Math.max(least, share * job)) / 1000) * 1000);

/**
 * The time limit that the measuring command is given, in ms and whole seconds, or null where the policy's own will do. A job that is
 * killed by its wall time has no result; one that is told before ends with what it knows. `job` is the wall time.
 */
export const timeLimitFor = ({ policy, job }: { readonly policy: number; readonly job: number }): number | null => {
  const most = mostOf(job);
  return policy > most ? most : null;
};
