import { expect, jest, test } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { portIsFree } from '../../../src/measure/service/free-port.ts';
import { headBytes, tailBytes } from '../../../src/measure/service/service-log.ts';
import { createPlace, httpService } from './service-support.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

test('SIGTERM lets a service end in its own way', async () => {
  const polite = `${httpService} process.on('SIGTERM', () => setTimeout(() => { console.log('bye'); process.exit(0); }, 300));`;
  await using place = await createPlace({ 'polite.mjs': polite });
  // The shell stays as the parent of the service here, and ends at once.
  const service = await place.start('node polite.mjs; exit 1');
  await service.stop();
  expect(service.log()).toBe('listening\nbye\n');
});

test('a service that ignores SIGTERM is killed', async () => {
  const stubborn = `${httpService} process.on('SIGTERM', () => {});`;
  await using place = await createPlace({ 'stubborn.mjs': stubborn });
  const service = await place.start('exec node stubborn.mjs', { stopTimeout: 200 });
  await service.stop();
  expect(service.death).toEqual({ code: null, signal: 'SIGKILL' });
  expect(place.left()).toEqual([]);
});

test('grandchildren that left the group are found and ended', async () => {
  await using place = await createPlace();
  const service = await place.start(
    'setsid sh -c "sleep 60 & exec sleep 60" & (setsid sleep 60 &) ; exec node server.mjs',
  );
  await service.stop();
  expect(place.left()).toEqual([]);
  expect(await portIsFree(service.port)).toBe(true);
});

test('killSync ends everything at once', async () => {
  await using place = await createPlace();
  await using service = await place.start('setsid sleep 60 & exec node server.mjs');
  service.killSync();
  while (place.left().length > 0) await delay(10);
  await service.stop();
  expect(service.death).toEqual({ code: null, signal: 'SIGKILL' });
});

test('a death that nobody asked for is told, one that was asked for is not', async () => {
  const mortal = httpService.replace('response.end(', "request.url === '/die' ? process.exit(9) : response.end(");
  await using place = await createPlace({ 'mortal.mjs': mortal });
  await using service = await place.start('exec node mortal.mjs');
  await fetch(`${service.origin}/die`).catch(() => {});
  expect(await service.died).toEqual({ code: 9, signal: null });
  expect(service.death).toEqual({ code: 9, signal: null });

  await using other = await place.start('exec node mortal.mjs');
  let told = false;
  void other.died.then(() => (told = true));
  await other.stop();
  await delay(20);
  expect(told).toBe(false);
});

test('a service that writes 200 MB is drained and held in bounded memory', async () => {
  const size = 200 * 1024 * 1024;
  await using place = await createPlace();
  await using service = await place.start(`echo first; head -c ${size} /dev/zero; echo last; exec node server.mjs`);
  const text = service.log();
  expect(text.startsWith('first\n')).toBe(true);
  expect(text.endsWith('last\nlistening\n')).toBe(true);
  const written = size + 'first\nlast\nlistening\n'.length;
  expect(text).toContain(`[${written - headBytes - tailBytes} bytes left out]`);
  expect(text.length).toBeLessThan(headBytes + tailBytes + 100);
});
