/**
 * Serving: models that answer. Those of the registry in worker processes of our own, and whatever upstreams the operator has.
 *
 * Promises: a worker speaks the OpenAI API on loopback to this process alone; it stops working within a tenth of a second when the
 * caller leaves; one that dies is there again at the next call; an upstream that fails is tried last until it answers; a withdrawn
 * model is served by nobody. Never: keeps a prompt or an answer, sends a call anywhere by itself, or knows who calls.
 */
import type { GatewayGround } from '../ground.ts'
import type { Marks } from '../../../kernel/taken-back/index.ts'
import { registryOf } from './registry.ts'
import { openPool, type Serving } from './serving.ts'

export { asksForJson, type Dialect } from './dialect.ts'
export { type TimeLimits, usualTimeLimits } from './limits.ts'
export { serveFile } from './one-file.ts'
export type { ServedModel, Serving, Upstream } from './serving.ts'

/** Opens serving on a kernel; it closes with it. No worker starts before the first call. */
export function openServing({ kernel }: Pick<GatewayGround, 'kernel'>, marks: Pick<Marks, 'ofAll'>): Serving {
  const serving = openPool({
    registry: registryOf(kernel, marks), file: kernel.settings.languageModelUpstreams, environment: process.env, now: () => Math.floor(Date.parse(kernel.now()) / 1000),
  })
  kernel.whenClosing(() => serving.close())
  return serving
}
