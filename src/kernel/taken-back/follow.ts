/** What follows from a taking back: everybody whom it reaches is told once, and whoever answers for what was made has a duty to act. */
import { sql } from 'kysely'
import { z } from 'zod'
import { inEveryLanguage } from '../../law/format.ts'
import type { Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { type Db, transact, type Tx } from '../database/index.ts'
import { decisionThing } from '../decisions/index.ts'
import type { Journal } from '../journal/index.ts'
import type { Lineage, Thing } from '../lineage/index.ts'
import { boundThings, type Order, type Orders, restrictionWords } from '../orders/index.ts'
import type { LetterParts, Parties } from '../parties/index.ts'
import type { Duties } from './duties.ts'
import { answeringFor, type Concern, type ConcernGround, type ConcernWords, type KindsOfThings } from './kinds.ts'
import type { Marks } from './marks.ts'
import { letters } from './messages.ts'

interface FollowGround extends ConcernGround {
  readonly db: Db
  readonly zone: string
  readonly journal: Journal
  readonly lineage: Lineage
  readonly orders: Pick<Orders, 'list' | 'owners' | 'ended'>
  readonly parties: Pick<Parties, 'holdersOf' | 'membersOf' | 'writeLetter'>
  readonly publicUrl: string
  readonly kinds: KindsOfThings
  readonly marks: Marks
  readonly duties: Duties
}

/** What was taken back, by what, and why. */
interface Cause {
  readonly cause: string
  readonly source: Thing
  readonly reason: Text
  /** What an order stands on besides its subject, by name. */
  readonly reaches?: readonly string[]
  /** It may still be used, within what the order leaves open. */
  readonly restricted?: true
}

const ordered = z.object({ order: z.string(), lapsed: z.boolean().optional() })
const renewing = z.object({ decision: z.uuid(), about: z.uuid(), effect: z.literal('grant') })
const narrowed = z.object({ frees: z.array(z.string()) })
const causeOfOrder = (body: unknown): string => `order:${ordered.parse(body).order}`

/** Answers the work of the clock: what has expired since it was last asked. Said once in every process. */
export function followTakingBack(ground: FollowGround): { readonly round: () => Promise<void> } {
  const { db, now, zone, journal, lineage, orders, kinds, marks, duties } = ground
  const entries = new Map(Object.values(kinds).flatMap((kind) => Object.entries(kind.entries ?? {})))

  /** Undefined when it is given back already, or nothing of it is on the thread. */
  async function causeOf(type: string, subject: string, body: unknown): Promise<Cause | undefined> {
    if (type === 'order.suspended' || type === 'order.restricted') {
      const cause = causeOfOrder(body)
      const [order, source] = await Promise.all([orders.list().then((all) => all.find(({ id }) => `order:${id}` === cause)), lineage.thing(subject)])
      if (order === undefined || source === undefined) return undefined
      const { reason, reaches, restricts } = order
      if (restricts === undefined) return { cause, source, reason, reaches }
      // What it names is used within it, as its owner is told; whoever offers something that rests on the thing has to keep within it too.
      return { cause, source, reason: inEveryLanguage((locale) => `${reason[locale]} (${restrictionWords(restricts)[locale]})`), restricted: true }
    }
    const named = type.startsWith('decision.') ? subject : entries.get(type)?.(body)
    return named === undefined ? undefined : ownCause(named)
  }

  /** A thing that tells by itself that it was taken back is the cause of what follows. */
  async function ownCause(thing: string): Promise<Cause | undefined> {
    const [source, found] = await Promise.all([lineage.thing(thing), marks.of(thing)])
    const own = found.find((mark) => mark.source === thing && mark.kind === 'withdrawn')
    return source && own && { cause: thing, source, reason: own.reason }
  }

  /** What a taking back reaches that concerns somebody. */
  async function reachedBy(cause: Cause): Promise<readonly Thing[]> {
    // What an order names stops for everybody, and whoever uses it is told; as one party uses it, it is that party's alone, who is bound and told of the order itself.
    const named = [...(await lineage.things(cause.reaches ?? [])).values()].filter(({ kind }) => kind !== 'decision')
    const all = [...named, ...(await Promise.all([cause.source, ...named].map(({ id }) => lineage.reaches(id)))).flat()]
    return [...new Map(all.map((one) => [one.id, one])).values()].filter(({ kind }) => kinds[kind]?.concerned !== undefined)
  }

  async function follow(tx: Tx, cause: Cause): Promise<void> {
    const reached = await reachedBy(cause)
    if (reached.length === 0) return
    const opened = await duties.open(tx, cause, reached)
    await tell(ground, tx, cause, reached.filter(({ id }) => opened.has(id)), opened)
    await renew(tx, reached)
  }

  async function renew(tx: Tx, reached: readonly Thing[]): Promise<void> {
    for (const kind of new Set(reached.map((one) => one.kind))) await kinds[kind]?.renew?.(tx)
  }

  /** Whoever had to act on what rests on it learns once that it was given back. */
  async function endDuties(tx: Tx, cause: string, some?: readonly string[]): Promise<void> {
    const borne = await duties.end(tx, cause, some)
    const known = await lineage.things([...new Set(borne.flatMap(({ thing, source }) => [thing, source]))])
    for (const own of Map.groupBy(borne, ({ person, source }) => `${person} ${source}`).values()) {
      const source = known.get(own[0]!.source)
      if (source) await ground.parties.writeLetter(tx, own[0]!.person, letters.over(ground.publicUrl, source.title, own.flatMap(({ thing }) => known.get(thing) ?? [])))
    }
  }

  /**
   * A decision that a withdrawal had revoked is in force again, by another of its case: who had to act on what rests on the first learns that they need not, and what was made of the first rests
   * on the new one from now on, so that to take that back reaches it too.
   */
  async function inForceAgain(tx: Tx, body: unknown): Promise<void> {
    const { data } = renewing.safeParse(body)
    const first = data && await lineage.thing(`decision:${data.about}`)
    if (data === undefined || first === undefined) return
    const renewed = await tx.selectFrom('decision as again').innerJoin('decision as before', 'before.id', 'again.about').whereRef('before.case_id', '=', 'again.case_id')
      .where('again.id', '=', data.decision).select(['again.id', 'again.number', sql<Text>`again.record::jsonb -> 'title'`.as('title')]).executeTakeFirst()
    if (renewed === undefined) return
    const thing = decisionThing(renewed)
    await lineage.put(tx, thing)
    await lineage.link(tx, first.id, thing.id, 'permits', 'renewed by')
    await endDuties(tx, first.id)
    await renew(tx, await lineage.reaches(first.id))
  }

  /** Those whom an order binds learn of it, and where they read by whom and why it was given, and how to appeal. What one orders for oneself one knows. */
  async function tellBound(tx: Tx, body: unknown): Promise<void> {
    const cause = causeOfOrder(body)
    const order = (await orders.list()).find(({ id }) => `order:${id}` === cause)
    if (order) await writeBound(tx, order, (title) => letters.ordered(title, order))
  }

  /** They learn too that a provisional order ended by itself: nobody signed that, and nobody else tells them. */
  async function tellLapsed(tx: Tx, body: unknown): Promise<void> {
    const { order: id, lapsed } = ordered.parse(body)
    const order = lapsed ? await orders.ended(id) : undefined
    if (order) await writeBound(tx, order, letters.lapsed)
  }

  async function writeBound(tx: Tx, order: Order, letter: (title: Text | undefined) => LetterParts): Promise<void> {
    if (order.issuer.startsWith('organisation:') || order.issuer.startsWith('person:')) return
    const told = new Set<string>()
    for (const thing of boundThings(order)) {
      const title = (await lineage.thing(thing))?.title
      for (const person of await boundBy(ground, tx, thing)) {
        if (told.has(person)) continue
        told.add(person)
        await ground.parties.writeLetter(tx, person, letter(title))
      }
    }
  }

  journal.subscribe('kernel.taken-back', {
    types: ['order.suspended', 'order.restricted', 'order.narrowed', 'order.lifted', 'decision.suspended', 'decision.revoked', 'decision.reinstated', 'decision.issued', ...entries.keys()], holdsUp: 'everything', from: 'now',
    async handle(tx, { type, subject, body }) {
      if (type === 'decision.issued') return inForceAgain(tx, body)
      if (type === 'order.lifted' || type === 'decision.reinstated') {
        await endDuties(tx, type === 'order.lifted' ? causeOfOrder(body) : subject)
        if (type === 'order.lifted') await tellLapsed(tx, body)
        return renew(tx, await lineage.reaches(subject))
      }
      if (type === 'order.narrowed') {
        const { frees } = narrowed.parse(body)
        const freed = [...(await lineage.things(frees)).values(), ...(await Promise.all(frees.map((thing) => lineage.reaches(thing)))).flat()]
        const order = await causeOf('order.suspended', subject, body)
        const reached = new Set((order ? await reachedBy(order) : []).map(({ id }) => id))
        await endDuties(tx, causeOfOrder(body), freed.map(({ id }) => id).filter((id) => !reached.has(id)))
        return renew(tx, freed)
      }
      if (type === 'order.suspended' || type === 'order.restricted') await tellBound(tx, body)
      const cause = await causeOf(type, subject, body)
      if (cause) await follow(tx, cause)
    },
  })

  return {
    async round() {
      const { rows } = await sql<{ thing: string }>`
        select distinct l.source as thing from thing_source l join register_entry e on e.decision = case when l.source like 'decision:%' then substring(l.source from 10)::uuid end
        where l.kind = 'permits' and e.valid_until < ${dayOf(now(), zone)} and e.revoked_at is null and e.suspended_at is null
          and not exists (select from duty_to_act d where d.cause = 'expired:' || l.source)`.execute(db)
      for (const { thing } of rows) {
        const cause = await ownCause(thing)
        // It may have been taken back and given back before: to expire is a cause of its own.
        if (cause) await transact(db, (tx) => follow(tx, { ...cause, cause: `expired:${thing}` }))
      }
    },
  }
}

/** The people whom an order on a subject concerns: the person or the heads of the organisation that it binds, and who else answers for the thing. */
async function boundBy(ground: Pick<FollowGround, 'kinds' | 'orders' | 'parties' | 'now'>, within: Db, subject: string): Promise<readonly string[]> {
  const owner = (await ground.orders.owners([subject], within)).get(subject)
  const answering = (await answeringFor(ground.kinds, ground, within, [subject])).get(subject) ?? []
  if (owner === undefined) return answering
  const id = owner.slice(owner.indexOf(':') + 1)
  if (owner.startsWith('person:')) return [id, ...answering]
  return [...(await ground.parties.membersOf(id, within)).filter(({ capacity }) => capacity === 'head').map(({ person }) => person), ...answering]
}

/** One letter for each person, which names only what concerns them. */
async function tell(ground: FollowGround, tx: Tx, { source, reason, restricted }: Cause, reached: readonly Thing[], opened: ReadonlyMap<string, string>): Promise<void> {
  const { kinds, parties, duties, publicUrl } = ground
  const concerns: Concern[] = []
  for (const [kind, things] of Map.groupBy(reached, (one) => one.kind)) concerns.push(...await kinds[kind]!.concerned!(ground, tx, things))
  for (const [person, own] of Map.groupBy(concerns, (one) => one.person)) {
    const lists = [...Map.groupBy(own, (one): ConcernWords => one.words)].map(([words, all]) => {
      const named = new Set(all.map(({ thing }) => thing))
      return { words, things: reached.filter(({ id }) => named.has(id)) }
    })
    await parties.writeLetter(tx, person, (restricted ? letters.restricted : letters.takenBack)(publicUrl, source.title, reason, lists, own.some(({ answers }) => answers)))
  }
  await duties.bear(tx, concerns.filter(({ answers }) => answers).map(({ thing, person }) => [opened.get(thing)!, person]))
}
