import type { ProfileKind } from '../../advice/profile/side-profiles.ts';

/** How long each kind of profile is taken. */
export interface ProfilePlan {
  /** Slices of each kind: the more there are, the better their spread tells how far a difference can be trusted. */
  readonly slices: number;
  /** The shortest slice of each kind, ms; longer where the service is slow. */
  readonly shortest: Readonly<Record<ProfileKind, number>>;
}

/**
 * Stacks are sampled every 500 µs: five seconds are 10,000 samples, in which a function that takes a hundredth of the time is met a
 * hundred times. Heaps are sampled by bytes, of which there soon are enough.
 */
export const profilePlan = {
  slices: 10,
  shortest: { cpu: 500, allocation: 300, survivors: 300 },
} as const satisfies ProfilePlan;
