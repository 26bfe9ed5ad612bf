/**
 * Training: runs of the trainer, driven by a recipe, with their curves, and the files with which a recipe runs elsewhere.
 *
 * Promises: a recipe that is broken is refused line by line; a run goes on from its newest checkpoint after any crash, of the trainer,
 * the worker or the machine, and its curve is that of an unbroken run unless its budget is told in hours; what decides the result is one hash, which tells of a recipe
 * that was changed on the way too.
 * What interrupted a run stays in its history and in the manifest of its model.
 * Never: trains on a corpus that is not ready or was withdrawn, or claims to have run what it only made ready.
 */
export { trainingRoutes } from './pages/index.ts'
export type { TrainingRun } from './run.ts'
export { openTraining } from './runs.ts'
export type { RunEvent, TrainingRuns } from './runs.ts'
export { trainingWork } from './work.ts'
