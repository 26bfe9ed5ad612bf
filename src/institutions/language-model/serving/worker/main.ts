/**
 * The worker process: one model, loaded once, served on loopback until its parent is gone. Its parent sends the order over the
 * channel, so that neither the path nor the secret stands where other processes can read it.
 */
import type { Order, Report } from './order.ts'
import { loadModel } from './llama.ts'
import { openScheduler } from './scheduler.ts'
import { serve } from './server.ts'
import { openChatTemplate } from './chat-template.ts'

const say = (report: Report, then: () => void = () => undefined): void => { process.send?.(report, then) }

async function begin({ name, created, path, threads, sequences, contextLength, mostWaiting, secret }: Order): Promise<void> {
  const model = await loadModel({ path, threads, sequences, contextLength })
  const engine = { name, created, model, scheduler: openScheduler(model) }
  const { port } = await serve(engine, { secret, mostWaiting, changed: (calls) => say({ say: 'busy', calls }) })
  say({ say: 'ready', port, contextLength: model.contextLength, chat: model.chatTemplate !== undefined, tools: openChatTemplate(model)?.callsTools ?? false })
}

process.once('message', (order: Order) => {
  begin(order).catch((error: unknown) => {
    say({ say: 'failed', message: error instanceof Error ? error.message : String(error) }, () => process.exit(1))
  })
})
// Without its parent nobody may call it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
