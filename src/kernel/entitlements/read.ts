/** Reads what is paid, for the payee and for the offices of the procedure, with the proof of each payment. */
import { sql } from 'kysely'
import { representedBy } from '../../law/body.ts'
import type { Entitlement } from '../../law/entitlement.ts'
import type { Tiyn } from '../../law/money.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Day } from '../../law/time.ts'
import type { PaymentStatus, ProvenOrder } from '../ledger/index.ts'
import type { Actor } from '../parties/index.ts'
import type { EntitlementsGround } from './ground.ts'
import { declaredOf } from './pay.ts'
import type { EntitlementRow, InstalmentRow, Waiting } from './tables.ts'

export interface InstalmentView {
  readonly id: string
  readonly from: Day
  readonly to: Day
  readonly stage?: number
  readonly amount?: Tiyn
  readonly due: Day
  readonly state: PaymentStatus | Waiting | 'lost' | 'nothing due'
  /** The order, and the day and the line of the bank's statement that prove it was paid. */
  readonly order?: { readonly number: string; readonly reference: string }
  readonly paid?: { readonly on: Day; readonly bankReference?: string }
}

export interface EntitlementView {
  readonly id: string
  readonly decision: string
  readonly procedure: Procedure
  readonly declared: Entitlement
  readonly organisation?: string
  readonly person?: string
  readonly body?: string
  readonly since: Day
  readonly until?: Day
  readonly ended?: { readonly on: Day; readonly why: 'over' | 'revoked' }
  /** Absent once it is erased. */
  readonly iban?: string
  /** The latest first. */
  readonly instalments: readonly InstalmentView[]
}

export async function ownOf(ground: EntitlementsGround, actor: Actor): Promise<readonly EntitlementView[]> {
  const bodies = representedBy(ground.bodies(), actor.roles).map(({ id }) => id)
  if (actor.organisation === undefined && actor.roles.length > 0 && bodies.length === 0) return []
  const own = ground.db.selectFrom('entitlement').selectAll().orderBy('begun_at', 'desc').orderBy('id').limit(100)
  const rows = await (actor.organisation ? own.where('organisation', '=', actor.organisation.id) : bodies.length > 0 ? own.where('body', 'in', bodies) : own.where('person', '=', actor.person)).execute()
  return viewsOf(ground, rows)
}

export async function ofProcedures(
  ground: EntitlementsGround, procedures: readonly string[], { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly rows: readonly EntitlementView[]; readonly total: number }> {
  if (procedures.length === 0) return { rows: [], total: 0 }
  const chosen = ground.db.selectFrom('entitlement').where('procedure', 'in', procedures)
  const [rows, { total }] = await Promise.all([
    chosen.selectAll().orderBy('begun_at', 'desc').orderBy('id').limit(size).offset((page - 1) * size).execute(),
    chosen.select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows: await viewsOf(ground, rows), total: Number(total) }
}

/** The rights with the latest of their instalments, all read at once, however many they are. */
async function viewsOf(ground: EntitlementsGround, rows: readonly EntitlementRow[]): Promise<readonly EntitlementView[]> {
  if (rows.length === 0) return []
  const instalments = await ground.db.selectFrom(rowsOf(ground, rows).as('numbered')).selectAll().where('nth', '<=', shown).orderBy('nth').execute()
  const orders = await ground.ledger.provenPayments(instalments.flatMap(({ payment }) => payment ?? []))
  return Promise.all(rows.map(async (row) => {
    const own = instalments.filter(({ entitlement }) => entitlement === row.id)
    return viewOf(row, await declaredOf(ground, row), own.map((one) => instalmentOf(one, orders.get(one.payment ?? ''))))
  }))
}

/** How many instalments of a right are shown. */
const shown = 60

const rowsOf = ({ db }: EntitlementsGround, rows: readonly EntitlementRow[]) => db.selectFrom('instalment').selectAll()
  .select(sql<number>`row_number() over (partition by entitlement order by period_from desc, stage desc)::integer`.as('nth'))
  .where('entitlement', 'in', rows.map(({ id }) => id))

const viewOf = (row: EntitlementRow, { procedure, declared }: Awaited<ReturnType<typeof declaredOf>>, instalments: readonly InstalmentView[]): EntitlementView => ({
  id: row.id, decision: row.decision, procedure, declared, since: row.since, instalments,
  ...(row.iban !== null && { iban: row.iban }), ...(row.organisation && { organisation: row.organisation }), ...(row.person && { person: row.person }), ...(row.body && { body: row.body }), ...(row.until && { until: row.until }),
  ...(row.ended_on && row.ended_why && { ended: { on: row.ended_on, why: row.ended_why } }),
})

const instalmentOf = (row: InstalmentRow, order: ProvenOrder | undefined): InstalmentView => ({
  id: row.id, from: row.period_from, to: row.period_to, due: row.due_day,
  state: order?.status ?? (row.lost ? 'lost' : row.waiting ?? 'nothing due'),
  ...(row.stage !== null && { stage: row.stage }), ...(row.amount !== null && { amount: row.amount }),
  ...(order && { order: { number: order.number, reference: order.reference } }),
  ...(order?.proof && { paid: { on: order.proof.day, ...(order.proof.bankReference && { bankReference: order.proof.bankReference }) } }),
})
