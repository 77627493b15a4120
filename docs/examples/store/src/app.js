import { createAccessLog } from './access-log.js';
import { createAnswer } from './answer.js';
import { readBody, RequestError } from './body.js';
import { readNavigation } from './navigation.js';
import { routes } from './routes.js';
import { createSessions } from './sessions.js';
import { createWordFinder, readWords } from './words.js';

/** Everything that routes need. */
const openStore = async ({ configuration, database, worker }) => {
  const [navigation, words] = await Promise.all([readNavigation(database), readWords(database)]);
  return {
    database,
    worker,
    navigation,
    configuration,
    sessions: createSessions(database, configuration.sessions),
    wordsFor: createWordFinder(words, configuration.words),
  };
};

const hasBody = ({ method }) => method === 'POST' || method === 'PUT';

/** The store as a listener for Node's HTTP server. Reads from the database what does not change while it runs. */
export const buildApp = async ({ configuration, database, worker, log }) => {
  const { http } = configuration;
  const store = await openStore({ configuration, database, worker });
  const accessLog = createAccessLog(log);
  const answer = createAnswer(http.compression);

  const handle = async (request) => {
    const { pathname, searchParams: query } = new URL(request.url, 'http://store');
    const known = routes.filter(([, pattern]) => pattern.test(pathname));
    if (known.length === 0) throw new RequestError(404, 'There is nothing here.');
    const route = known.find(([method]) => method === request.method);
    if (route === undefined) throw new RequestError(405, 'Another method is needed here.');
    const [, pattern, handler] = route;
    const body = hasBody(request) ? await readBody(request, http.bodyLimit) : null;
    return handler(store, { request, query, body, parts: pattern.exec(pathname) });
  };

  return async (request, response) => {
    accessLog.begin(request, response);
    try {
      const [status, value] = await handle(request);
      await answer(request, response, status, value);
    } catch (error) {
      const status = error instanceof RequestError ? error.status : 500;
      if (status === 500) log.info({ event: 'failed', path: request.url, reason: error.message });
      if (response.headersSent) return;
      await answer(request, response, status, { error: status === 500 ? 'This went wrong.' : error.message });
    }
  };
};
