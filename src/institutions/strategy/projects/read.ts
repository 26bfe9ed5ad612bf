/** Reads projects and milestones from their registers as everybody sees them, and what the books say was paid. */
import type { EntryView } from '../../../kernel/registers/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { numbersIn } from '../../../law/register.ts'
import type { Day } from '../../../law/time.ts'
import { entriesOf } from '../plan/index.ts'
import { remembered } from '../remembered.ts'
import type { Milestone, Portfolio, Project } from './project.ts'

/** The registers of the country, whose columns have the names that this file reads. */
export interface ProjectRegisters { readonly projects: string; readonly milestones: string }

/** The entries as their registers state them. */
export interface StatedProjects { readonly projects: readonly EntryView[]; readonly milestones: readonly EntryView[] }

/** `stated` has every digit. */
export type Projects = () => Promise<Portfolio & { readonly stated: StatedProjects }>

/** Reads them, and remembers them until there is another act on their registers. */
export const openProjects = (kernel: Pick<Kernel, 'registers'>, ids: ProjectRegisters): Projects =>
  remembered(async () => String(await kernel.registers.acts(ids.projects, ids.milestones)), () => read(kernel, ids))

/** What is said in these columns, as far as it is; a register holds days and choices to what they are. */
const said = <Names extends string, Value extends string>(values: EntryView['values'], ...names: readonly Names[]): { readonly [K in Names]?: Value } =>
  Object.fromEntries(names.flatMap((name) => (typeof values[name] === 'string' && values[name] !== '' ? [[name, values[name]]] : []))) as { readonly [K in Names]?: Value }

async function read(kernel: Pick<Kernel, 'registers'>, ids: ProjectRegisters): ReturnType<Projects> {
  const [projects, milestones] = await Promise.all([entriesOf(kernel, ids.projects), entriesOf(kernel, ids.milestones)])
  const entered = ({ number, path, values }: EntryView) => ({ number, path, name: inEveryLanguage((locale) => String(values[locale === 'kk' ? 'name' : locale === 'ru' ? 'nameRu' : 'nameEn'] ?? values['name'] ?? number)) })
  return {
    stated: { projects, milestones },
    projects: projects.map((one): Project => ({
      ...entered(one), goal: String(one.values['goal']), ...said(one.values, 'parent', 'about', 'owner', 'ownerOffice', 'region', 'account', 'sourceUrl'), ...said<'startsOn' | 'deadline', Day>(one.values, 'startsOn', 'deadline'),
      ...said<'certainty', NonNullable<Project['certainty']>>(one.values, 'certainty'),
      ...(one.values['budget'] !== undefined && one.values['budget'] !== '' && { budget: BigInt(String(one.values['budget'])) }),
    })),
    milestones: milestones.map((one): Milestone => ({
      ...entered(one), project: String(one.values['project']), plannedOn: String(one.values['plannedOn']) as Day, after: numbersIn(one.values['after']), ...said<'doneOn', Day>(one.values, 'doneOn'), ...said(one.values, 'evidence'),
      ...(typeof one.values['accepted'] === 'boolean' && { accepted: one.values['accepted'] }),
    })).toSorted((a, b) => a.plannedOn.localeCompare(b.plannedOn)),
  }
}

/** What the books say of a project: what was paid, or why nobody knows. */
export type Booked = { readonly paid: bigint } | { readonly unknown: 'no account named' | 'no such account' }

/** Of each of these projects, in their order. An account from which the country's procedures pay, and from which nothing was paid yet, is known to have paid nothing. */
export async function bookedFor({ ledger, cases }: Pick<Kernel, 'ledger' | 'cases'>, projects: readonly Project[]): Promise<readonly Booked[]> {
  const paid = await ledger.paidFor([...new Set(projects.flatMap(({ account }) => account ?? []))])
  const paying = new Set(cases.procedures.flatMap(({ entitlements = {} }) => Object.values(entitlements).map(({ expense }) => expense)))
  return projects.map(({ account }): Booked => {
    if (account === undefined) return { unknown: 'no account named' }
    const known = paid.get(account) ?? (paying.has(account) ? 0n : undefined)
    return known === undefined ? { unknown: 'no such account' } : { paid: known }
  })
}
