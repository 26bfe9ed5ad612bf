/**
 * The gateway: the API of OpenAI in front of every model, below `/v1/`.
 *
 * Promises: official clients work unchanged; room is reserved before a call and settled once after it, whatever ends it; an
 * upstream that fails before the first byte is followed by the next; a stream that breaks says so and never ends in [DONE]; an
 * order or a revoked key stops a stream at once; every text comes with a mark and a signed receipt. Never: keeps a prompt or an
 * answer unless the key's owner asked, sends personal data beyond the programme, or waits for a database in the way of a call.
 */
import type { Door, Log } from '../../../portal/doors/index.ts'
import type { Ground } from '../ground.ts'
import { gatewayDoor } from './door.ts'
import type { Gateway } from './gateway.ts'
import type { UsageOfKey } from '../usage/index.ts'

export { type Gateway, openGateway } from './gateway.ts'
export { loggedDays } from './logs.ts'

/** What programs ask: handed to the server, before the application. */
export function gatewayDoors({ gateway, usageOfKey }: { readonly gateway: Gateway; readonly usageOfKey: UsageOfKey }, log: Log): readonly Door[] {
  gateway.logTo(log)
  return [{ ...gatewayDoor(gateway, usageOfKey), end: () => gateway.end() }]
}

/** How often kept calls are looked through for those whose time is over, in seconds. */
const sweepEvery = 3600

/** What the gateway does by itself. Said once in every process. */
export function gatewayWork({ kernel: { jobs }, gateway: { logs } }: Pick<Ground, 'kernel'> & { readonly gateway: Gateway }): void {
  jobs.define('language-model.logs', { run: async () => { await logs.sweep() } })
  jobs.every('language-model.logs', sweepEvery)
}
