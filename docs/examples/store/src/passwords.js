import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(scrypt);

/** About 3 ms on a core of a server, off the main thread. */
const cost = { N: 1024, r: 8, p: 1 };
const length = 32;

/** What is stored instead of a password, as hexadecimal text. */
export const hashPassword = async (password, salt) => (await derive(password, salt, length, cost)).toString('hex');

/** Whether `password` is the one that was stored. It takes as long when it is not. */
export const isPassword = async (password, { salt, hash }) =>
  timingSafeEqual(Buffer.from(await hashPassword(password, salt), 'hex'), Buffer.from(hash, 'hex'));
