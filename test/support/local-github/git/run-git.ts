import { spawn } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { GitFailure } from './git-failure.ts';
import { rememberImmutable } from './remember-immutable.ts';

export interface GitOptions {
  readonly input?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
}

/** git on a bare repository, without the configuration of the user or the machine. */
export interface Git {
  /** Its output, as text. @throws GitFailure */
  text(directory: string, args: readonly string[], options?: GitOptions): Promise<string>;
  /** @throws GitFailure */
  bytes(directory: string, args: readonly string[], options?: GitOptions): Promise<Buffer>;
  /** The first line of the output, or null when git says no. */
  line(directory: string, args: readonly string[], options?: GitOptions): Promise<string | null>;
}

/** No configuration but this: repositories of others may be read, nobody is asked for a password. */
export const gitEnvironment = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
  GIT_AUTHOR_NAME: 'GitHub',
  GIT_AUTHOR_EMAIL: 'noreply@github.com',
  GIT_COMMITTER_NAME: 'GitHub',
  GIT_COMMITTER_EMAIL: 'noreply@github.com',
  ...more,
});

/** git whose processes end with `signal`. */
export const createGit = (signal: AbortSignal): Git => {
  const run: Git['bytes'] = async (directory, args, { input, environment } = {}) => {
    const child = spawn('git', ['-C', directory, ...args], { env: gitEnvironment(environment), signal });
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    // git may end before it has read everything: its exit code says what happened, not the broken pipe.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    const [code, stdout, stderr] = await Promise.all([ended, buffer(child.stdout), buffer(child.stderr)]);
    if (code !== 0) throw new GitFailure(args, code, stdout, stderr.toString('utf8'));
    return stdout;
  };
  const bytes = rememberImmutable(run);
  const text: Git['text'] = async (...call) => (await bytes(...call)).toString('utf8');
  const line: Git['line'] = async (...call) => {
    try {
      return (await text(...call)).split('\n', 1)[0] ?? '';
    } catch (error) {
      if (error instanceof GitFailure) return null;
      throw error;
    }
  };
  return { text, bytes, line };
};
