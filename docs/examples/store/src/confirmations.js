// The thread behind worker.js: writes down what a customer is sent after an order.
import { parentPort, workerData } from 'node:worker_threads';
import { Client } from 'pg';

const client = new Client({ connectionString: workerData.connectionString, application_name: 'store: confirmations' });
await client.connect();

const textOf = ({ order, carrier, postage, total, lines }) =>
  [
    `Order ${order}`,
    ...lines.map((line) => `${line.quantity} x ${line.name} (${line.sku}): ${line.total}`),
    `${carrier}: ${postage}`,
    `Total: ${total}`,
  ].join('\n');

const write = async (receipt) => {
  try {
    await client.query('INSERT INTO confirmations (order_id, text) VALUES ($1, $2)', [receipt.order, textOf(receipt)]);
  } catch (error) {
    parentPort.postMessage({ event: 'no confirmation', order: receipt.order, reason: error.message }, []);
  }
};

// One after the other, in the order of the orders.
let last = Promise.resolve();
parentPort.on('message', ({ receipt, close }) => {
  last = last.then(() => (close ? client.end().then(() => parentPort.close()) : write(receipt)));
});
