/** What people ask in words of their own and is answered at once without a declaration: how to pay, to check a document, to appeal, to report, where a case is. */
import type { Kernel } from '../../kernel/index.ts'
import { debtorsSeenBy } from '../../kernel/ledger/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import { deadlineLine } from '../../law/deadline.ts'
import { spoken, type Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { dutyWords } from '../services/duty-messages.ts'
import { accountAnswers } from './account-answers.ts'
import { type ReadyAnswer, told } from './answer-box.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** Those of the portal itself. */
export const ownAnswers: readonly ReadyAnswer[] = [
  {
    asks: say('төлеу төлем төлеймін төлеуге берешек қарыз қарызым', 'оплатить оплата заплатить платить долг задолженность должен должна', 'pay payment invoice owe debt'),
    async answer(kernel, actor) {
      const owed = actor === null ? undefined : await owedBy(kernel, actor)
      return {
        title: say('Төлем жасау', 'Как оплатить', 'How to pay'), source: say('Төлем шоттары', 'Счета на оплату', 'Invoices'), path: '/invoices',
        lines: [
          ...(owed ? [owed] : []),
          say('Сомасы, мерзімі мен деректемелері төлем шотында көрсетілген: «Менің кабинетім», «Төлемдер» бөлімі.',
            'Сумма, срок и реквизиты указаны в счёте: «Мой кабинет», раздел «Платежи».', 'The invoice says the sum, the due day and where to pay: My cabinet, Money.'),
          say('Банк арқылы төлеңіз, төлем мақсатына шоттағы төлем белгісін жазыңыз: төлем шотқа сол бойынша жатқызылады.',
            'Платите через банк и укажите в назначении код платежа из счёта: по нему платёж относится на счёт.', 'Pay through a bank with the payment reference of the invoice in the purpose: by it the payment finds its invoice.'),
        ],
      }
    },
  },
  told(
    say('тексеру тексеремін түпнұсқа шынайы жалған', 'проверить проверка подлинность подлинный поддельный настоящий', 'check verify genuine valid fake'),
    say('куәлік құжат шешім сертификат QR', 'свидетельство документ решение сертификат QR', 'certificate document decision credential QR'),
    {
      title: say('Құжатты тексеру', 'Как проверить документ', 'How to check a document'), source: say('Құжатты тексеру беті', 'Страница проверки документа', 'The page that checks a document'), path: '/verify',
      lines: [
        say('Құжаттың нөмірін енгізіңіз, QR кодын камерамен ашыңыз немесе файлын жүктеңіз.', 'Введите номер документа, откройте его QR-код камерой или загрузите файл.', 'Enter the number of the document, open its QR code with a camera, or upload the file.'),
        say('Құжаттың түпнұсқа екені және қазір күшінде екені көрсетіледі. Тіркелгі қажет емес.', 'Будет показано, подлинный ли документ и действует ли он сейчас. Учётная запись не нужна.', 'You are told whether it is genuine and in force now. No account is needed.'),
      ],
    }),
  told(
    say('қайда күйі жағдайы кезең нәтиже қашан қаралады', 'где статус состояние этап стадия когда рассмотрят', 'where status state progress when'),
    say('іс ісім өтініш өтінішім арыз арызым', 'дело заявление заявка обращение', 'case application'),
    {
      title: say('Ісім қай кезеңде', 'Где моё дело', 'Where is my case'), source: say('Өтініштеріңіз', 'Ваши заявления', 'Your applications'), path: '/cases',
      lines: [
        say('«Менің кабинетім» бетінде әр істің кезеңі, шешім қабылдаудың соңғы күні және сізден не күтілетіні көрсетілген.',
          'В «Моём кабинете» у каждого дела указаны этап, последний день принятия решения и что требуется от вас.', 'My cabinet shows the stage of each case, the last day for the decision, and what awaits you.'),
        say('Өтінішті тіркелгісіз берсеңіз, өтініш қабылданғанда алған мекенжайды ашыңыз.', 'Если вы подавали без учётной записи, откройте адрес, который получили при подаче.', 'If you filed without an account, open the address that you were given when you filed.'),
      ],
    }),
  {
    asks: say('шағым шағымданамын шағымдану арыздану келіспеймін тартты қабылдамады', 'обжаловать жалоба пожаловаться оспорить апелляция несогласен отказали', 'appeal complain complaint dispute disagree refused denied'),
    about: say('бас тарту бас тартты шешім шешімге қабылдамады', 'отказ отказали решение отказом', 'refusal refused decision denied'),
    async answer(kernel, actor) {
      const mine = actor === null ? [] : (await kernel.cases.appealable(actor, 3)).rows
      return {
        title: say('Шешімге қалай шағымдануға болады', 'Как обжаловать решение', 'How to appeal a decision'), source: say('Менің кабинетім', 'Мой кабинет', 'My cabinet'), path: '/cabinet',
        lines: [
          ...mine.flatMap(({ record: { title, number, appeal } }) => (appeal === undefined ? [] : [inEveryLanguage((locale) => `${title[locale]}, № ${number}: ${deadlineLine('appeal', appeal.until)[locale]}`)])),
          say('Шешімнің бетін ашыңыз: онда бас тартудың негізі, шағымды кім қарайтыны және шағым берудің соңғы күні көрсетілген.', 'Откройте страницу решения: там указаны основание отказа, кто рассмотрит жалобу и последний день её подачи.', 'Open the page of the decision: it states the ground of the refusal, who hears the appeal and its last day.'),
          say('Сол бетте «Шағым беру» түймесін басыңыз. Шағым беруге болатын шешімдер «Менің кабинетім» бетінде көрсетілген.', 'На этой странице нажмите «Подать жалобу». Решения, которые можно обжаловать, показаны в «Моём кабинете».', 'Choose to appeal on that page. Decisions that you can still appeal stand in My cabinet.'),
        ],
      }
    },
  },
  {
    asks: say('тапсыру тапсырамын беру берем жіберу қашан қайда', 'сдать сдавать подать отправить когда где', 'file submit send report when where'),
    about: say('есеп есепті есептілік', 'отчёт отчет отчётность', 'report reporting'),
    async answer(kernel, actor) {
      const next = actor === null ? undefined : (await kernel.obligations.own(actor)).filter(({ state }) => state === 'open' || state === 'late').toSorted((a, b) => (a.dueDay < b.dueDay ? -1 : 1))[0]
      return {
        title: say('Есепті қалай тапсыруға болады', 'Как сдать отчёт', 'How to file a report'), source: dutyWords.duties, path: '/duties',
        lines: [
          ...(next ? [inEveryLanguage((locale) => `${next.declared.title[locale]}: ${dutyWords.due[locale].toLowerCase()} – ${formatDay(next.dueDay, locale)}`)] : []),
          say('«Міндеттер» бетінде әр есептің кезеңі мен тапсыру мерзімі көрсетілген. Есепті ашып, толтырыңыз да, электрондық қолтаңбамен қол қойыңыз.',
            'На странице «Обязанности» у каждого отчёта указаны период и срок сдачи. Откройте отчёт, заполните его и подпишите электронной подписью.', 'The page of duties shows the period and the due day of each report. Open the report, fill it in and sign it.'),
          dutyWords.noneText,
        ],
      }
    },
  },
  ...accountAnswers,
]

/** What somebody owes now, in the name in which they act; undefined where nothing is owed. */
async function owedBy({ ledger, parties, country, now }: Kernel, actor: Actor): Promise<Text | undefined> {
  const invoices = (await Promise.all((await debtorsSeenBy(parties, country.bodies, actor)).map((debtor) => ledger.invoicesOf(debtor)))).flat()
  const owed = invoices.filter(({ status }) => status === 'open' || status === 'partly paid').map((one) => ({ ...one, due: one.unpaid[0]?.due ?? one.due })).toSorted((a, b) => (a.due < b.due ? -1 : 1))
  const [first] = owed
  if (first === undefined) return undefined
  const late = first.due < dayOf(now(), country.calendar.zone)
  const all = owed.reduce((sum, { outstanding }) => sum + outstanding, 0n)
  const [sum, day] = [inEveryLanguage((locale) => formatMoney(all, locale)), inEveryLanguage((locale) => formatDay(first.due, locale))]
  return late ? spoken({ kk: `Төлеуіңіз керек: ${sum.kk}, мерзімі өткен: ${day.kk}`, ru: `К оплате: ${sum.ru}, срок прошёл ${day.ru}`, en: `You owe ${sum.en}, overdue since ${day.en}` })
    : spoken({ kk: `Төлеуіңіз керек: ${sum.kk}, ең жақын мерзімі: ${day.kk}`, ru: `К оплате: ${sum.ru}, ближайший срок ${day.ru}`, en: `You owe ${sum.en}, first due on ${day.en}` })
}
