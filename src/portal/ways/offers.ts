/** What people can do here, by need: the services in force, and what institutions offer besides them. */
import type { Kernel } from '../../kernel/index.ts'
import type { Need } from '../../law/need.ts'
import { isByHouse } from '../../law/opening.ts'
import type { Procedure } from '../../law/procedure.ts'
import { locales, type Text } from '../../law/text.ts'
import { instantAt } from '../../law/time.ts'
import type { Html } from '../html.ts'
import type { Visit } from '../visit.ts'
import type { WayId } from './ways.ts'

/** Something that one can do, and the needs that it serves. */
export interface Offer {
  readonly needs: readonly Need[]
  readonly title: Text
  readonly hint: Text
  /** Path without the language. */
  readonly path: string
  /** It belongs to the page of a word that serves no need, as that of the programme. */
  readonly way?: WayId
  /** A question in words can be put to it, in the `q` of its address: whoever searches is led there as well. */
  readonly answers?: true
  /** It can be tried at once, by anybody and without an account: shows its form or choices on the page where all such stand; undefined while it cannot be. */
  readonly now?: (visit: Visit, kernel: Kernel) => Html | undefined | Promise<Html | undefined>
}

/** A service that one can apply for. */
export interface ServiceOffered extends Offer {
  readonly procedure: Procedure
  /** Many applied for it lately: enough to say that people come for it. */
  readonly often?: boolean
  /** One appeals by it, or asks for an earlier decision to be looked at anew. */
  readonly remedy: boolean
}

/** All that a house offers. */
export interface Offered {
  /** The services in force today that anybody can apply for. */
  services(): Promise<readonly ServiceOffered[]>
  /** What institutions and the portal itself offer besides. */
  readonly besides: readonly Offer[]
}

/** The needs of procedures that do not declare any themselves, by their ids: those that were enacted before needs could be declared. */
export type NeedsOfProcedures = Readonly<Record<string, readonly Need[]>>

/** Whom a service is for says what it is for, where nobody has said more. */
const byOpening: Readonly<Record<string, readonly Need[]>> = { company: ['company'], personOrCompany: ['living', 'company'], body: ['state'] }

/** The needs that a procedure serves: as it declares itself, else as the country says of those enacted before. Pure. */
export const needsOf = ({ id, need, opens }: Pick<Procedure, 'id' | 'need' | 'opens'>, said: NeedsOfProcedures = {}): readonly Need[] =>
  need ?? said[id] ?? byOpening[opens.by] ?? ['living']

/** Procedures by which one appeals: what is about an earlier decision, what a decision names as its remedy, and what does not grant or refuse. */
const isRemedy = ({ id, about, decisions }: Procedure, all: readonly Procedure[]): boolean =>
  about !== undefined || Object.values(decisions).some(({ effect }) => effect !== 'grant' && effect !== 'refuse')
  || all.some((other) => Object.values(other.decisions).some(({ appeal }) => appeal?.procedure === id))

/** The services that anybody can apply for today, as offers, in the order in which the country declares them. What one applies for comes before what concerns an earlier decision. */
export function servicesOffered(kernel: Kernel, said?: NeedsOfProcedures): readonly ServiceOffered[] {
  const all = kernel.cases.versions.today()
  return all.filter(({ opens }) => !isByHouse(opens))
    .map((one) => ({ procedure: one, remedy: isRemedy(one, all), needs: needsOf(one, said), title: one.title, hint: one.summary, path: `/services/${one.id}` }))
    .toSorted((a, b) => Number(a.remedy) - Number(b.remedy))
}

const millisecondsOfHour = 3_600_000
/** Fewer applications than this say nothing of what people come for: what was filed once would stand above all else. */
const few = 10
/** What people come for moves with the season; within a quarter it can be told. */
const looksBack = 90 * 24 * millisecondsOfHour

/**
 * The services that anybody can apply for today, what most applied for within the last quarter first; what few or equally many applied
 * for stands as declared, and what concerns an earlier decision comes last. Counted once an hour in each process: the first who asks waits
 * for it, and whoever comes later sees the order from before while it is counted anew, for in a large country that takes a moment.
 */
export function commonestServices(kernel: Kernel, said?: NeedsOfProcedures): () => Promise<readonly ServiceOffered[]> {
  let counted: { readonly at: number; readonly filed: ReadonlyMap<string, number> } | undefined
  let counting: Promise<void> | undefined
  async function count(at: number, procedures: readonly string[]): Promise<void> {
    counted = { at, filed: procedures.length === 0 ? new Map() : await kernel.cases.filedSince(procedures, instantAt(at - looksBack)) }
  }
  return async () => {
    const services = servicesOffered(kernel, said)
    const now = Date.parse(kernel.now())
    const begun = counted !== undefined && Math.abs(now - counted.at) <= millisecondsOfHour ? undefined : counting ??= count(now, services.map(({ procedure }) => procedure.id)).finally(() => { counting = undefined })
    if (counted === undefined) await begun
    else begun?.catch(() => undefined) // the order from before stands, and the next who asks counts again
    const of = ({ procedure }: ServiceOffered): number => {
      const filed = counted?.filed.get(procedure.id) ?? 0
      return filed < few ? 0 : filed
    }
    return services.map((one) => ({ ...one, often: of(one) > 0 })).toSorted((a, b) => Number(a.remedy) - Number(b.remedy) || of(b) - of(a))
  }
}

/** What serves any of these needs, each once, in the order in which it is offered. Pure. */
export const serving = <O extends Offer>(offers: readonly O[], needs: readonly Need[]): readonly O[] =>
  offers.filter((offer) => offer.needs.some((need) => needs.includes(need)))

/** What has every one of these words in its title or hint, in whichever language somebody writes. Pure. */
export function matching<O extends Offer>(offers: readonly O[], asked: string): readonly O[] {
  const sought = asked.toLowerCase().split(/\s+/u).filter((word) => word !== '')
  return offers.filter(({ title, hint }) => {
    const said = locales.flatMap((locale) => [title[locale], hint[locale]]).join('\n').toLowerCase()
    return sought.every((word) => said.includes(word))
  })
}
