import { expect, test } from '@jest/globals';
import { watchInterrupts } from '../../src/cli/interrupts.ts';
import { InterruptedError } from '../../src/core/errors.ts';
import { FakeHost } from './fake-host.ts';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('the first %s aborts, and lets the run end by itself', (name) => {
  const host = new FakeHost();
  using interrupts = watchInterrupts(host.process);
  expect(interrupts.signal.aborted).toBe(false);
  host.emit(name, name);
  expect(interrupts.signal.reason).toBeInstanceOf(InterruptedError);
  expect(interrupts.signal.reason).toMatchObject({ signal: name, message: `Stopped by ${name}.` });
  expect(host.exits).toEqual([]);
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])('the second signal exits at once: %s with %i', (name, code) => {
  const host = new FakeHost();
  using interrupts = watchInterrupts(host.process);
  host.emit('SIGINT', 'SIGINT');
  host.emit(name, name);
  expect(host.exits).toEqual([code]);
  expect(interrupts.signal.reason).toMatchObject({ signal: 'SIGINT' });
});

test('what must go when the process exits goes once, the last first: services before their directory', () => {
  const host = new FakeHost();
  using interrupts = watchInterrupts(host.process);
  const gone: string[] = [];
  interrupts.onExit(() => gone.push('directory'));
  interrupts.onExit(() => gone.push('services'));
  const takeBack = interrupts.onExit(() => gone.push('taken back'));
  takeBack();
  host.emit('exit', 1);
  host.emit('exit', 1);
  expect(gone).toEqual(['services', 'directory']);
});

test('nothing is left on the process', () => {
  const host = new FakeHost();
  {
    using interrupts = watchInterrupts(host.process);
    expect(interrupts.signal.aborted).toBe(false);
    expect(host.eventNames().length).toBeGreaterThan(0);
  }
  expect(host.eventNames()).toEqual([]);
});
