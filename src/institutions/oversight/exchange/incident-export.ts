/** The confirmed incidents of the country for the AI Incident Database: read as everybody sees them, with an account of what has no place there and what is not known here. */
import type { Kernel } from '../../../kernel/index.ts'
import type { EntryView } from '../../../kernel/registers/index.ts'
import { dayOf, isDay, type Day } from '../../../law/time.ts'
import { numbersIn } from '../../../law/register.ts'
import type { PublicIncident } from './incident-database.ts'

/** The register of incidents, and which of its columns says what. */
export interface IncidentRegister {
  readonly register: string
  /** A choice of which the words are the title. */
  readonly kind: string
  readonly summary: string
  readonly happenedOn: string
  readonly system: string
  /** What the register of systems calls their owner. */
  readonly systemOwner: string
  /** Columns for which the database has no place. */
  readonly withoutPlace: readonly string[]
}

/** What became of one column of ours, or of one field of theirs that we cannot fill. */
export interface IncidentLoss {
  /** Our column; absent for what only the database asks. */
  readonly ours?: string
  /** The field of the database; absent where it has none. */
  readonly theirs?: string
  readonly outcome: 'carried' | 'stoodIn' | 'noPlace' | 'notKnown'
  /** Of how many incidents. */
  readonly count: number
}

export interface ExportedIncidents { readonly incidents: readonly PublicIncident[]; readonly losses: readonly IncidentLoss[] }

/** What the database asks and nobody here has been asked. */
const unknown = ['Alleged developer of AI system', 'Alleged harmed or nearly harmed parties', 'reports', 'editors', 'editor_similar_incidents'] as const

/** Reads all confirmed incidents, the oldest number last as the register lists them. An incident without a day takes the day on which it was entered, and is counted. */
export async function exportedIncidents({ registers, country }: Kernel, declared: IncidentRegister): Promise<ExportedIncidents> {
  const { register, kind, summary, happenedOn, system, systemOwner, withoutPlace } = declared
  const counts = new Map<string, IncidentLoss>()
  const count = (loss: Omit<IncidentLoss, 'count'>, by = 1): void => {
    const key = JSON.stringify([loss.ours, loss.theirs, loss.outcome])
    counts.set(key, { ...loss, count: (counts.get(key)?.count ?? 0) + by })
  }
  const incidents: PublicIncident[] = []
  const found = registers.declared.find(({ id }) => id === register)
  const titled = found?.fields.find(({ name }) => name === kind)
  const titles = new Map(titled !== undefined && 'choices' in titled ? titled.choices.map(({ value, label }) => [value, label.en]) : [])
  for (let cursor: string | undefined, more = found !== undefined; more;) {
    const page = await registers.page({ register, state: ['entered'], limit: 200, ...(cursor !== undefined && { cursor }) }, null)
    for (const entry of page.entries) {
      const said = (name: string): string => { const value = entry.values[name]; return typeof value === 'string' ? value : '' }
      const known = said(happenedOn)
      const day: Day = isDay(known) ? known : dayOf(entry.enteredAt, country.calendar.zone)
      count({ ours: happenedOn, theirs: 'date', outcome: isDay(known) ? 'carried' : 'stoodIn' })
      const systems = await Promise.all(numbersIn(said(system)).map((number) => registers.find(number, null)))
      const shown = systems.filter((one): one is EntryView => one !== undefined)
      const owners = [...new Set(shown.map(({ values }) => values[systemOwner]).filter((name): name is string => typeof name === 'string' && name !== ''))]
      if (shown.length > 0) count({ ours: system, theirs: 'implicated_systems', outcome: 'carried' })
      else count({ theirs: 'implicated_systems', outcome: 'notKnown' })
      count(owners.length > 0 ? { ours: system, theirs: 'Alleged deployer of AI system', outcome: 'carried' } : { theirs: 'Alleged deployer of AI system', outcome: 'notKnown' })
      count({ ours: kind, theirs: 'title', outcome: 'carried' })
      count({ ours: summary, theirs: 'description', outcome: 'carried' })
      for (const name of withoutPlace) if (said(name) !== '') count({ ours: name, outcome: 'noPlace' })
      for (const theirs of unknown) count({ theirs, outcome: 'notKnown' })
      incidents.push({
        number: entry.number, title: titles.get(said(kind)) ?? said(kind), description: said(summary), day, deployers: owners, developers: [], harmed: [], systems: shown.map(({ number }) => number), sources: [],
        changedOn: dayOf(entry.changedAt, country.calendar.zone),
      })
    }
    cursor = page.next
    more = cursor !== undefined
  }
  return { incidents, losses: [...counts.values()] }
}
