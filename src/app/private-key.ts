import { createPrivateKey } from 'node:crypto';

/** Where line ends can't be given, people write them as \n, or the whole key in base64. */
const spellings = (text: string): readonly string[] => [
  text.replaceAll(String.raw`\n`, '\n').replaceAll('\r\n', '\n'),
  Buffer.from(text, 'base64').toString('utf8'),
];

const isRsaKey = (pem: string): boolean => {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
};

/** The key in PEM as GitHub gives it out (RSA); null where the text is none. */
export const readPrivateKey = (text: string): string | null =>
  spellings(text)
    .map((it) => `${it.trim()}\n`)
    .find((it) => it.startsWith('-----BEGIN ') && isRsaKey(it)) ?? null;
