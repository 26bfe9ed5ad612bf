/** Discussions of goals, measures, projects and drafts: everybody sees them, the offices of the coordinating body answer and hide. */
import type { Kernel } from '../../../kernel/index.ts'
import { formatDay, inEveryLanguage } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { type Day, dayOf } from '../../../law/time.ts'
import { permits } from '../../../portal/index.ts'
import { goalPath, measurePath, type Plans } from '../plan/index.ts'
import { projectPath, type Projects } from '../projects/index.ts'
import { words } from './messages.ts'
import { draftPath } from './pages.ts'
import { checkPublished, type Draft, type OpenOptions, type People, type Published, publishedOf } from './read.ts'

/** The thing that is discussed, by the number of its entry, such as GOL-2026-000001. */
export const discussedThing = (number: string): string => `strategy:${number}`

const isNumber = (id: string): boolean => /^[A-Z]{2,6}-[\w-]{1,40}$/.test(id)

/** Why a draft is open to comment no more; undefined while it is. */
function closedOf({ became, until }: Draft, today: Day): Text | undefined {
  if (became !== undefined) return words.closedBecame
  return until < today ? words.closedOver(inEveryLanguage((locale) => formatDay(until, locale))) : undefined
}

const opened = new WeakSet<Kernel>()

/** Says how they are found, and what holds of what is published of a question: once for a kernel. */
export function openToPeople(kernel: Kernel, { plans, projects, people, options, offices, findings }: { readonly plans: Plans; readonly projects: Projects; readonly people: People; readonly options: OpenOptions; readonly offices: readonly string[]; /** What the chamber of audit and the bodies write of a finding. */ readonly findings: Published }): void {
  if (opened.has(kernel)) return
  opened.add(kernel)
  for (const one of [publishedOf(options), findings]) checkPublished(kernel, one)
  async function named(number: string): Promise<{ readonly name: Text; readonly path: string; readonly closed?: Text } | undefined> {
    const [{ goals, measures }, portfolio] = await Promise.all([plans(), projects()])
    const planned = [...goals.map((one) => ({ ...one, path: goalPath(one.number) })), ...measures.map((one) => ({ ...one, path: measurePath(one.number) })), ...portfolio.projects.map((one) => ({ ...one, path: projectPath(one.number) }))].find((one) => one.number === number)
    if (planned) return planned
    const draft = await people.draft(number)
    const closed = draft && closedOf(draft, dayOf(kernel.now(), kernel.country.calendar.zone))
    return draft && { name: draft.name, path: draftPath(number), ...(closed && { closed }) }
  }
  kernel.discussions.keep('strategy', async (number, actor) => {
    const found = await named(number)
    if (found === undefined) return undefined
    const inOffice = actor !== null && permits({ anyRole: offices }, { actor }) === 'yes'
    return { title: found.name, path: found.path, owners: (await kernel.parties.holdersOf(offices)).map(({ id }) => id), ofOwner: inOffice, ofOffice: inOffice, ...(found.closed && { closed: found.closed }) }
  }, isNumber)
}
