/** The code of a system error ("ENOENT") or of PostgreSQL (SQLSTATE), or null for anything else. */
export const errorCode = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : null;
