/** Discussions of goals, measures and drafts: everybody sees them, the offices of the coordinating body answer and hide. */
import type { Kernel } from '../../../kernel/index.ts'
import { permits } from '../../../portal/index.ts'
import { goalPath, measurePath, type Plans } from '../plan/index.ts'
import { draftPath } from './pages.ts'
import type { People } from './read.ts'

const opened = new WeakSet<Kernel>()

/** The number of an entry, such as GOL-2026-000001. */
const isNumber = (id: string): boolean => /^[A-Z]{2,6}-[\w-]{1,40}$/.test(id)

/** Says how they are found: once for a kernel. */
export function openDiscussed(kernel: Kernel, { plans, people, offices }: { readonly plans: Plans; readonly people: People; readonly offices: readonly string[] }): void {
  if (opened.has(kernel)) return
  opened.add(kernel)
  kernel.discussions.keep('entry', async (number, actor) => {
    const { goals, measures } = await plans()
    const found = [
      ...goals.map((one) => ({ ...one, path: goalPath(one.number) })), ...measures.map((one) => ({ ...one, path: measurePath(one.number) })), ...(await people.drafts()).map((one) => ({ ...one, path: draftPath(one.number) })),
    ].find((one) => one.number === number)
    if (found === undefined) return undefined
    const inOffice = actor !== null && permits({ anyRole: offices }, { actor }) === 'yes'
    return { title: found.name, path: found.path, owners: (await kernel.parties.holdersOf(offices)).map(({ id }) => id), ofOwner: inOffice, ofOffice: inOffice }
  }, isNumber)
}
