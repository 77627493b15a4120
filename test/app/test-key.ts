import { generateKeyPairSync } from 'node:crypto';

/** A key of the kind that GitHub gives out, in PEM. */
export const makeKey = (): string =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey;
