import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** How long the payment provider takes to answer, ms. */
const PROVIDER_DELAY = 5;

/** A stand-in for a payment provider: answers after a while and signs what it accepts. */
export const createPayments = () => ({
  authorise: async ({ reference, amount, currency }) => {
    await wait(PROVIDER_DELAY);
    const signature = createHmac('sha256', 'shop').update(`${reference}:${amount}:${currency}`).digest('hex');
    return { accepted: amount > 0, signature };
  },
});
