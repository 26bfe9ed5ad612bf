/** Reads drafts from their register, and what people asked from the cases of their procedure: whose they are is read by nobody here. */
import type { Kernel } from '../../../kernel/index.ts'
import { detectorsEverywhere, kindsIn } from '../../../kernel/personal-data/index.ts'
import type { EntryView } from '../../../kernel/registers/index.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import { words } from './messages.ts'

/** The register and the procedure of the country by which this is kept; their columns and questions have the names that this file reads. */
export interface OpenOptions { readonly drafts: string; readonly asks: string; /** Procedures by which other bodies are petitioned, whose filings may name a goal, a measure or a project by the same questions. */ readonly besides: readonly string[] }

/** Drafts on one page of their list. */
const draftsOnPage = 50

export type Became = 'adopted' | 'changed' | 'dropped'

export interface Draft { readonly number: string; readonly entryPath: string; readonly name: Text; readonly goal?: string; readonly text: string; readonly sourceUrl?: string; readonly until: Day; readonly became?: Became; readonly why?: string }

type Kind = 'question' | 'proposal' | 'petition'

/** With the body: how many, how many of them late, and the next day by which one is to be answered. */
export type Waiting = Awaited<ReturnType<Kernel['cases']['openNaming']>>

/** Dealt with: answered, declined, or passed on to the body whose matter it is, by its name; `text` and `answer` as they are published, where whoever asked agreed. */
export interface Reply { readonly kind: Kind; /** The body that was asked, where it is another one. */ readonly body?: Text; readonly filedOn: Day; readonly repliedOn: Day; readonly result: 'answered' | 'declined' | 'passed'; readonly passedTo?: string; readonly text?: string; readonly answer?: string }

export interface People {
  /** A page of the drafts, the last one that was entered first. */
  drafts(cursor?: string): Promise<{ readonly drafts: readonly Draft[]; readonly next?: string }>
  /** The draft of this number; undefined where none is published. */
  draft(number: string): Promise<Draft | undefined>
  /** What was asked about the thing of this number and waits. */
  waiting(number: string): Promise<Waiting>
  /** A page of what was asked about it and dealt with, the last first, and how much there is. */
  replies(number: string, part: { readonly limit: number; readonly offset: number }): Promise<{ readonly rows: readonly Reply[]; readonly total: number }>
}

/** The questions in which whoever asks names what it is about. */
const abouts = ['goal', 'measure', 'project', 'draft'] as const
const kindOf = (value: unknown): Kind => (value === 'proposal' || value === 'petition' ? value : 'question')
const said = (values: Readonly<Record<string, unknown>>, name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined)
export function openPeople(kernel: Pick<Kernel, 'registers' | 'cases' | 'country'>, ids: OpenOptions): People {
  const { zone } = kernel.country.calendar
  const draftOf = ({ number, path, values }: EntryView): Draft => {
    const [goal, sourceUrl, became, why] = ['goal', 'sourceUrl', 'became', 'becameWhy'].map((name) => said(values, name))
    return {
      number, entryPath: path, name: inEveryLanguage((locale) => said(values, locale === 'kk' ? 'name' : locale === 'ru' ? 'nameRu' : 'nameEn') ?? number), text: said(values, 'draftText') ?? '', until: String(values['commentsUntil']) as Day,
      ...(goal !== undefined && { goal }), ...(sourceUrl !== undefined && { sourceUrl }), ...(became !== undefined && { became: became as Became }), ...(why !== undefined && { why }),
    }
  }
  const bodyOf = (procedure: string): { readonly body?: Text } => {
    const asked = kernel.cases.versions.ever(procedure).at(-1)?.body.name
    return asked ? { body: asked } : {}
  }
  const about = (number: string) => ({ procedures: [ids.asks, ...ids.besides], questions: abouts, value: number })
  const kept = (): boolean => kernel.registers.listed.some(({ id }) => id === ids.drafts)
  return {
    async drafts(cursor) {
      if (!kept()) return { drafts: [] }
      const { entries, next } = await kernel.registers.page({ register: ids.drafts, state: ['entered'], limit: draftsOnPage, ...(cursor !== undefined && { cursor }) }, null)
      return { drafts: entries.map(draftOf), ...(next !== undefined && { next }) }
    },
    async draft(number) {
      const found = await kernel.registers.find(number, null)
      return found?.register.id === ids.drafts && found.state === 'entered' ? draftOf(found) : undefined
    },
    waiting: (number) => kernel.cases.openNaming(about(number)),
    async replies(number, part) {
      const { rows, total } = await kernel.cases.closedNaming(about(number), part)
      const facts = await kernel.cases.factsOfAll(rows.map(({ id }) => id))
      return {
        total, rows: rows.map(({ id, procedure, filedAt, closedAt, decided }): Reply => {
          const told = facts.get(id) ?? {}
          const [text, answer] = published.map((name) => (told['publish'] === true ? said(told, name) : undefined))
          const passedTo = said(told, 'passedTo')
          return {
            kind: procedure === ids.asks ? kindOf(told['asked']) : 'petition', ...(procedure !== ids.asks && bodyOf(procedure)), filedOn: dayOf(filedAt, zone), repliedOn: dayOf(closedAt, zone), result: decided === 'answered' ? 'answered' : decided === null ? 'passed' : 'declined',
            ...(passedTo !== undefined && { passedTo }), ...(text !== undefined && { text }), ...(answer !== undefined && { answer }),
          }
        }),
      }
    },
  }
}

/** What an officer writes for everybody to read: what was asked, and what became of it. */
const published = ['publicText', 'publicAnswer'] as const

/** What is written in cases of some procedures for everybody to read. */
export interface Published { readonly procedures: readonly string[]; readonly fields: readonly string[] }

/** What of a question everybody reads. */
export const publishedOf = ({ asks, besides }: OpenOptions): Published => ({ procedures: [asks, ...besides], fields: [...published, 'passedTo'] })

/** What everybody reads of a case holds no personal data of the kinds that detectors are sure of, as what is written in discussions. */
export function checkPublished(kernel: Pick<Kernel, 'cases' | 'country'>, { procedures, fields }: Published): void {
  const detectors = kernel.country.identifying ?? detectorsEverywhere
  for (const procedure of procedures) kernel.cases.keepFindings(procedure, (found) => fields.flatMap((field) => {
    const kinds = kindsIn(said(found, field) ?? '', detectors)
    return kinds.length === 0 ? [] : [{ field, text: words.personal(kinds) }]
  }))
}
