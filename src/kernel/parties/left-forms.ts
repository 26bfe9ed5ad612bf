/** Keeps what somebody typed into a form and left before sending it: for them, in the hat that they wore, on whatever device they come back. */
import { sql } from 'kysely'
import type { Instant } from '../../law/time.ts'
import { transact } from '../database/index.ts'
import type { Actor } from './actor.ts'
import { keptFor } from './kept-for.ts'
import { type KeptForm, mostCharacters } from './kept-forms.ts'
import { after, type Means } from './means.ts'
import { openFor, sealFor } from './sealed-forms.ts'

/** A form with the title of its page, in the language in which it was left. */
export interface LeftForm extends KeptForm {
  readonly title: string
  /** States of what is saved of it in which it is shown again; absent where that does not matter. */
  readonly saved?: readonly string[]
}

/** A form that was left, as its owner finds it again. */
export interface FoundForm {
  /** Names it among the forms of the same person and hat. */
  readonly id: string
  readonly form: Omit<LeftForm, 'page' | 'title'>
  /** When it is forgotten. */
  readonly until: Instant
}

/** Where a form was left, without what was typed. */
export interface LeftHeading { readonly id: string; readonly page: string; readonly title: string; readonly leftAt: Instant }

/** Characters of an address and a title that are kept. */
const mostOfHeading = 5_000

type Owner = Pick<Actor, 'person' | 'organisation' | 'roles'>

/** What was typed for one company stands in no form of another. */
export const hatOf = ({ organisation, roles }: Owner): string => organisation?.id ?? (roles.length > 0 ? 'office' : 'self')

const hashOfPage = ({ secrets }: Means, page: string): string => secrets.hash('page of a left form', page)

/** Keeps it in place of what was left in the same form before. False when it is too long to be kept. `hat` is one that the owner may wear. */
export async function leaveForm(means: Means, owner: Owner, { page, title, ...form }: LeftForm, hat: string = hatOf(owner)): Promise<boolean> {
  if (page.length + title.length > mostOfHeading || JSON.stringify(form).length > mostCharacters) return false
  const { person } = owner
  const now = means.now()
  const key = { person, hat, form_hash: means.secrets.hash('left form', JSON.stringify([page, form.action, form.form ?? ''])) }
  const [heading, sealed] = [await sealFor(means, 'heading of a left form', person, { page, title }), await sealFor(means, 'left form', person, form)]
  const said = { page_hash: hashOfPage(means, page), heading, sealed, changed_at: now, expires_at: after(now, keptFor.leftFormDays * 24 * 60) }
  await transact(means.db, async (tx) => {
    await tx.insertInto('left_form').values({ ...key, ...said }).onConflict((one) => one.columns(['person', 'hat', 'form_hash']).doUpdateSet(said)).execute()
    // Of forms of one moment any may go, but never the one that has just come.
    await sql`delete from left_form using (
      select hat, form_hash, row_number() over latest as place, sum(length(sealed)) over latest as characters from left_form where person = ${person}
      window latest as (order by (hat = ${hat} and form_hash = ${key.form_hash}) desc, changed_at desc, hat, form_hash)
    ) kept where left_form.person = ${person} and left_form.hat = kept.hat and left_form.form_hash = kept.form_hash
      and kept.place > 1 and (kept.place > ${keptFor.leftForms} or kept.characters > ${keptFor.leftFormCharacters})`.execute(tx)
  })
  return true
}

const mine = ({ db, now }: Means, owner: Owner) =>
  db.selectFrom('left_form').where('person', '=', owner.person).where('hat', '=', hatOf(owner)).where('expires_at', '>', now()).orderBy('changed_at', 'desc')

/** What was left in this hat on this page, the newest first. */
export async function leftForms(means: Means, owner: Owner, page: string): Promise<readonly FoundForm[]> {
  const rows = await mine(means, owner).where('page_hash', '=', hashOfPage(means, page)).select(['form_hash', 'sealed', 'expires_at']).execute()
  const found = await Promise.all(rows.map(async (row) => {
    const form = await opened<FoundForm['form']>(means, 'left form', owner, row.sealed)
    return form && { id: row.form_hash, form, until: row.expires_at }
  }))
  return found.filter((one) => one !== undefined)
}

/** Where forms were left in this hat, the newest first. What was typed is opened by none of this. */
export async function leftHeadings(means: Means, owner: Owner): Promise<readonly LeftHeading[]> {
  const rows = await mine(means, owner).select(['form_hash', 'heading', 'changed_at']).execute()
  const found = await Promise.all(rows.map(async (row) => {
    const heading = await opened<Pick<LeftHeading, 'page' | 'title'>>(means, 'heading of a left form', owner, row.heading)
    return heading && { id: row.form_hash, ...heading, leftAt: row.changed_at }
  }))
  return found.filter((one) => one !== undefined)
}

/** Nothing opens what was sealed under another secret of the installation. */
const opened = <T>(means: Means, purpose: string, { person }: Owner, sealed: string): Promise<T | undefined> => openFor<T>(means, purpose, person, sealed).catch(() => undefined)

/** Forgets a form that was left: it was sent, or is wanted no more. Of another person or hat nothing is forgotten. */
export async function dropLeftForm(means: Means, owner: Owner, id: string): Promise<void> {
  await means.db.deleteFrom('left_form').where('person', '=', owner.person).where('hat', '=', hatOf(owner)).where('form_hash', '=', id).execute()
}
