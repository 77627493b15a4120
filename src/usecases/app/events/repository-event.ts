import { z } from 'zod';
import type { AppRepository } from '../model.ts';
import type { AppEvent } from './app-event.ts';
import { atRepository, repositoryOf } from './at-repository.ts';
import type { EventReader } from './event-reader.ts';

const changed = (repository: AppRepository, action: string): AppRepository => {
  if (action === 'deleted') return { ...repository, state: 'removed' };
  // Nothing can be written to an archived repository.
  if (action === 'archived') return { ...repository, state: 'suspended' };
  return repository;
};

const schema = atRepository.extend({ action: z.string() }).transform((payload): AppEvent => {
  const repository = changed(repositoryOf(payload), payload.action);
  return { kind: 'repository', repository };
});

/** repository. `edited` tells another default branch, among others. */
export const repositoryEvent: EventReader = {
  actions: ['renamed', 'transferred', 'edited', 'archived', 'unarchived', 'deleted'],
  schema,
};
