/** What the registry of models does by itself: prepares drafts. */
import { announce } from '../../../kernel/database/index.ts'
import { Failure } from '../../../law/failure.ts'
import { registryWords as words } from './messages.ts'
import { modelsChannel } from './served.ts'
import type { ModelParts } from './parts.ts'
import { prepare, preparingJob, preparingPayload } from './prepare.ts'

/** Defines the work; said once in every process. */
export function modelWork(parts: ModelParts): void {
  const { kernel, models, deliveries, sources: { runs } } = parts
  kernel.jobs.define(preparingJob, {
    attempts: 3,
    async run(context, payload) {
      const { model: id, from } = preparingPayload.parse(payload)
      const model = await models.find(id)
      if (model.state !== 'preparing') return
      try {
        if ('run' in from) await runs.lend(from.run, (folder) => prepare(parts, context, model, folder))
        else if ('folder' in from) await prepare(parts, context, model, from.folder)
        else await deliveries.lend(from.delivery, (folder) => prepare(parts, context, model, folder, (tx) => deliveries.done(tx, from.delivery)))
        await context.transact((tx) => announce(tx, modelsChannel))
      } catch (error) {
        if (context.signal.aborted) throw context.signal.reason
        if (!(error instanceof Failure) && context.attempt < 3) throw error
        const failure = error instanceof Failure ? error.text : words.fault
        await context.transact((tx) => tx.updateTable('language_model').set({ state: 'failed', failure: JSON.stringify(failure) }).where('id', '=', id).where('state', '=', 'preparing').execute())
        if (!(error instanceof Failure)) throw error
      }
    },
  })
}
