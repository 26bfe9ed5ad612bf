/** Orders as declared procedures give and lift them: what a decision does that suspends somebody or something, or ends that. */
import { lifting, ordering } from '../law/core-act.ts'
import { Failure } from '../law/failure.ts'
import { spoken, type Text } from '../law/text.ts'
import type { Cases } from './cases/index.ts'
import type { Tx } from './database/index.ts'
import { mayLift, orderMessages as messages, type Orders } from './orders/index.ts'
import type { Parties } from './parties/index.ts'

interface Ground { readonly cases: Pick<Cases, 'keepCoreAct'>; readonly orders: Pick<Orders, 'find' | 'suspend' | 'lift'>; readonly parties: Pick<Parties, 'organisation'> }

const wrong = (field: string, text: Text): Failure => new Failure('invalid', text, [{ field, text }])

/** Makes decisions give and lift orders, in the name of the office that decided. */
export function keepOrderActs({ cases, orders, parties }: Ground): void {
  /** What an order is on: an organisation by its number, or anything by its kind and name. */
  async function subjectOf(tx: Tx, organisation: string, named: string): Promise<string> {
    if (organisation === '' && named === '') throw wrong('organisation', messages.oneSubject)
    if (organisation === '') {
      if (!/^[a-z][a-z-]*:[\w.-]+$/.test(named)) throw wrong('subject', messages.wrongSubject)
      return named
    }
    const found = await parties.organisation({ number: organisation }, tx)
    if (found === undefined) throw wrong('organisation', messages.noSuchOrganisation)
    return `organisation:${found.id}`
  }
  const given = (told: Readonly<Record<string, unknown>>, name: string): string => String(told[name] ?? '')

  cases.keepCoreAct(ordering, {
    reads: async (tx, _, told) => ({ subject: await subjectOf(tx, given(told, 'organisation'), given(told, 'subject')) }),
    async carryOut(tx, by, { told, decision, office }) {
      const [kk = '', ru = '', en = ''] = ['reasonKk', 'reasonRu', 'reasonEn'].map((name) => given(told, name))
      const reason = spoken({ kk, ru, en })
      const subject = await subjectOf(tx, given(told, 'organisation'), given(told, 'subject'))
      await orders.suspend(tx, by, { subject, reason, decision, ...(office !== undefined && { office }) })
    },
  })

  cases.keepCoreAct(lifting, {
    async reads(_, by, told) {
      const order = await orders.find(given(told, 'order'))
      if (order === undefined) throw new Failure('not found', messages.notSuspended)
      if (!mayLift(by, order)) throw new Failure('refused', messages.notYourOrder)
      return { subject: order.subject }
    },
    carryOut: (tx, by, { told, decision }) => orders.lift(tx, by, { order: given(told, 'order'), decision }),
  })
}
