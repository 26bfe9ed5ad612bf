/** Cases that the clock opens: each year on a day, or once something has reached an age; once, also when the clock comes round late. */
import { sql } from 'kysely'
import { addDuration } from '../../law/duration.ts'
import { Failure } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import { askedOf } from '../../law/form.ts'
import { lastOccasion, type OpeningByClock } from '../../law/opening.ts'
import type { Procedure } from '../../law/procedure.ts'
import { readingOf } from '../../law/reading.ts'
import { addDays, type Day, dayOf, type Instant, isDay, laterOf } from '../../law/time.ts'
import { eachApart, transact, type Tx } from '../database/index.ts'
import type { SystemActor } from '../parties/index.ts'
import { complete } from './drafts.ts'
import { first, holderOf, openRow, type Party, partyOf } from './file.ts'
import type { Ground } from './ground.ts'
import { knowingOf, type Knowing, knownFacts } from './known.ts'

const clock: SystemActor = { system: 'clock' }

/** A case that is to be opened: for which day, and about what. */
interface Occasion { readonly day: Day; readonly key: string; readonly about?: string; readonly entry?: string }

/**
 * Opens what is due and was not opened yet, each case in its own transaction. A year that passed while nothing ran is over: its next day
 * stands for it. What cannot be opened keeps nothing else from being opened, and is told at the end.
 */
export async function openByClock(ground: Ground): Promise<number> {
  let opened = 0
  const procedures = ground.versions.today().flatMap((declaration) => (declaration.opens.by === 'clock' ? [{ declaration, opens: declaration.opens }] : []))
  await eachApart(procedures, async ({ declaration, opens }) => {
    await eachApart(await openOnes(ground, await occasionsOf(ground, declaration, opens)), async (occasion) => {
      if (await transact(ground.db, (tx) => openOne(ground, tx, declaration.id, occasion))) opened += 1
    })
  })
  return opened
}

/** What is due by today, of the days on which the procedure was in force. */
async function occasionsOf(ground: Ground, { id, about, subject }: Procedure, { when }: OpeningByClock): Promise<readonly Occasion[]> {
  const today = dayOf(ground.now(), ground.calendar.zone)
  const begun = (at: Instant): Day => dayOf(at, ground.calendar.zone)
  const things = about ? (await ground.decisions.standing(about.procedures, about.effects)).map(({ id: decision, decidedOn }) => ({ since: decidedOn, about: decision }))
    : subject ? (await ground.entries.standing(subject.register)).flatMap(({ number, enteredAt, values }) => thingsOf(when, begun(enteredAt), number, values)) : undefined
  const due = (since: Day): Day => ('yearly' in when ? lastOccasion(when.yearly, today) : 'age' in when ? addDuration(ground.calendar, since, when.age) : since)
  const all = things?.map(({ since, ...thing }): Occasion & { readonly since: Day } => ({ since, day: due(since), ...thing, key: keyOf(id, when, due(since), Object.values(thing)[0]) }))
    ?? ('yearly' in when ? [{ since: due(today), day: due(today), key: keyOf(id, when, due(today)) }] : [])
  const inForce: Occasion[] = []
  for (const { since, ...occasion } of all) if (since <= occasion.day && occasion.day <= today && await wasInForce(ground, id, occasion.day)) inForce.push(occasion)
  return inForce
}

/** An entry, with the day from which it is reckoned: that on which it was entered, or the one after the last that its column says; one that says none is never over. */
function thingsOf(when: OpeningByClock['when'], entered: Day, entry: string, values: Facts): readonly { readonly since: Day; readonly entry: string }[] {
  if (!('over' in when)) return [{ since: entered, entry }]
  const last = values[when.over]
  return typeof last === 'string' && isDay(last) ? [{ since: laterOf(addDays(last, 1), entered), entry }] : []
}

/** The key of the first act: a yearly case is opened once a day of the year and thing, one of age once a thing, one of what is over once a thing and day, for the day may be moved. */
const keyOf = (procedure: string, when: OpeningByClock['when'], day: Day, thing = ''): string =>
  ['clock', procedure, ...('yearly' in when ? [day] : 'age' in when ? ['age'] : ['over', day]), thing].filter((part) => part !== '').join(':')

async function wasInForce({ versions }: Ground, id: string, day: Day): Promise<boolean> {
  try {
    await versions.inForce(id, day)
    return true
  } catch (error) {
    if (error instanceof Failure && error.kind === 'not found') return false
    throw error
  }
}

async function openOnes({ db }: Ground, occasions: readonly Occasion[]): Promise<readonly Occasion[]> {
  if (occasions.length === 0) return []
  const { rows } = await sql<{ key: string }>`select key from case_action where seq = 0 and key = any(${occasions.map(({ key }) => key)})`.execute(db)
  const done = new Set(rows.map(({ key }) => key))
  return occasions.filter(({ key }) => !done.has(key))
}

/** Opens one case, unless another process has: answers whether it did. */
async function openOne(ground: Ground, tx: Tx, id: string, { day, key, about, entry }: Occasion): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
  if (await tx.selectFrom('case_action').select('id').where('key', '=', key).where('seq', '=', 0).executeTakeFirst()) return false
  const { declaration, hash: version } = await ground.versions.inForce(id, dayOf(ground.now(), ground.calendar.zone), tx)
  if (declaration.opens.by !== 'clock') return false
  const decision = about === undefined ? undefined : await ground.decisions.findIn(tx, about)
  const thing = entry === undefined ? undefined : (await ground.entries.standing(declaration.subject!.register, tx)).find(({ number }) => number === entry)
  if ((about !== undefined && decision?.status.status !== 'in force') || (entry !== undefined && thing === undefined)) return false
  const party = decision ? await holderOf(ground, tx, decision.record) : partyOf(ground, declaration, thing?.owner)
  const fields = declaration.form.flatMap((page) => page.fields)
  const knowing: Knowing = { ...decision ? knowingOf(decision) : await knowingParty(ground, tx, party), opening: day, ...(thing && { entry: { facts: { ...thing.values, number: thing.number } } }) }
  const given = { ...declaration.opens.states, ...await knownFacts(ground, tx, fields, knowing) }
  const asked = askedOf(declaration.form, given, readingOf(declaration, dayOf(ground.now(), ground.calendar.zone)))
  const { facts, missing } = complete(asked.pages.flatMap((page) => page.fields), asked.facts)
  if (missing.length > 0) throw new Error(`${id} for ${day}: nothing answers ${missing.map(({ name }) => name).join(', ')}`)
  const row = await openRow(ground, tx, { version, procedure: declaration, ...(about !== undefined && { about }), ...(entry !== undefined && { subject: { id: entry } }) }, party)
  await first(ground, tx, row, declaration, clock, key, { type: 'opened', facts, reasons: '' })
  return true
}

async function knowingParty({ parties }: Ground, tx: Tx, { person, organisation, body }: Party): Promise<Knowing> {
  return {
    organisation: organisation === undefined ? undefined : await parties.organisation({ id: organisation }, tx),
    person: person === undefined ? undefined : await parties.person(person, tx),
    body: parties.bodies.find(({ id }) => id === body),
  }
}
