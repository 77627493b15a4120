/**
 * The absolute path of a script that profiles name by URL or by path; null for what is no file. Queries, which reload a module,
 * are no part of it.
 */
export const scriptPath = (url: string): string | null => {
  if (url.startsWith('/')) return url;
  if (!url.startsWith('file://')) return null;
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
};
