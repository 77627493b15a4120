import type { AppStore } from '../../../../src/usecases/app/ports.ts';

const notHere = (): never => {
  throw new Error('No worker asks for this.');
};

/** A store of which a worker uses nothing: what it is to use is put over it. */
export const unusedStore: AppStore = {
  recordDelivery: notHere,
  repository: notHere,
  repositoryByName: notHere,
  saveRepository: notHere,
  pullRequest: notHere,
  savePullRequest: notHere,
  askForRun: notHere,
  awaitUpload: notHere,
  run: notHere,
  runsOf: notHere,
  cancelRuns: notHere,
  enqueueMeasurement: notHere,
  saveCheckRun: notHere,
  beginRun: notHere,
  heartbeat: notHere,
  keepResult: notHere,
  keptResult: notHere,
  keepReport: notHere,
  keptReport: notHere,
  investigations: notHere,
  watchedInvestigations: notHere,
  saveInvestigation: notHere,
  playbook: notHere,
  savePlaybookEntry: notHere,
  endRun: notHere,
  runPosted: notHere,
  abandonedRuns: notHere,
  baselines: notHere,
  acceptances: notHere,
  saveAcceptance: notHere,
  claimCommand: notHere,
  commandAnswered: notHere,
  returnCommand: notHere,
  openIssue: notHere,
  saveIssue: notHere,
  openIssues: notHere,
  prune: notHere,
  counts: notHere,
  ping: notHere,
  lead: notHere,
};
