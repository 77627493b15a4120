/** What went wrong first: that cleaning up after it failed too is rarely news. */
export const firstError = (error: unknown): unknown =>
  error instanceof SuppressedError ? firstError(error.suppressed) : error;
