import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A relay that gives connections process numbers of its own, as poolers do. */
export const startPooler = async (port: number): Promise<{ readonly port: number } & AsyncDisposable> => {
  const sockets = new Set<Socket>();
  const relay = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    client.pipe(server);
    server.on('data', (chunk: Buffer) => {
      // BackendKeyData: "K", its length, the process number, a key of 4 bytes or more.
      for (let at = 0; at + 5 <= chunk.length && chunk[at] !== undefined; at += 1 + chunk.readInt32BE(at + 1))
        if (chunk[at] === 'K'.charCodeAt(0)) chunk.writeInt32BE(7, at + 5);
      client.write(chunk);
    });
    server.on('close', () => client.destroy());
    client.on('close', () => server.destroy());
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  const address = relay.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      relay.close();
      await once(relay, 'close');
    },
  };
};
