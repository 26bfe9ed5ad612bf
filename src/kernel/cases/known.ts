/** What the portal knows by itself for the fields that say from where: it is not asked, and nobody types over it. */
import { identifierOf } from '../../law/conventions.ts'
import type { Identifier } from '../../law/identifier-scheme.ts'
import type { Body } from '../../law/body.ts'
import type { Answer, Facts, Field } from '../../law/field.ts'
import { addDays, type Day, dayOf } from '../../law/time.ts'
import type { Db, Tx } from '../database/index.ts'
import { type Decision, holderNumber } from '../decisions/index.ts'
import type { Owner } from '../registers/index.ts'
import type { Ground } from './ground.ts'
import { loadCase } from './log.ts'
import { inFirstLanguage } from '../../law/text.ts'

export interface Knowing {
  readonly organisation?: { readonly identifier: Identifier; readonly name: string } | undefined
  readonly person?: { readonly name?: string | undefined; readonly email?: string | undefined } | undefined
  readonly body?: Pick<Body, 'name'> | undefined
  /** What a register says of the entry that the case concerns. */
  readonly entry?: { readonly facts: Facts } | undefined
  /** The earlier decision that the case is about. */
  readonly about?: Decision | undefined
  /** Whoever applies for themself: of a group's decision their own place counts, which they took over as a guest. */
  readonly guest?: string | undefined
  /** What whoever applies owes overdue, by the incomes that are asked for. */
  readonly overdue?: Facts
  /** The day for which the clock opened the case. */
  readonly opening?: Day | undefined
}

/** The facts that are known. What is not known, such as a personal answer that was erased, is asked like anything else. */
export async function knownFacts(ground: Pick<Ground, 'versions' | 'parties' | 'allocations' | 'calendar'>, db: Db | Tx, fields: readonly Field[], known: Knowing): Promise<Facts> {
  const asking = fields.filter(({ from }) => from !== undefined)
  if (asking.length === 0) return {}
  const said = known.about && asking.some(({ from }) => from!.startsWith('about.')) ? await saidBy(ground, db, known.about, known.guest) : {}
  const values: Readonly<Record<string, Answer | undefined>> = {
    'organisation.bin': known.organisation?.identifier.value, 'organisation.name': known.organisation?.name, 'person.name': known.person?.name, 'person.email': known.person?.email,
    'applicant.kind': known.organisation ? 'company' : known.person && 'person', 'body.name': known.body && inFirstLanguage(known.body.name), 'opening.day': known.opening,
    ...named('subject', known.entry?.facts ?? {}), ...named('overdue', known.overdue ?? {}), ...named('about', said),
  }
  return Object.fromEntries(asking.flatMap(({ name, from }): readonly [string, Answer][] => {
    const answer = values[from!]
    return answer === undefined || (answer === '' && !from!.startsWith('subject.')) ? [] : [[name, answer]]
  }))
}

/** What a party owes overdue today, of each income that the questions ask for. */
export async function overdueAsked(ground: Pick<Ground, 'overdueOf'>, fields: readonly Field[], party: Owner | undefined): Promise<Facts> {
  const incomes = fields.flatMap(({ from }) => (from?.startsWith('overdue.') ? [from.slice('overdue.'.length)] : []))
  if (party === undefined || incomes.length === 0) return {}
  return Object.fromEntries(await Promise.all(incomes.map(async (income) => [income, String(await ground.overdueOf({ kind: party.kind, id: party.kind === 'body' ? party.body! : party.id }, income))] as const)))
}

const named = (of: string, facts: Facts): Facts => Object.fromEntries(Object.entries(facts).map(([name, answer]) => [`${of}.${name}`, answer]))

/** What a decision says of itself, the answers and findings of its case, and what became of what that was given. */
async function saidBy(ground: Pick<Ground, 'versions' | 'parties' | 'allocations' | 'calendar'>, db: Db | Tx, { record }: Decision, guest: string | undefined): Promise<Facts> {
  const { state } = await loadCase(ground, db, record.case)
  const bookings = await ground.allocations.of(record.case, db)
  const booking = bookings.find((one) => guest !== undefined && one.guest?.person === guest) ?? bookings[0]
  const { zone } = ground.calendar
  const booked: Facts = booking === undefined ? {} : {
    booking: booking.state, ...(booking.from && booking.until && booking.resource.kind === 'seat' && { bookedFrom: dayOf(booking.from, zone), bookedUntil: addDays(dayOf(booking.until, zone), -1) }),
  }
  return { ...state.facts, ...record.facts, ...booked, number: record.number, decidedOn: record.decidedOn, ...(record.validUntil && { validUntil: record.validUntil }) }
}

/** What is known of whom a decision concerns, and of the decision: for cases about it that the house opens. */
export const knowingOf = (decision: Decision): Knowing => {
  const { organisation, person, body } = decision.record.holder
  return { organisation: organisation && { name: organisation.name, identifier: identifierOf('organisation', holderNumber({ organisation })!) }, person: person && { name: person.name }, body, about: decision }
}
