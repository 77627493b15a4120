import type { PageSuite } from '../../config/page-suite.ts';

/** Asks are this often, and have this long, ms. */
const times = 2;
const patience = 10_000;

/**
 * Asks a server that was started just now for the page's document, so that what it does for its first answer only
 * (compiling templates, connecting to a database) is not taken for the page's. What it answers is the visit's matter.
 */
export const warmServer = async (
  origin: string,
  { path, headers, cookies }: Pick<PageSuite, 'path' | 'headers' | 'cookies'>,
  signal: AbortSignal,
): Promise<void> => {
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  try {
    for (let time = 0; time < times; time++) {
      const response = await fetch(`${origin}${path}`, {
        headers: { accept: 'text/html', ...headers, ...(cookie === '' ? {} : { cookie }) },
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      });
      await response.arrayBuffer();
    }
  } catch {
    // The visit meets the same, and says so.
  }
};
