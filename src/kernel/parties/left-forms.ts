/** Keeps what somebody typed into a form and left before sending it: for them, in the hat that they wore, on whatever device they come back. */
import type { Instant } from '../../law/time.ts'
import { transact } from '../database/index.ts'
import type { Actor } from './actor.ts'
import { keptFor } from './kept-for.ts'
import { type KeptForm, mostCharacters } from './kept-forms.ts'
import { after, type Means } from './means.ts'
import { openFor, sealFor } from './sealed-forms.ts'

/** A form with the title of its page, in the language in which it was left. */
export interface LeftForm extends KeptForm { readonly title: string }

/** A form that was left, as its owner finds it again. */
export interface FoundForm {
  /** Names it among the forms of the same person and hat. */
  readonly id: string
  readonly form: LeftForm
  readonly leftAt: Instant
  /** When it is forgotten. */
  readonly until: Instant
}

type Owner = Pick<Actor, 'person' | 'organisation' | 'roles'>

/** What was typed for one company stands in no form of another. */
const hatOf = ({ organisation, roles }: Owner): string => organisation?.id ?? (roles.length > 0 ? 'office' : 'self')

const hashes = ({ secrets }: Means, { page, action }: Pick<KeptForm, 'page' | 'action'>) =>
  ({ page_hash: secrets.hash('page of a left form', page), action_hash: secrets.hash('action of a left form', action) })

/** Keeps it in place of what was left in the same form before. False when it is too long to be kept. */
export async function leaveForm(means: Means, owner: Owner, form: LeftForm): Promise<boolean> {
  if (JSON.stringify(form).length > mostCharacters) return false
  const [now, of] = [means.now(), { person: owner.person, hat: hatOf(owner) }]
  const said = { sealed: await sealFor(means, 'left form', owner.person, form), changed_at: now, expires_at: after(now, keptFor.leftFormDays * 24 * 60) }
  await transact(means.db, async (tx) => {
    await tx.insertInto('left_form').values({ ...of, ...hashes(means, form), ...said }).onConflict((one) => one.columns(['person', 'hat', 'page_hash', 'action_hash']).doUpdateSet(said)).execute()
    const last = await tx.selectFrom('left_form').select('changed_at').where('person', '=', owner.person).orderBy('changed_at', 'desc').offset(keptFor.leftForms - 1).limit(1).executeTakeFirst()
    if (last) await tx.deleteFrom('left_form').where('person', '=', owner.person).where('changed_at', '<', last.changed_at).execute()
  })
  return true
}

/** What was left in this hat, the newest first; with `at`, on that page or to be sent there alone. */
export async function leftForms(means: Means, owner: Owner, at: { readonly page?: string; readonly action?: string } = {}): Promise<readonly FoundForm[]> {
  const { page_hash: page, action_hash: action } = hashes(means, { page: at.page ?? '', action: at.action ?? '' })
  const rows = await means.db.selectFrom('left_form').selectAll().where('person', '=', owner.person).where('hat', '=', hatOf(owner)).where('expires_at', '>', means.now())
    .$if(at.page !== undefined, (of) => of.where('page_hash', '=', page)).$if(at.action !== undefined, (of) => of.where('action_hash', '=', action))
    .orderBy('changed_at', 'desc').execute()
  const found = await Promise.all(rows.map(async (row) => {
    // Nothing opens it once the installation's secret is another.
    const form = await openFor<LeftForm>(means, 'left form', owner.person, row.sealed).catch(() => undefined)
    return form && { id: `${row.page_hash}.${row.action_hash}`, form, leftAt: row.changed_at, until: row.expires_at }
  }))
  return found.filter((one) => one !== undefined)
}

/** Forgets a form that was left: it was sent, or is wanted no more. Of another person or hat nothing is forgotten. */
export async function dropLeftForm(means: Means, owner: Owner, id: string): Promise<void> {
  const [page = '', action = ''] = id.split('.')
  await means.db.deleteFrom('left_form').where('person', '=', owner.person).where('hat', '=', hatOf(owner)).where('page_hash', '=', page).where('action_hash', '=', action).execute()
}
