import { generateKeyPairSync, sign } from 'node:crypto';

let key: string | null = null;

/** A private key for the apps of this process: made once, because making one takes a tenth of a second. */
export const testPrivateKey = (): string => {
  key ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey;
  return key;
};

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The token by which an app speaks for itself; good for nine minutes. */
export const signAppToken = (appId: number, privateKey: string, now = Date.now()): string => {
  const seconds = Math.floor(now / 1000);
  const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode({ iat: seconds - 60, exp: seconds + 540, iss: appId })}`;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
};
