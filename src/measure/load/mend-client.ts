import type { Client } from 'autocannon';

/** What autocannon's `headers` event tells of an answer. */
interface AnswerHead {
  readonly versionMinor: number;
  readonly statusCode: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
}

const fieldOf = ({ headers }: AnswerHead, name: string): string | null => {
  const index = headers.findIndex((text, place) => place % 2 === 0 && text.toLowerCase() === name);
  return index === -1 ? null : (headers[index + 1]?.toLowerCase() ?? null);
};

/** Whether this answer is the last one on its connection (RFC 9112, 9.3). */
const isLast = (head: AnswerHead): boolean => {
  const connection = fieldOf(head, 'connection') ?? '';
  return connection.includes('close') || (head.versionMinor === 0 && !connection.includes('keep-alive'));
};

const endsWithConnection = (head: AnswerHead, bodiless: boolean): boolean =>
  !bodiless && fieldOf(head, 'content-length') === null && fieldOf(head, 'transfer-encoding') === null;

/** Forgets half an answer, so that the next connection does not begin in the middle of it. */
export const forgetAnswer = (client: Client): void => {
  client.parser.initialize('RESPONSE');
  client.pipelinedRequests.clear();
};

interface MendOptions {
  /** Whether the request under way is one that is answered without a body. */
  readonly isHead: () => boolean;
  /** What autocannon has sent last went nowhere: it will ask for another request. */
  readonly unsent: () => void;
}

/**
 * What autocannon 9 does not do by itself. It goes on sending where the server has said `Connection: close`, which Node
 * answers with 503; it waits for the body of an answer to HEAD; and it does not see that a body without a length is over
 * when its connection is.
 */
export const mendClient = (client: Client, { isHead, unsent }: MendOptions): void => {
  let last = false;
  client.on('headers', (head: AnswerHead) => {
    const bodiless = isHead() || head.statusCode < 200 || head.statusCode === 204 || head.statusCode === 304;
    if (bodiless) Object.assign(client.parser, { body_bytes: 0, isChunked: false });
    const unbounded = endsWithConnection(head, bodiless);
    last = unbounded || isLast(head);
    if (!unbounded) return;
    client.conn.removeAllListeners('end');
    client.conn.once('end', () => client.parser.finish());
  });
  client.on('response', () => {
    if (!last) return;
    last = false;
    // autocannon sends its next request right after this event: a destroyed socket drops it without a word.
    client.conn.destroy();
    queueMicrotask(() => {
      if (client.destroyed) return;
      unsent();
      forgetAnswer(client);
      client._resetConnection();
    });
  });
};
