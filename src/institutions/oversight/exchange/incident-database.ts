/** Gives incidents in the form of the weekly snapshots of the AI Incident Database (`incidents` and `reports`), as JSON and as CSV. Pure. */
import { stringify } from 'csv-stringify/sync'
import type { Day } from '../../../law/time.ts'

/** A publication on an incident. */
export interface IncidentSource { readonly url: string; readonly title: string; readonly publishedOn?: Day; readonly language?: string; readonly text?: string; readonly authors?: readonly string[] }

/** What is public of an incident. */
export interface PublicIncident {
  /** Of our register, such as `INC-2026-000012`. */
  readonly number: string
  readonly title: string
  readonly description: string
  readonly day: Day
  readonly deployers: readonly string[]
  readonly developers: readonly string[]
  readonly harmed: readonly string[]
  readonly systems: readonly string[]
  readonly sources: readonly IncidentSource[]
  readonly changedOn: Day
}

/** An incident as the snapshot has it; the names of its fields are the database's. */
export interface SnapshotIncident {
  readonly _id: string
  readonly incident_id: number
  readonly title: string
  readonly description: string
  readonly date: Day
  readonly 'Alleged deployer of AI system': readonly string[]
  readonly 'Alleged developer of AI system': readonly string[]
  readonly 'Alleged harmed or nearly harmed parties': readonly string[]
  readonly implicated_systems: readonly string[]
  readonly reports: readonly number[]
  readonly editors: readonly string[]
  readonly editor_notes: string
  readonly editor_similar_incidents: readonly number[]
  readonly editor_dissimilar_incidents: readonly number[]
  readonly flagged_dissimilar_incidents: readonly number[]
  readonly nlp_similar_incidents: readonly []
  readonly epoch_date_modified: number
}

export interface SnapshotReport {
  readonly report_number: number
  readonly incident_id: number
  readonly title: string
  readonly url: string
  readonly source_domain: string
  readonly authors: readonly string[]
  readonly date_published: Day | ''
  readonly language: string
  readonly text: string
  readonly tags: readonly string[]
}

export interface Snapshot { readonly incidents: readonly SnapshotIncident[]; readonly reports: readonly SnapshotReport[] }

/** The year and the count of a number of ours as one whole number, as the database numbers incidents: `INC-2026-000012` is 2026000012, the same each time. */
const wholeNumber = (number: string): number => Number(number.replaceAll(/\D/g, ''))

/** Names of parties as the database writes them in its lists: small Latin letters, digits and hyphens; other alphabets stay. */
const entityId = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '')

/** Incidents with their reports as a snapshot. A report is numbered after its incident: the thirteenth of 2026000012 is 2026000012013. */
export function snapshotOf(incidents: readonly PublicIncident[]): Snapshot {
  const reportNumber = (number: string, at: number): number => wholeNumber(number) * 1000 + at + 1
  return {
    incidents: incidents.map(({ number, title, description, day, deployers, developers, harmed, systems, sources, changedOn }) => ({
      _id: number, incident_id: wholeNumber(number), title, description, date: day,
      'Alleged deployer of AI system': deployers.map(entityId), 'Alleged developer of AI system': developers.map(entityId), 'Alleged harmed or nearly harmed parties': harmed.map(entityId),
      implicated_systems: systems.map(entityId), reports: sources.map((_, at) => reportNumber(number, at)), editors: [], editor_notes: '', editor_similar_incidents: [], editor_dissimilar_incidents: [],
      flagged_dissimilar_incidents: [], nlp_similar_incidents: [], epoch_date_modified: Date.parse(`${changedOn}T00:00:00Z`) / 1000,
    })),
    reports: incidents.flatMap(({ number, sources }) => sources.map(({ url, title, publishedOn, language = '', text = '', authors = [] }, at) => ({
      report_number: reportNumber(number, at), incident_id: wholeNumber(number), title, url, source_domain: new URL(url).hostname.replace(/^www\./, ''), authors, date_published: publishedOn ?? '', language, text, tags: [],
    }))),
  }
}

const csvHead = ['_id', 'incident_id', 'date', 'reports', 'Alleged deployer of AI system', 'Alleged developer of AI system', 'Alleged harmed or nearly harmed parties', 'description', 'title'] as const

/** The same as `incidents.csv` of a snapshot: lists are written as JSON within a cell. */
export const snapshotCsv = ({ incidents }: Snapshot): string => stringify([csvHead, ...incidents.map((incident) => csvHead.map((name) => {
  const value = incident[name]
  return typeof value === 'object' ? JSON.stringify(value) : value
}))])
