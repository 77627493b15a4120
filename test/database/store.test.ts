import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { abandonedContract } from './contract/abandoned.ts';
import { alertContract } from './contract/alerts.ts';
import { baselineContract } from './contract/baselines.ts';
import { deliveryContract } from './contract/deliveries.ts';
import { failureContract } from './contract/failures.ts';
import { keepingContract } from './contract/keeping.ts';
import { measuringContract } from './contract/measuring.ts';
import { orderContract } from './contract/order.ts';
import { peopleContract } from './contract/people.ts';
import { reportContract } from './contract/reports.ts';
import { repositoryContract } from './contract/repositories.ts';
import { resultContract } from './contract/results.ts';
import { runContract } from './contract/runs.ts';
import { databaseKinds, openingTime, openStage, openWorld, type Stage, type World } from './world.ts';

// A busy machine takes its time.
jest.setTimeout(300_000);

describe.each(databaseKinds)('%s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  }, openingTime);
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  }, openingTime);
  const stage = (): Promise<Stage> => openStage(world);

  describe('deliveries', () => {
    deliveryContract(stage);
  });
  describe('order of events', () => {
    orderContract(stage);
  });
  describe('repositories', () => {
    repositoryContract(stage);
  });
  describe('runs', () => {
    runContract(stage);
  });
  describe('measuring', () => {
    measuringContract(stage);
  });
  describe('abandoned runs', () => {
    abandonedContract(stage);
  });
  describe('results', () => {
    resultContract(stage);
  });
  describe('reports', () => {
    reportContract(stage);
  });
  describe('alerts', () => {
    alertContract(stage);
  });
  describe('people', () => {
    peopleContract(stage);
  });
  describe('keeping', () => {
    keepingContract(stage);
  });
  describe('failures', () => {
    failureContract(stage);
  });
  describe('baselines', () => {
    baselineContract(() => world);
  });
});
