/** Orders that stand on an entry or on what it rests on, told where the entry or its certificate is shown. */
import { ordersOnEntry, restrictionsOnDecision, type StandingOrder } from '../kernel/standing-orders.ts'
import type { Kernel } from '../kernel/index.ts'
import { restrictionWords } from '../kernel/orders/index.ts'
import { spoken } from '../law/text.ts'
import { definitionList, notice } from './components/index.ts'
import { html, type Html } from './html.ts'
import type { Visit } from './visit.ts'
import { moment } from './words.ts'

const orderNoticeWords = {
  restricted: spoken({ kk: 'Қолданылуы өкіммен шектелген', ru: 'Применение ограничено распоряжением', en: 'Its use is restricted by an order' }),
  suspended: spoken({ kk: 'Негізінде жатқан жүйенің қолданылуы тоқтатыла тұрған', ru: 'Применение системы, на которой это основано, приостановлено', en: 'What this rests on is suspended' }),
  on: spoken({ kk: 'Жазба', ru: 'Запись', en: 'Which entry' }),
  open: spoken({ kk: 'Рұқсат етілетіні', ru: 'Что разрешено', en: 'What stays open' }),
  reason: spoken({ kk: 'Себебі', ru: 'Причина', en: 'Reason' }),
  since: spoken({ kk: 'Қашаннан бері', ru: 'С какого времени', en: 'Since' }),
  decision: spoken({ kk: 'Өкім', ru: 'Распоряжение', en: 'The order' }),
} as const

const told = (visit: Visit, { order, on, itself }: StandingOrder): Html => {
  const { locale, link } = visit
  const { reason, restricts, number, orderedAt } = order
  return notice(locale, {
    kind: 'warning', title: restricts ? orderNoticeWords.restricted : orderNoticeWords.suspended,
    body: definitionList(locale, [
      ...(itself ? [] : [{ term: orderNoticeWords.on, value: on.path === undefined ? on.title[locale] : html`<a href="${link(on.path)}">${on.title[locale]}</a>` }]),
      ...(restricts ? [{ term: orderNoticeWords.open, value: restrictionWords(restricts)[locale] }] : []), { term: orderNoticeWords.reason, value: reason[locale] }, { term: orderNoticeWords.since, value: moment(visit, orderedAt) },
      ...(number === undefined ? [] : [{ term: orderNoticeWords.decision, value: html`<a href="${link(`/verify/${number}`)}">№ ${number}</a>` }]),
    ]),
  })
}

/** On the page of an entry. What suspends the entry itself its state tells already. */
export const noticesOnEntry = async (kernel: Kernel, visit: Visit, number: string): Promise<readonly Html[]> =>
  (await ordersOnEntry(kernel, number)).filter(({ order, itself }) => order.restricts !== undefined || !itself).map((one) => told(visit, one))

/** Where a certificate is shown: it stays in force, within what orders leave open. */
export const noticesOnDecision = async (kernel: Kernel, visit: Visit, decision: string): Promise<readonly Html[]> => (await restrictionsOnDecision(kernel, decision)).map((one) => told(visit, one))
