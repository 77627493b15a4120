/** The longest that one scenario may load a service, ms: a week. */
export const longestLoad = 7 * 24 * 3_600_000;
