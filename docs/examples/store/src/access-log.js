/** A line for every request that is over, and how many are under way. */
export const createAccessLog = (log) => {
  /** What is known of requests under way, by number. */
  const underWay = new Map();
  let last = 0;
  return {
    begin: (request, response) => {
      last += 1;
      const id = last;
      const { method, url } = request;
      underWay.set(id, {
        method,
        path: url.split('?', 1)[0],
        from: request.socket.remoteAddress,
        started: performance.now(),
      });
      // "close" comes once, whether the answer was sent or the connection broke.
      response.once('close', () => {
        const { path, from, started } = underWay.get(id);
        underWay.delete(id);
        const time = Math.round((performance.now() - started) * 100) / 100;
        log.info({ event: 'request', id, method, path, from, status: response.statusCode, time });
      });
    },
    get underWay() {
      return underWay.size;
    },
  };
};
