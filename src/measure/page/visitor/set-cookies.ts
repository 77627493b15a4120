import type { PageCookie } from '../../../config/page-suite.ts';

/** The address of the browser's own debugger. */
const debuggerAddress = async (port: number): Promise<string> => {
  const response = await fetch(`http://127.0.0.1:${port}/json/version`);
  const version: unknown = await response.json();
  if (
    typeof version === 'object' &&
    version !== null &&
    'webSocketDebuggerUrl' in version &&
    typeof version.webSocketDebuggerUrl === 'string'
  )
    return version.webSocketDebuggerUrl;
  throw new Error('the browser tells no address of its debugger');
};

/**
 * Gives the browser cookies for the page's origin before it goes there. A header would not do: Chrome sends those with
 * what the page asks of other hosts too, and scripts would not see them.
 */
export const setCookies = async (port: number, cookies: readonly PageCookie[], url: string): Promise<void> => {
  if (cookies.length === 0) return;
  const socket = new WebSocket(await debuggerAddress(port));
  const answer = Promise.withResolvers<string>();
  socket.addEventListener('message', ({ data }) => answer.resolve(String(data)));
  socket.addEventListener('error', () => answer.reject(new Error('the connection to the browser broke')));
  socket.addEventListener('close', () => answer.reject(new Error('the browser hung up')));
  socket.addEventListener('open', () =>
    socket.send(
      JSON.stringify({
        id: 1,
        method: 'Storage.setCookies',
        params: { cookies: cookies.map(({ name, value }) => ({ name, value, url })) },
      }),
    ),
  );
  try {
    const reply: unknown = JSON.parse(await answer.promise);
    if (typeof reply === 'object' && reply !== null && 'error' in reply)
      // Chrome does not say which, and their values are secrets.
      throw new Error(`the browser refuses a cookie (${cookies.map(({ name }) => name).join(', ')})`);
  } finally {
    socket.close();
  }
};
