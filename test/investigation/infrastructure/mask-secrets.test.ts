import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { maskedShort, maskSecrets } from '../../../src/investigation/infrastructure/secrets/mask-secrets.ts';

const secret = 'Zx8kQ2mP9vL4nR7t';

const forms: readonly (readonly [string, string])[] = [
  [`DATABASE_URL=postgres://store:${secret}@db:5432/x?pool=3`, 'DATABASE_URL=postgres://***@db:5432/x?pool=3'],
  [`url: "https://h/p?api_key=${secret}&page=2"`, 'url: "https://h/p?api_key=***&page=2"'],
  [`+API_KEY=${secret}`, '+API_KEY=***'],
  [`-export SESSION_SECRET="${secret}" # of the shop`, '-export SESSION_SECRET="***" # of the shop'],
  [`   "password": "${secret}",`, '   "password": "***",'],
  [`{"user":"a","password":"${secret}","max":3}`, '{"user":"a","password":"***","max":3}'],
  [`  dbPassword = '${secret}'`, "  dbPassword = '***'"],
  [`psql --password ${secret} --host db`, 'psql --password *** --host db'],
  [`Authorization: Bearer ${secret}`, 'Authorization: ***'],
  [`curl -H "Authorization: Bearer ${secret}"`, 'curl -H "Authorization: ***"'],
  [`const token = '${secret}';`, "const token = '***';"],
  ['github ghp_0123456789abcdefghijABCDEFGHIJ', 'github ***'],
  ['aws AKIA0123456789ABCDEF', 'aws ***'],
  ['jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', 'jwt ***'],
  [`random ${secret}9B2x7Qk4`, 'random ***'],
  [`--- password=${secret}`, '--- password=***'],
  [`args: ["--password", "${secret}", "--host", "db"]`, 'args: ["--password", "***", "--host", "db"]'],
  [`  - --password\n  - ${secret}\n  - --host\n  - db`, '  - --password\n  - ***\n  - --host\n  - db'],
  ['ENV STRIPE_KEY=sk_live_0123456789abcdef', 'ENV STRIPE_KEY=***'],
];

test.each(forms)('%s', (text, masked) => {
  expect(maskSecrets(text)).toBe(masked);
});

test('values that stand on lines of their own: texts, lists, maps, and variables by name', () => {
  const text = `password: |\n  ${secret}\n  more\nmax: 10\nsecrets:\n  a: ${secret}\n  b: [x]\nenv:\n  - name: DB_PASSWORD\n    value: ${secret}\n  - name: LEVEL\n    value: info\n`;
  expect(maskSecrets(text)).toBe(
    `password: |\n  ***\n  ***\nmax: 10\nsecrets:\n  a: ***\n  b: [x]\nenv:\n  - name: DB_PASSWORD\n    value: ***\n  - name: LEVEL\n    value: info\n`,
  );
});

test('private keys keep their marks and the number of their lines, cut off or whole, with the signs of a patch', () => {
  const key = `+-----BEGIN RSA PRIVATE KEY-----\n+MIIEow\n+abc\n+-----END RSA PRIVATE KEY-----\n+max: 1`;
  expect(maskSecrets(key)).toBe(
    '+-----BEGIN RSA PRIVATE KEY-----\n+***\n+***\n+-----END RSA PRIVATE KEY-----\n+max: 1',
  );
  expect(maskSecrets('-----BEGIN PRIVATE KEY-----\nMIIEow')).toBe('-----BEGIN PRIVATE KEY-----\n***');
});

test('what is no secret stays: settings, names, digests, paths, code', () => {
  const text = [
    'diff --git a/.env b/.env',
    'index 030b7c0..bf171b5 100644',
    'TOKEN_TTL=10m',
    'passwordMinLength: 12',
    'tokens: 500',
    'password: ${DB_PASSWORD}',
    'password: {{ .Values.password }}',
    'secretName: shop',
    'key: orders',
    'cacheKey: `orders:${page}`',
    'const token = request.headers.authorization;',
    'commit 9f2c1e7ab44d0b6c35a1f6f8f1f26f0c4de41a52',
    '"integrity": "sha512-V8lLeQ1xTqd8NqYdGfhJ0JgdDfXAU5CvBi9fPYe4k0kB8xIDLZ1p0Q=="',
    'src/investigation/infrastructure/secrets/mask-secrets.ts',
    'a-long-name-of-a-service-with-words-and-2-numbers-10',
    'connection: close',
  ].join('\n');
  expect(maskSecrets(text)).toBe(text);
});

test('a secret never comes through, whatever is around it, and lines stay lines', () => {
  const value = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{7,20}$/);
  const key = fc.constantFrom(
    'password',
    'DB_PASSWORD',
    'apiKey',
    'client_secret',
    'auth-token',
    'aws.secret.access.key',
  );
  const write = fc.constantFrom(
    (k: string, v: string) => `${k}: ${v}`,
    (k: string, v: string) => `${k}=${v}`,
    (k: string, v: string) => `+  "${k}": "${v}",`,
    (k: string, v: string) => `    ${k} = '${v}' # why`,
    (k: string, v: string) => `{ max: 1, ${k}: "${v}" }`,
    (k: string, v: string) => `- name: ${k}\n  value: ${v}`,
    (k: string, v: string) => `run --${k}=${v} --max 3`,
  );
  fc.assert(
    fc.property(fc.string(), key, value, write, fc.string(), (before, k, v, form, after) => {
      const text = `${before.replaceAll(/["'\n]/g, '')}\n${form(k, `${v}#q`.slice(0, -2))}\n${after}`;
      fc.pre(!before.includes(v) && !after.includes(v) && !k.includes(v));
      const masked = maskSecrets(text);
      expect(masked).not.toContain(v);
      expect(masked.split('\n')).toHaveLength(text.split('\n').length);
      expect(maskSecrets(masked)).toBe(masked);
    }),
    { numRuns: 300 },
  );
});

test('whatever a text is, hiding ends soon, and hiding twice changes nothing', () => {
  for (const text of [
    'a'.repeat(100_000),
    'a='.repeat(20_000),
    ' '.repeat(50_000),
    '://'.repeat(10_000),
    '-'.repeat(50_000),
    'key: "'.repeat(5000),
  ])
    expect(maskSecrets(maskSecrets(text))).toBe(maskSecrets(text));
  fc.assert(fc.property(fc.string(), (text) => maskSecrets(maskSecrets(text)) === maskSecrets(text)));
});

test('short texts are on one line and bounded', () => {
  expect(maskedShort(`a\n${'b '.repeat(200)}`)).toHaveLength(80);
  expect(maskedShort('password=hunter2')).toBe('password=***');
});
