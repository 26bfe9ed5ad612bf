/**
 * Orders on entries of registers, as decisions give and lift them.
 *
 * Promises: what is ordered on an entry stands, and ends, in the transaction of the decision: on the entry itself (and so on whatever is bound to it, such as a key),
 * on what the entry names as its owner uses it, or for everybody where the order says so, and on the certificates that were given for it and for what rests on it.
 * Never: lifts what another office ordered, or orders about an entry that has left its register.
 */
import { sql } from 'kysely'
import { representativeOf } from '../law/body.ts'
import type { Calendar } from '../law/calendar.ts'
import { dueDay, type Duration } from '../law/duration.ts'
import type { EntryOrder } from '../law/entry-order.ts'
import { Failure } from '../law/failure.ts'
import type { Facts } from '../law/field.ts'
import { printAnswer } from '../law/print-answer.ts'
import type { Register } from '../law/register.ts'
import { same, spoken, type Text } from '../law/text.ts'
import { dayOf, endOfDay, type Instant } from '../law/time.ts'
import type { EntryOrders } from './cases/index.ts'
import type { Db, Tx } from './database/index.ts'
import type { Decisions } from './decisions/index.ts'
import type { Lineage } from './lineage/index.ts'
import { thingsNamed } from './named-things.ts'
import { type Order, orderMessages as messages, type Orders, type Party, type Restriction, usedBy } from './orders/index.ts'
import { type Actor, actorString, type SystemActor } from './parties/index.ts'
import type { EntryRow } from './registers/index.ts'
import type { Concern, ConcernWords, KindOfThings, KindsOfThings } from './taken-back/index.ts'

interface EntryOrdersGround {
  readonly now: () => Instant
  readonly calendar: Calendar
  readonly orders: Pick<Orders, 'suspend' | 'lift' | 'liftOnAppeal'>
  readonly decisions: Pick<Decisions, 'findIn' | 'suspend' | 'heldUp'>
  readonly lineage: Pick<Lineage, 'reaches'>
  readonly kinds: KindsOfThings
  readonly setting: (name: string) => string | undefined
  readonly registers: () => readonly Register[]
}

const decisionSubject = 'decision:'
/** How orders and the thread name an entry. */
const entrySubject = (number: string): string => `entry:${number}`

type Ordering = Exclude<EntryOrder, { readonly does: 'lift' }>

/** What an order acts on besides the entry: by its subject, and by the name that the entry has for it. */
interface Reached { readonly on: string; readonly name: string; readonly everybody: boolean }

export function openEntryOrders(ground: EntryOrdersGround): EntryOrders {
  const { now, orders, decisions, lineage } = ground

  /** What an order on an entry acts on of what institutions keep: as its owner uses it, and for everybody where the order says so of what is named beyond doubt. */
  async function reachedBy(within: Db, row: Pick<EntryRow, 'register' | 'owner_kind' | 'owner' | 'facts' | 'personal'>, order: Ordering, facts: Facts): Promise<readonly Reached[]> {
    const owner: Party | undefined = row.owner === null || row.owner_kind === 'body' ? undefined : `${row.owner_kind}:${row.owner}`
    const whole = order.does === 'suspend' && order.whole !== undefined && facts[order.whole] === true
    const [all = []] = await thingsNamed(ground, within, ground.registers().find(({ id }) => id === row.register) ?? {}, [{ ...row.facts, ...row.personal }], owner)
    return all.flatMap(({ id, name, surely }): readonly Reached[] => (whole && surely ? [{ on: id, name, everybody: true }] : owner === undefined ? [] : [{ on: usedBy(id, owner), name, everybody: false }]))
  }

  /** The decisions that were given for an entry, and for the entries that rest on it, of which some carry certificates. */
  async function certificatesOf(within: Db, entry: string): Promise<readonly string[]> {
    const resting = (await lineage.reaches(entrySubject(entry))).filter(({ kind }) => kind === 'entry').map(({ id }) => id.slice(entrySubject('').length))
    const { rows } = await sql<{ decision: string }>`
      select decision from entry_version where decision is not null and does in ('enter', 'change') and entry = any(${[entry, ...resting]}) order by decision`.execute(within)
    return rows.map(({ decision }) => decision)
  }

  /** The certificates of an entry and of what rests on it: held up from now on. */
  async function holdUp(tx: Tx, by: Actor | SystemActor, entry: string, reason: Text): Promise<readonly string[]> {
    const held: string[] = []
    for (const decision of await certificatesOf(tx, entry)) {
      await lockHeld(tx, decision)
      const found = await decisions.findIn(tx, decision)
      if (found?.record.credentialType === undefined || found.status.status === 'revoked') continue
      if (found.status.status !== 'suspended') await decisions.suspend(tx, actorString(by), decision, { reason })
      held.push(`${decisionSubject}${decision}`)
    }
    return held
  }

  /** One person's order stands for a short time: it does not become a long one by being given over and over, whether it lapsed, was lifted or annulled. */
  async function requireNotAgain(tx: Tx, subject: string, office: string | undefined, term: Duration): Promise<void> {
    const last = await tx.selectFrom('suspension').select(['ordered_at', 'lapses_at', 'lifted_at']).where('subject', '=', subject).where('issuer', '=', `role:${office ?? ''}`).where('lapses_at', 'is not', null)
      .orderBy('ordered_at', 'desc').limit(1).executeTakeFirst()
    if (last === undefined) return
    const confirmed = await tx.selectFrom('suspension').select('id').where('subject', '=', subject).where('lapses_at', 'is', null).where('restricts', 'is', null).where('ordered_at', '>', last.ordered_at).limit(1).executeTakeFirst()
    const { calendar } = ground
    const ended = last.lifted_at ?? last.lapses_at!
    const until = endOfDay(dueDay(calendar, dayOf(ended, calendar.zone), term), calendar.zone)
    if (confirmed === undefined && now() < until) throw new Failure('conflict', messages.provisionalAgain)
  }

  const orderedBy = async (tx: Tx, decision: string): Promise<string | undefined> =>
    (await tx.selectFrom('suspension').select('id').where('decision', '=', decision).where('lifted_at', 'is', null).executeTakeFirst())?.id

  return {
    async carryOut(tx, by, { entry, order, facts, fields, decision, number, office }) {
      const subject = entrySubject(entry)
      const row = await tx.selectFrom('entry').select(['register', 'state', 'owner_kind', 'owner', 'facts', 'personal']).where('number', '=', entry).forUpdate().executeTakeFirst()
      const register = ground.registers().find(({ id }) => id === row?.register)
      if (row === undefined || register === undefined) throw new Failure('not found', messages.noEntry)
      if (row.state === 'struck') throw new Failure('conflict', messages.struck)
      const provisional = order.does === 'suspend' && order.within !== undefined
      if (row.state === 'suspended' && (order.does === 'restrict' || provisional)) throw new Failure('conflict', messages.suspendedAlready)
      if (order.does === 'suspend' && order.notAgainWithin !== undefined) await requireNotAgain(tx, subject, office, order.notAgainWithin)
      const choice = fields.find(({ name }) => name === order.reason)
      const said = facts[order.reason]
      const reason = choice === undefined || said === undefined ? same(register.title.en) : printAnswer(choice, said)
      const given = { subject, reason, decision, number, ...(office !== undefined && { office }) }
      const named = [...new Set((await reachedBy(tx, row, order, facts)).map(({ on }) => on))]
      if (order.does === 'restrict') {
        await orders.suspend(tx, by, { ...given, reaches: named, restricts: restrictionOf(order, facts) })
        return
      }
      // Orders before certificates, as when one ends: two that wait for each other would both fail.
      await tx.selectFrom('suspension').select('id').where('subject', '=', subject).where('lifted_at', 'is', null).orderBy('id').forUpdate().execute()
      const held = await holdUp(tx, by, entry, reason)
      const lapsesAt = order.within && endOfDay(dueDay(ground.calendar, dayOf(now(), ground.calendar.zone), order.within), ground.calendar.zone)
      await orders.suspend(tx, by, { ...given, reaches: [...named, ...held], ...(lapsesAt && { lapsesAt }), ...(order.alsoLiftedBy && { alsoLiftedBy: order.alsoLiftedBy }) })
    },

    async holdUpAnew(tx, by, { from, to }) {
      const reason = await decisions.heldUp(tx, from)
      if (reason === undefined) return
      const before = (await renewalsOf(tx, from)).filter((one) => one !== to)
      for (const one of before) await lockHeld(tx, one)
      const { rows: [found] } = await sql<{ ended: boolean | null }>`select bool_and(lifted_at is not null) as ended from suspension where reaches && ${before.map((one) => `${decisionSubject}${one}`)}::text[]`.execute(tx)
      if (found?.ended !== true) await decisions.suspend(tx, actorString(by), to, { reason })
    },

    async shows(within, { entry, order, facts }) {
      const row = await within.selectFrom('entry').select(['register', 'owner_kind', 'owner', 'facts', 'personal']).where('number', '=', entry).executeTakeFirst()
      if (row === undefined) return []
      const reached = await reachedBy(within, row, order, facts)
      return reached.length === 0 ? [{ does: 'heads', words: messages.reachesNothing }] : [
        { does: 'heads', words: messages.reaches }, ...reached.map(({ name, everybody }) => ({ does: 'reaches' as const, words: messages.reached(name, everybody) })),
      ]
    },

    async lift(tx, by, of) {
      const order = await orderedBy(tx, of.decision)
      if (order === undefined) throw new Failure('conflict', messages.notSuspended)
      await orders.lift(tx, by, { order, decision: of.by })
    },

    async annul(tx, by, of) {
      const order = await orderedBy(tx, of.decision)
      if (order !== undefined) await orders.liftOnAppeal(tx, by, { order, decision: of.by })
    },
  }
}

/** What an order leaves open, as the case says it. Throws a `Failure` (invalid) where it leaves everything open. */
function restrictionOf(order: EntryOrder & { readonly does: 'restrict' }, facts: Facts): Restriction {
  const chosen = (field: string | undefined): readonly string[] => { const said = field === undefined ? undefined : facts[field]; return Array.isArray(said) ? said.map(String) : [] }
  const [purposes, dataPurposes] = [chosen(order.purposes), chosen(order.dataPurposes)]
  const keys = order.keys === undefined ? [] : String(facts[order.keys] ?? '').split(/[\s,;]+/).filter((key) => key !== '')
  const rate = order.requestsPerMinute === undefined ? undefined : facts[order.requestsPerMinute]
  const restriction: Restriction = {
    ...(purposes.length > 0 && { purposes }), ...(dataPurposes.length > 0 && { dataPurposes }), ...(keys.length > 0 && { keys }), ...(typeof rate === 'number' && { requestsPerMinute: rate }),
  }
  if (Object.keys(restriction).length === 0) throw new Failure('invalid', messages.restrictsNothing)
  return restriction
}

/**
 * Whoever holds a certificate up or gives it back does so one after the other, and reads what stands after whoever came before: else an order that is given while another
 * ends would leave it in force under an order, or held up by none.
 */
const lockHeld = (tx: Tx, decision: string) => sql`select pg_advisory_xact_lock(hashtext('suspension.held'), hashtext(${decision}))`.execute(tx)

/** A decision with those by which it lives again, and those that live again by it: what holds up one holds up the one that stands. */
async function renewalsOf(tx: Tx, decision: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`with recursive renewed as (
    select id, about, case_id from decision where id = ${decision}
    union select other.id, other.about, other.case_id from decision other join renewed on other.case_id = renewed.case_id and (other.about = renewed.id or other.id = renewed.about)) select id from renewed order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Gives back the certificates that an order held up, and those by which they live again, unless another that stands holds them up too. Said of every order that ends. */
export const giveBack = (decisions: () => Pick<Decisions, 'findIn' | 'reinstate'>) => async (tx: Tx, by: Actor | SystemActor, { reaches }: Order): Promise<void> => {
  for (const thing of reaches.filter((one) => one.startsWith(decisionSubject)).toSorted()) {
    const all = await renewalsOf(tx, thing.slice(decisionSubject.length))
    for (const decision of all) await lockHeld(tx, decision)
    const { rows: [other] } = await sql`select 1 from suspension where lifted_at is null and reaches && ${all.map((one) => `${decisionSubject}${one}`)}::text[] limit 1`.execute(tx)
    if (other !== undefined) continue
    for (const decision of all) if ((await decisions().findIn(tx, decision))?.status.status === 'suspended') await decisions().reinstate(tx, actorString(by), decision, { reason: reinstated })
  }
}

const reinstated = spoken({ kk: 'Тоқтата тұру туралы өкімнің қолданысы аяқталды', ru: 'Действие распоряжения о приостановлении прекращено', en: 'The order that suspended it has ended' })

const rests: ConcernWords = {
  lead: spoken({ kk: 'Мына жазбаларыңыз соның негізінде жасалған:', ru: 'На этом основаны ваши записи:', en: 'These entries of yours rest on it:' }),
  mend: spoken({
    kk: 'Оның негізінде көрсететін қызметіңізді тоқтатыңыз немесе басқа негізге ауыстырыңыз.', ru: 'Прекратите оказывать услуги, которые на этом основаны, или переведите их на другое основание.', en: 'Stop offering what rests on it, or have it rest on something else.',
  }),
  within: spoken({
    kk: 'Оның негізінде көрсететін қызметіңізді өкімнің шегінде ғана көрсетіңіз немесе тоқтатыңыз.', ru: 'Услуги, которые на этом основаны, оказывайте только в пределах распоряжения или прекратите.', en: 'Offer what rests on it within the order alone, or stop it.',
  }),
}

/** Entries as things that orders stand on: whose they are, who represents the body that owns one, and who answers for one that rests on what was taken back. */
export const entriesAsThings: KindOfThings = {
  async concerned({ parties }, tx, things) {
    const rows = await tx.selectFrom('entry').select(['number', 'owner_kind', 'owner', 'owner_body']).where('number', 'in', things.map(({ id }) => id.slice(entrySubject('').length))).where('state', '<>', 'struck').execute()
    const people = async ({ owner_kind: kind, owner, owner_body: body }: (typeof rows)[number]): Promise<readonly string[]> => {
      if (kind === 'body') return body === null ? [] : (await parties.holdersOf([representativeOf({ id: body })], tx)).map(({ id }) => id)
      if (owner === null) return []
      return kind === 'person' ? [owner] : (await parties.membersOf(owner, tx)).filter(({ capacity }) => capacity === 'head').map(({ person }) => person)
    }
    return (await Promise.all(rows.map(async (row) => (await people(row)).map((person): Concern => ({ thing: entrySubject(row.number), person, words: rests, answers: true }))))).flat()
  },
  async owners(db: Db, things) {
    const rows = await db.selectFrom('entry').select(['number', 'owner_kind', 'owner']).where('number', 'in', things.map((thing) => thing.slice(entrySubject('').length))).execute()
    return new Map(rows.flatMap(({ number, owner_kind: kind, owner }): readonly (readonly [string, Party])[] => (kind === 'body' || owner === null ? [] : [[entrySubject(number), `${kind}:${owner}`]])))
  },
  async answering({ parties }, db, things) {
    const rows = await db.selectFrom('entry').select(['number', 'owner_body']).where('number', 'in', things.map((thing) => thing.slice(entrySubject('').length))).where('owner_body', 'is not', null).execute()
    return new Map(await Promise.all(rows.map(async ({ number, owner_body: body }) => [entrySubject(number), (await parties.holdersOf([representativeOf({ id: body! })], db)).map(({ id }) => id)] as const)))
  },
}
