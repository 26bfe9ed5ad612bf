/** Reads drafts from their register, and what people asked from the cases of their procedure: whose they are is read by nobody here. */
import type { Kernel } from '../../../kernel/index.ts'
import type { EntryView } from '../../../kernel/registers/index.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import { entriesOf } from '../plan/index.ts'

/** The register and the procedure of the country by which this is kept; their columns and questions have the names that this file reads. */
export interface OpenOptions { readonly drafts: string; readonly asks: string }

/** Of what was dealt with the last is read. */
const mostRead = 500

export type Became = 'adopted' | 'changed' | 'dropped'

export interface Draft { readonly number: string; readonly entryPath: string; readonly name: Text; readonly goal?: string; readonly text: string; readonly sourceUrl?: string; readonly until: Day; readonly became?: Became; readonly why?: string }

type Kind = 'question' | 'proposal' | 'petition'

/** With the body: until which day it is to be answered, where that day is set. */
export interface Waiting { readonly kind: Kind; readonly about: readonly string[]; readonly filedOn: Day; readonly until?: Day }

/** Dealt with: answered, declined, or passed on to the body whose matter it is; `text` and `answer` as they are published, where whoever asked agreed. */
export interface Reply { readonly kind: Kind; readonly about: readonly string[]; readonly repliedOn: Day; readonly result: 'answered' | 'declined' | 'passed'; readonly text?: string; readonly answer?: string }

export interface People { drafts(): Promise<readonly Draft[]>; waiting(): Promise<readonly Waiting[]>; replies(): Promise<readonly Reply[]> }

const abouts = ['goal', 'measure', 'draft'] as const
const kindOf = (value: unknown): Kind => (value === 'proposal' || value === 'petition' ? value : 'question')
const said = (values: Readonly<Record<string, unknown>>, name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined)
const namedIn = (values: Readonly<Record<string, unknown>>): readonly string[] => abouts.flatMap((name) => said(values, name) ?? [])

export function openPeople(kernel: Pick<Kernel, 'registers' | 'cases' | 'country'>, ids: OpenOptions): People {
  const { zone } = kernel.country.calendar
  const draftOf = ({ number, path, values }: EntryView): Draft => {
    const [goal, sourceUrl, became, why] = ['goal', 'sourceUrl', 'became', 'becameWhy'].map((name) => said(values, name))
    return {
      number, entryPath: path, name: inEveryLanguage((locale) => said(values, locale === 'kk' ? 'name' : locale === 'ru' ? 'nameRu' : 'nameEn') ?? number), text: said(values, 'draftText') ?? '', until: String(values['commentsUntil']) as Day,
      ...(goal !== undefined && { goal }), ...(sourceUrl !== undefined && { sourceUrl }), ...(became !== undefined && { became: became as Became }), ...(why !== undefined && { why }),
    }
  }
  return {
    drafts: async () => (await entriesOf(kernel, ids.drafts)).map(draftOf),
    async waiting() {
      const open = await kernel.cases.openOf([ids.asks])
      const facts = await kernel.cases.factsOfAll(open.map(({ id }) => id))
      return open.map(({ id, filedAt, dueDay }) => {
        const told = facts.get(id) ?? {}
        return { kind: kindOf(told['asked']), about: namedIn(told), filedOn: dayOf(filedAt, zone), ...(dueDay !== null && { until: dueDay }) }
      })
    },
    async replies() {
      const closed = await kernel.cases.closedOf(ids.asks, mostRead)
      const facts = await kernel.cases.factsOfAll(closed.map(({ id }) => id))
      return closed.map(({ id, closedAt, decided }) => {
        const told = facts.get(id) ?? {}
        const [text, answer] = ['publicText', 'publicAnswer'].map((name) => (told['publish'] === true ? said(told, name) : undefined))
        return { kind: kindOf(told['asked']), about: namedIn(told), repliedOn: dayOf(closedAt, zone), result: decided === 'answered' ? 'answered' : decided === null ? 'passed' : 'declined', ...(text !== undefined && { text }), ...(answer !== undefined && { answer }) }
      })
    },
  }
}
