import type { Octokit } from '@octokit/rest';

type Plugin = Parameters<typeof Octokit.plugin>[0];

/** Waits that many milliseconds. */
export type Wait = (milliseconds: number) => Promise<void>;

export const systemWait: Wait = (milliseconds) =>
  new Promise((done) => {
    setTimeout(done, milliseconds);
  });

/**
 * For a POST that names its own content, so that sending it twice does nothing twice. Not by `retries`: where that is
 * given, plugin-retry repeats refusals too.
 */
export const repeatable = { repeatable: true } as const;

/**
 * An Octokit plugin, to stand before plugin-retry in the list (whose own waits must be set to 0): waits 1, 4, 9 s before
 * repeats, and forbids repeating a POST, which may have been carried out though its answer was lost. Who knows that a
 * POST can be repeated says so with `request: repeatable`; all others go through createOnce.
 */
export const pacing = (octokit: Parameters<Plugin>[0], options: Parameters<Plugin>[1]): { pause: Wait } => {
  const { wait: pause = systemWait }: { wait?: Wait } = options['pacing'] ?? {};
  octokit.hook.before('request', async (request) => {
    // Octokit hands the same object to all requests that bring none: what is noted of one would hold for the next.
    const settings: Record<string, unknown> = { ...request.request };
    request.request = settings;
    if (request.method === 'POST' && settings['repeatable'] !== true) settings['retries'] = 0;
    const repeats = Number(settings['retryCount'] ?? 0);
    if (repeats > 0) await pause(1000 * repeats ** 2);
  });
  return { pause };
};
