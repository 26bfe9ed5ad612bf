/** Asks for an aggregate in a process of its own, which is killed at a statement: the test of `aggregates.test.ts` looks who has paid for what. */
import pg from 'pg'
import type { Instant } from '../../../law/time.ts'
import { openCommons } from '../../../institutions/commons/index.ts'
import { type AggregateQuestion, answerAggregate, openForAggregates, openTables } from '../../../institutions/commons/privacy/index.ts'
import { openKernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { readSettings } from '../../../kernel/settings.ts'
import { kazakhstan } from '../index.ts'
import { commonsOptions } from './options.ts'

/** What the process is told, as one argument of JSON. */
export interface Orders {
  readonly databaseUrl: string
  readonly data: string
  readonly now: Instant
  readonly actor: Actor
  readonly dataset: string
  readonly question: AggregateQuestion
  /** It dies instead of sending the first statement with these words. */
  readonly dies: string
}

const orders: Orders = JSON.parse(process.argv[2]!)
const { query } = pg.Client.prototype
/** Every statement of this process passes here. */
function watched(this: pg.Client, ...given: readonly unknown[]): unknown {
  const [statement] = given // a text, or one that was prepared
  const text: unknown = typeof statement === 'object' && statement !== null && 'text' in statement ? statement.text : statement
  if (typeof text !== 'string' || !text.includes(orders.dies)) return Reflect.apply(query, this, given)
  process.kill(process.pid, 'SIGKILL')
  return new Promise(() => {})
}
Reflect.set(pg.Client.prototype, 'query', watched)

const kernel = await openKernel({
  settings: readSettings({ DATABASE_URL: orders.databaseUrl, SHANYRAQ_DATA: orders.data, PUBLIC_URL: 'http://localhost:3000' }), country: kazakhstan('sample'), now: () => orders.now,
})
const commons = openCommons(kernel, commonsOptions)
const opened = await openForAggregates(commons.access, await commons.access.asker(orders.actor), await commons.datasets.byId(orders.dataset))
const offered = (await openTables(commons, opened)).find(({ offer }) => offer.name === orders.question.request.table)
await answerAggregate(commons, opened, offered!, orders.question)
process.exit(0) // it was not killed, which the test sees
