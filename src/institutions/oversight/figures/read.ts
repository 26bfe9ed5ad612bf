/** What everybody may know of oversight in figures: systems, incidents, and how owners answer those whom their systems concern. */
import type { AnswersCounted } from '../../../kernel/cases/index.ts'
import type { MonthOfDecisions } from '../../../kernel/decisions/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Indicator } from '../../../kernel/indicators/index.ts'
import { columnName, type Owner } from '../../../kernel/registers/index.ts'
import { enoughForShare } from '../../../law/share.ts'
import type { Text } from '../../../law/text.ts'
import { instantAt } from '../../../law/time.ts'
import { words } from './messages.ts'

/** Which registers and procedures of the country are counted, and by which of their columns and answers. */
export interface FiguresOptions {
  readonly systems: { readonly register: string; readonly class: string; readonly sector: string }
  /** Confirmed incidents are what these procedures enter. */
  readonly incidents: { readonly register: string; readonly kind: string; readonly harm: string; readonly procedures: readonly string[]; readonly decisions: string }
  /** Requests to owners: what is asked in which answer, the step in which the owner answers, and the outcomes that are an answer and a refusal. */
  readonly requests: { readonly procedure: string; readonly step: string; readonly asked: string; readonly answered: readonly string[]; readonly refused: readonly string[] }
}

/** A value with its name, and how many there are of it. */
export interface Counted { readonly id: string; readonly title: Text; readonly count: number }

/** How requests ended: those still open are in no share. */
export interface Answers { readonly answered: number; readonly refused: number; readonly silent: number; readonly open: number }

export interface Figures {
  readonly systems: { readonly total: number; readonly classes: readonly Counted[]; readonly sectors: readonly (Counted & { readonly classes: readonly Counted[] })[] }
  readonly incidents: { readonly total: number; readonly kinds: readonly Counted[]; readonly harms: readonly Counted[]; readonly months: readonly MonthOfDecisions[] }
  readonly requests: { readonly all: Answers; readonly asked: readonly (Counted & Answers)[]; /** Owners of fewer than five requests are together under no name. */ readonly owners: readonly (Answers & { readonly name?: Text })[] }
}

/** How far back requests are counted. */
const span = 365 * 86_400_000

/** Reads the figures as everybody sees them: what a register shows to nobody but its owner is in no count by a column. */
export async function readFigures(kernel: Kernel, { systems, incidents, requests }: FiguresOptions): Promise<Figures> {
  const { registers, decisions, cases, now } = kernel
  const standing = ['entered', 'suspended'] as const
  const titles = (register: string, field: string): ReadonlyMap<string, Text> => {
    const found = registers.declared.find(({ id }) => id === register)?.fields.find(({ name }) => name === field)
    return new Map(found !== undefined && 'choices' in found ? found.choices.map(({ value, label }) => [value, label]) : [])
  }
  const named = (register: string, field: string, counts: Readonly<Record<string, number>> = {}): readonly Counted[] =>
    [...titles(register, field)].map(([id, title]) => ({ id, title, count: counts[id] ?? 0 }))
  const of = (register: string, facets?: Readonly<Record<string, readonly string[]>>) => (registers.declared.some(({ id }) => id === register)
    ? registers.counted({ register, state: standing, ...(facets && { facets }) }, null) : Promise.resolve({ total: 0, facets: {} as Readonly<Record<string, Readonly<Record<string, number>>>> }))
  const [all, confirmed, months, answers] = await Promise.all([
    of(systems.register), of(incidents.register), decisions.byMonth({ registers: [incidents.decisions], procedures: incidents.procedures }),
    requestsOfYear({ cases, now }, requests),
  ])
  const sectors = named(systems.register, systems.sector, all.facets[columnName(systems.sector)]).filter(({ count }) => count > 0)
  const asks = cases.procedures.find(({ id }) => id === requests.procedure)?.form.flatMap(({ fields }) => fields).find(({ name }) => name === requests.asked)
  const choices = asks !== undefined && 'choices' in asks ? asks.choices : []
  return {
    systems: {
      total: all.total, classes: named(systems.register, systems.class, all.facets[columnName(systems.class)]),
      sectors: await Promise.all(sectors.map(async (one) => ({ ...one, classes: named(systems.register, systems.class, (await of(systems.register, { [columnName(systems.sector)]: [one.id] })).facets[columnName(systems.class)]) }))),
    },
    incidents: { total: confirmed.total, kinds: named(incidents.register, incidents.kind, confirmed.facets[columnName(incidents.kind)]), harms: named(incidents.register, incidents.harm, confirmed.facets[columnName(incidents.harm)]), months },
    requests: {
      all: answersIn(answers, requests),
      asked: choices.map(({ value, label }) => {
        const own = answers.filter(({ asked }) => asked === value)
        return { id: value, title: label, count: own.reduce((sum, { count }) => sum + count, 0), ...answersIn(own, requests) }
      }),
      owners: await byOwner(kernel, answers, requests),
    },
  }
}

/** Of the requests of a year that owners had to answer by now, how many they did; those that are open are in time still. */
export function answeredInTime({ cases, now }: Pick<Kernel, 'cases' | 'now'>, { requests }: FiguresOptions): Indicator {
  return {
    id: 'oversight.answered-in-time', unit: 'percent', source: words.title, title: words.inTimeShare, definition: words.inTimeMeans,
    async compute() {
      const { answered, refused, silent } = answersIn(await requestsOfYear({ cases, now }, requests), requests)
      return { part: answered + refused, whole: answered + refused + silent }
    },
  }
}

const requestsOfYear = ({ cases, now }: Pick<Kernel, 'cases' | 'now'>, { procedure, step, asked }: FiguresOptions['requests']): Promise<readonly AnswersCounted[]> =>
  cases.answersOfOwners({ procedure, step, asked, since: instantAt(Date.parse(now()) - span) })

function answersIn(counted: readonly AnswersCounted[], { answered, refused }: FiguresOptions['requests']): Answers {
  const sum = (which: (one: AnswersCounted) => boolean): number => counted.filter(which).reduce((total, { count }) => total + count, 0)
  return {
    answered: sum(({ outcome, byClock }) => !byClock && outcome !== undefined && answered.includes(outcome)), refused: sum(({ outcome, byClock }) => !byClock && outcome !== undefined && refused.includes(outcome)),
    silent: sum(({ byClock }) => byClock), open: sum(({ outcome }) => outcome === undefined),
  }
}

export const requestsIn = ({ answered, refused, silent, open }: Answers): number => answered + refused + silent + open

/** By owner, the most asked first; whoever was asked fewer than five times is told of with the others of whom that holds, for a single request would be known from it. */
async function byOwner(kernel: Kernel, answers: readonly AnswersCounted[], requests: FiguresOptions['requests']): Promise<Figures['requests']['owners']> {
  const groups = [...Map.groupBy(answers, ({ owner }) => JSON.stringify(owner)).values()].map((own) => ({ owner: own[0]!.owner, own, figures: answersIn(own, requests) }))
  const large = groups.filter(({ figures }) => requestsIn(figures) >= enoughForShare).toSorted((a, b) => requestsIn(b.figures) - requestsIn(a.figures))
  const small = groups.filter((one) => !large.includes(one)).flatMap(({ own }) => own)
  const told = await Promise.all(large.map(async ({ owner, figures }) => ({ ...figures, name: await nameOf(kernel, owner) })))
  return small.length === 0 ? told : [...told, answersIn(small, requests)]
}

async function nameOf({ parties, country }: Kernel, owner: Owner): Promise<Text> {
  if (owner.kind === 'body') return country.bodies.find(({ id }) => id === owner.body)?.name ?? { kk: '–', ru: '–', en: '–' }
  // A person is never named here: nobody but companies and bodies owns systems of many.
  const name = owner.kind === 'organisation' ? (await parties.organisation({ id: owner.id }))?.name : undefined
  return { kk: name ?? '–', ru: name ?? '–', en: name ?? '–' }
}
