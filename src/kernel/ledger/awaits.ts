/** The invoices that wait to be paid by whoever owes them. */
import { sql } from 'kysely'
import { type Body, representedBy } from '../../law/body.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import { type AwaitedSource, awaitedSource } from '../awaiting/index.ts'
import type { Actor, Party } from '../parties/index.ts'

interface About { readonly number: string; readonly text: Text; readonly owed: string }

const invoice: Text = spoken({ kk: 'Төлем шоты', ru: 'Счёт на оплату', en: 'Invoice' })

/** For whom somebody owes in the hat that they wear: themselves, their organisation, or the bodies that they represent. */
export const debtorsOf = (bodies: readonly Body[], { person, organisation, roles }: Actor): readonly Party[] =>
  (organisation !== undefined ? [{ kind: 'organisation', id: organisation.id }] : roles.length === 0 ? [{ kind: 'person', id: person }]
    : representedBy(bodies, roles).map(({ id }): Party => ({ kind: 'body', id })))

/** The invoices on which something is owed. */
export const invoicesAwait = (bodies: readonly Body[]): AwaitedSource => awaitedSource<About>({
  kind: 'invoice',
  rows(actor) {
    const debtors = debtorsOf(bodies, actor)
    const [first] = debtors
    return first && sql`
      select i.id::text, 'pay', jsonb_build_object('number', i.number, 'text', i.text, 'owed', a.balance::text), i.due, i.at from invoice i join ledger_account a on a.id = i.receivable
      where i.debtor_kind = ${first.kind} and i.debtor = any(${debtors.map(({ id }) => id)}) and a.balance > 0`
  },
  say: (rows) => rows.map(({ id, about: { number, text, owed } }) => ({
    title: text, hint: inEveryLanguage((locale) => `${invoice[locale]} № ${number}`), path: `/invoices/${id}`, amount: BigInt(owed),
  })),
})
