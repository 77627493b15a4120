// The thread of one expert: what it is given is looked at, and the answer sent back. Started by ask-expert.ts alone.
import { parentPort, workerData } from 'node:worker_threads';
import { answerOf, type ExpertOrder } from './expert-order.ts';

// Sent by ask-expert.ts, and by nothing else.
const order: ExpertOrder = workerData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread, no window of a browser
parentPort?.postMessage(answerOf(order));
