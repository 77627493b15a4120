import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const int16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};
const text = (value: string): Buffer => Buffer.from(`${value}\0`);
const message = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
};

const ready = message('Z', Buffer.from('I'));
const columns = message('T', int16(1), text('n'), int32(0), int16(0), int32(23), int16(4), int32(-1), int16(0));
const row = message('D', int16(1), int32(1), Buffer.from('7'));
const error = message('E', text('SERROR'), text('C42601'), text('Mit is broken'), Buffer.from([0]));

/** As many rows as the statement's LIMIT says, or one. */
const rowsOf = (sql: string): number => Number(/LIMIT (\d+)/i.exec(sql)?.[1] ?? 1);
const rows = (sql: string): Buffer[] => [
  ...Array.from({ length: rowsOf(sql) }, () => row),
  message('C', text(`SELECT ${rowsOf(sql)}`)),
];

const answer = (socket: Socket, type: string, body: Buffer, state: { sql: string }): void => {
  const send = (...parts: Buffer[]): void => void socket.write(Buffer.concat(parts));
  const string = (from: number): string => body.toString('utf8', from, body.indexOf(0, from));
  if (type === 'Q') {
    const sql = string(0);
    if (sql.includes('broken')) send(error, ready);
    else send(columns, ...rows(sql), ready);
  } else if (type === 'P') {
    state.sql = string(body.indexOf(0) + 1);
    send(message('1'));
  } else if (type === 'B') send(message('2'));
  else if (type === 'D') send(columns);
  else if (type === 'E') send(...rows(state.sql));
  else if (type === 'S') send(ready);
  else if (type === 'X') socket.end();
};

/** Speaks as much of PostgreSQL's protocol as a client needs; every statement succeeds unless it says "broken". */
export const startFakePostgres = async (): Promise<{ readonly port: number } & AsyncDisposable> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    let waiting = Buffer.alloc(0);
    let greeted = false;
    const state = { sql: '' };
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      waiting = Buffer.concat([waiting, data]);
      const head = (): number => (greeted ? 1 : 0);
      while (waiting.length >= head() + 4 && waiting.length >= head() + waiting.readInt32BE(head())) {
        const start = head();
        const length = waiting.readInt32BE(start);
        const body = waiting.subarray(start + 4, start + length);
        const type = waiting.toString('utf8', 0, start);
        waiting = waiting.subarray(start + length);
        if (start === 1) answer(socket, type, body, state);
        else {
          greeted = true;
          socket.write(Buffer.concat([message('R', int32(0)), ready]));
        }
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it has no port');
  return {
    port: address.port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
};
