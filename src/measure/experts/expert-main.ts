// The thread of one expert: what it is given is looked at, and the answer sent back. Started by ask-expert.ts alone.
import { parentPort, workerData } from 'node:worker_threads';
import { type Expert, type ExpertOrders, experts } from './expert-order.ts';

const answer = <E extends Expert>({ expert, order }: { readonly expert: E; readonly order: ExpertOrders[E] }) =>
  experts[expert](order);

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread, no window of a browser
parentPort?.postMessage(answer(workerData));
