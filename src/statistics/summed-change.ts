import { upperQuantile } from './student-t.ts';

/** An estimate with what is known of its error. */
export interface Term {
  readonly mean: number;
  /** Standard error of `mean`. */
  readonly error: number;
  /** Degrees of freedom of `error`; Infinity where it is known. */
  readonly freedom: number;
}

export interface Sum {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Beyond it Student's t is the normal distribution to all digits that anyone reads. */
const normalFreedom = 1000;

/**
 * The sum of independent estimates, each end of its interval failing with probability `tail`. Variances add; the degrees of freedom of
 * their sum are those of Welch (1947, "The generalization of Student's problem when several different population variances are
 * involved") and Satterthwaite (1946): V^2 / sum of v^2 / f over the terms. Terms without error shift the sum and no more. No
 * terms sum to 0.
 */
export const sumOf = (terms: readonly Term[], tail: number): Sum => {
  let mean = 0;
  let variance = 0;
  let spread = 0;
  for (const term of terms) {
    const own = term.error ** 2;
    mean += term.mean;
    variance += own;
    spread += own ** 2 / term.freedom;
  }
  if (variance === 0) return { mean, low: mean, high: mean };
  const freedom = spread === 0 ? normalFreedom : Math.min(normalFreedom, variance ** 2 / spread);
  const half = upperQuantile(tail, freedom) * Math.sqrt(variance);
  return { mean, low: mean - half, high: mean + half };
};
