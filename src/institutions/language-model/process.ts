/**
 * The language model for a process of its own that serves nothing but its API: a second door of the institution, beside `index.ts`.
 *
 * Promises: the same keys, budgets, orders, models, receipts and usage as in the portal, from the same code; nothing of pages,
 * training or signatures is loaded. Never: migrates, bills, or does the work of jobs.
 */
import { openLineage } from '../../kernel/lineage/index.ts'
import { openMarks } from '../../kernel/taken-back/index.ts'
import type { Door, Log } from '../../portal/doors/index.ts'
import { openBudgets } from './budgets/open.ts'
import { gatewayDoors, openGateway } from './gateway/index.ts'
import { openRing } from './keys/ring.ts'
import type { GatewayGround, OthersOptions } from './ground.ts'
import { openServing } from './serving/index.ts'
import { languageModelThings } from './things.ts'
import { openMeter, usageOfKey } from './usage/index.ts'

export type { GatewayGround, GatewayOptions, OthersOptions } from './ground.ts'
export { migrations } from './migrations.ts'

/** Opens the gateway alone; it closes with the ground. Fulfilled once keys and models are known. */
export async function openGatewayAlone(ground: GatewayGround & { readonly options: OthersOptions }, log: Log): Promise<readonly Door[]> {
  const { kernel, options } = ground
  const marks = openMarks({ ...kernel, zone: kernel.country.calendar.zone, lineage: openLineage(kernel) }, { ...options.things, ...languageModelThings(options) })
  const gateway = openGateway(ground, { keys: openRing(kernel), budgets: openBudgets(ground, { meter: openMeter() }), serving: openServing(ground, marks) })
  await gateway.ready
  return gatewayDoors({ gateway, usageOfKey: usageOfKey(kernel) }, log)
}
