/** Orders that stand on an entry or on what it rests on, told where the entry or its certificate is shown: to each as much as they see of what the order is on. */
import { ordersOnEntry, restrictionsOnDecision, type StandingOrder } from '../kernel/standing-orders.ts'
import { type DecisionRecord, isPublicDecision } from '../kernel/decisions/index.ts'
import type { Kernel } from '../kernel/index.ts'
import { restrictionWords } from '../kernel/orders/index.ts'
import { spoken } from '../law/text.ts'
import { definitionList, notice } from './components/index.ts'
import { html, type Html } from './html.ts'
import { readerIn } from './reader.ts'
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
  heldBack: spoken({ kk: 'Өкімнің мазмұны жария етілмейді.', ru: 'Содержание распоряжения не раскрывается.', en: 'What the order says is not public.' }),
} as const

/**
 * An order in full for whoever sees the entry that it is on. Of a stub, and of an undisclosed decision, strangers learn that there is one and nothing that it says; and
 * nobody is told that anything rests on an entry that they do not see, as the thread tells nobody.
 */
async function told(kernel: Kernel, visit: Visit, standing: readonly StandingOrder[], { isPublic }: { readonly isPublic: boolean }): Promise<readonly Html[]> {
  const sights = await kernel.registers.sights([...new Set(standing.map(({ entry }) => entry))], readerIn(visit))
  const { locale, link } = visit
  const notices = standing.flatMap(({ order: { reason, restricts, number, orderedAt }, on, entry, itself }) => {
    const sight = sights.get(entry)
    if (sight !== 'all' && sight !== 'shown' && !itself) return []
    const title = restricts ? orderNoticeWords.restricted : orderNoticeWords.suspended
    if (sight !== 'all' && (sight !== 'shown' || !isPublic)) return [notice(locale, { kind: 'warning', title, body: html`<p>${orderNoticeWords.heldBack[locale]}</p>` })]
    return [notice(locale, {
      kind: 'warning', title,
      body: definitionList(locale, [
        ...(itself ? [] : [{ term: orderNoticeWords.on, value: on.path === undefined ? on.title[locale] : html`<a href="${link(on.path)}">${on.title[locale]}</a>` }]),
        ...(restricts ? [{ term: orderNoticeWords.open, value: restrictionWords(restricts, sight === 'all' ? 'bound' : 'others')[locale] }] : []),
        { term: orderNoticeWords.reason, value: reason[locale] }, { term: orderNoticeWords.since, value: moment(visit, orderedAt) },
        ...(number === undefined ? [] : [{ term: orderNoticeWords.decision, value: html`<a href="${link(`/verify/${number}`)}">№ ${number}</a>` }]),
      ]),
    })]
  })
  // How many orders are held back is told no more than what they say.
  return [...new Map(notices.map((one) => [one.toString(), one])).values()]
}

/** On the page of an entry. What suspends the entry itself its state tells already. */
export const noticesOnEntry = async (kernel: Kernel, visit: Visit, number: string): Promise<readonly Html[]> =>
  told(kernel, visit, (await ordersOnEntry(kernel, number)).filter(({ order, itself }) => order.restricts !== undefined || !itself), { isPublic: true })

/** Where a certificate is shown: it stays in force, within what orders leave open. */
export const noticesOnDecision = async (kernel: Kernel, visit: Visit, record: DecisionRecord): Promise<readonly Html[]> =>
  told(kernel, visit, await restrictionsOnDecision(kernel, record.id), { isPublic: isPublicDecision(record) })
