import { createGitHub, type GitHub, type GitHubOptions } from '../../src/github/client.ts';
import { createRequestMeter, type RequestMeter } from '../../src/github/request-meter.ts';

/** An Enterprise Server: whatever assumes github.com or an address without a path fails here. */
export const host = 'https://ghe.example';
export const prefix = '/api/v3';
export const repository = { owner: 'acme', repo: 'shop' } as const;
export const shop = `${prefix}/repos/acme/shop`;
export const token = 'ghs_secretSecretSecret0123456789';

/** A head commit. */
export const sha = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334';

export interface TestGitHub {
  readonly github: GitHub;
  readonly meter: RequestMeter;
  /** Milliseconds that were waited. */
  readonly waits: number[];
  readonly lines: string[];
}

/** A client whose waits are written down and take no time. */
export const testGitHub = (options: Partial<GitHubOptions> = {}): TestGitHub => {
  const meter = createRequestMeter();
  const waits: number[] = [];
  const lines: string[] = [];
  let now = 0;
  const github = createGitHub({
    token,
    apiUrl: `${host}${prefix}`,
    onRequest: meter.record,
    log: (line) => lines.push(line),
    clock: { now: () => now },
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
    ...options,
  });
  return { github, meter, waits, lines };
};
