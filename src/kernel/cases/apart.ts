/** Tells whoever asks to have something entered that another entry holds on its days: where they type them, and again before they send it. */
import type { Problem } from '../../law/failure.ts'
import type { Facts } from '../../law/field.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Ground } from './ground.ts'

/** Whether a case is open about the decision by which an entry was entered. */
const isOpenAboutEntry = async (db: Db | Tx, number: string): Promise<boolean> => await db.selectFrom('entry_version').innerJoin('case_record', 'case_record.about', 'entry_version.decision').select('case_record.id')
  .where('entry_version.entry', '=', number).where('entry_version.seq', '=', 0).where('case_record.closed_at', 'is', null).executeTakeFirst() !== undefined

/** `asked`: at which of the questions it may be said. `open`: which of them can be answered otherwise. All where it is not said. `changes`: what is there already. */
interface Questions { readonly asked?: readonly string[] | undefined; readonly open?: readonly string[] | undefined; readonly changes?: Changed | undefined }

/** Which entry a case is to change: its subject, or that which the decision entered that it is about. */
interface Changed { readonly subject?: string | undefined; readonly about?: string | undefined }

/** What a case of such a draft is to change. */
export const changedBy = ({ subject, about }: { readonly subject?: { readonly id: string }; readonly about?: string }): Changed => ({ subject: subject?.id, about })

/**
 * What somebody asks to have entered for a time at which another entry holds could never be decided: what is wrong with these answers, said once, of the first question of the time among `asked`
 * (all questions without it), and where none is, of what the entries have in common. Who comes first the decision makes sure of. Where a case is open about the decision that the other entry rests
 * on, such as a notice that ends it, nobody knows yet until when it holds: then it is for the decision alone. So it is where only some questions are `open` to be mended, and another time or thing
 * cannot be said with these.
 */
export async function clashesOf(ground: Pick<Ground, 'entries' | 'allocations'>, db: Db | Tx, { steps }: Procedure, facts: Facts, { asked, open, changes }: Questions = {}): Promise<readonly Problem[]> {
  const { entries } = ground
  for (const { effect } of Object.values(steps).flatMap(({ outcomes }) => Object.values(outcomes))) {
    if (effect?.does !== 'enter' && effect?.does !== 'change') continue
    const filled = Object.entries<string>(effect.fields)
    const held = await heldBy(ground, db, effect.register, filled, facts, { asked, open, changes })
    if (held) return [held]
    if (effect.does !== 'enter') continue
    const keys = entries.apartBy(effect.register)
    const questions = (columns: readonly string[]): readonly string[] => filled.flatMap(([column, name]) => (columns.includes(column) ? [name] : []))
    const [times, alike] = [questions(keys?.times ?? []), questions(keys?.of ?? [])]
    if (open && !alike.some((name) => open.includes(name)) && !times.every((name) => open.includes(name))) continue
    const [field] = [...times, ...alike].filter((name) => (asked ?? open ?? [name]).includes(name))
    if (field === undefined) continue
    const clash = await entries.clashOf(effect.register, Object.fromEntries(filled.flatMap(([column, name]) => (facts[name] === undefined ? [] : [[column, facts[name]]]))), db)
    if (clash === undefined || await isOpenAboutEntry(db, clash.number)) continue
    return [{ field, text: clash.text }]
  }
  return []
}

/** What such an entry would hold is closed, or another has it then: said of the first question that can be answered otherwise, at once and not only when it is signed. */
async function heldBy({ entries, allocations }: Pick<Ground, 'entries' | 'allocations'>, db: Db | Tx, register: string, filled: readonly (readonly [column: string, name: string])[], facts: Facts, { asked, open, changes }: Questions): Promise<Problem | undefined> {
  const holds = entries.declared.find(({ id }) => id === register)?.holds
  if (holds === undefined) return undefined
  const number = changes?.subject ?? (changes?.about && (await db.selectFrom('entry_version').select('entry').where('decision', '=', changes.about).where('seq', '=', 0).executeTakeFirst())?.entry)
  const against = await allocations.heldAgainst(db, { register, number, values: Object.fromEntries(filled.flatMap(([column, name]) => (facts[name] === undefined ? [] : [[column, facts[name]]]))) })
  const field = against && filled.flatMap(([column, name]) => (against.columns.includes(column) ? [name] : [])).find((name) => (asked ?? open ?? [name]).includes(name))
  return field === undefined ? undefined : { field, text: against!.text }
}
