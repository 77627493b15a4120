import { EventEmitter } from 'node:events';

/** A process that only records. `exit` returns, unlike the real one. */
export class FakeHost extends EventEmitter {
  readonly out: string[] = [];
  readonly err: string[] = [];
  readonly exits: number[] = [];
  readonly env: NodeJS.ProcessEnv = {};
  readonly stdout: { isTTY: boolean; columns?: number; write: (text: string) => boolean };
  readonly stderr: { isTTY: boolean; columns?: number; write: (text: string) => boolean };
  readonly argv: string[];
  directory = process.cwd();

  constructor(...args: readonly string[]) {
    super();
    this.argv = ['node', 'pacegate', ...args];
    this.stdout = { isTTY: false, write: (text) => this.out.push(text) > 0 };
    this.stderr = { isTTY: false, write: (text) => this.err.push(text) > 0 };
  }

  cwd(): string {
    return this.directory;
  }

  exit(code: number): void {
    this.exits.push(code);
  }

  /** As the code under test takes it. */
  get process(): NodeJS.Process {
    // oxlint-disable-next-line no-unsafe-type-assertion -- a test needs no more of a process than there is here
    return this as unknown as NodeJS.Process;
  }
}
