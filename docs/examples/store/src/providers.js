import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** How long others take to answer, ms. */
const delays = { payment: 5, carrier: 4 };

/** A stand-in for a payment provider: answers after a while and signs what it accepts. */
export const authorisePayment = async ({ reference, amount, currency }) => {
  await wait(delays.payment);
  const signature = createHmac('sha256', 'store').update(`${reference}:${amount}:${currency}`).digest('hex');
  return { accepted: amount > 0, signature: signature.slice(0, 16) };
};

/** The carriers that parcels go with. */
export const carriers = ['Swift Parcel', 'Green Mile', 'Northpost'];

/** A stand-in for a carrier: answers what it takes for a parcel, in euro cents, the same for the same parcel. */
export const askCarrier = async (carrier, { country, pieces }) => {
  await wait(delays.carrier);
  return { carrier, price: 390 + 35 * pieces + 10 * ((carrier.length * 7 + country.charCodeAt(0)) % 20) };
};
