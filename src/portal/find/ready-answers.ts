/** What people ask in words of their own and is answered at once without a declaration: how to pay, how to check a document, where a case is. */
import type { Kernel } from '../../kernel/index.ts'
import { debtorsSeenBy } from '../../kernel/ledger/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import { spoken, type Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import type { ReadyAnswer } from './answer-box.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** Those of the portal itself. */
export const ownAnswers: readonly ReadyAnswer[] = [
  {
    asks: say('төлеу төлем төлеймін берешек қарыз', 'оплатить оплата заплатить долг задолженность', 'pay payment invoice owe debt'),
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
  {
    asks: say('тексеру тексеремін түпнұсқа шынайы', 'проверить проверка подлинность подлинный', 'check verify genuine valid'),
    about: say('куәлік құжат шешім сертификат QR', 'свидетельство документ решение сертификат QR', 'certificate document decision credential QR'),
    answer: async () => ({
      title: say('Құжатты тексеру', 'Как проверить документ', 'How to check a document'), source: say('Құжатты тексеру беті', 'Страница проверки документа', 'The page that checks a document'), path: '/verify',
      lines: [
        say('Құжаттың нөмірін енгізіңіз, QR кодын камерамен ашыңыз немесе файлын жүктеңіз.', 'Введите номер документа, откройте его QR-код камерой или загрузите файл.', 'Enter the number of the document, open its QR code with a camera, or upload the file.'),
        say('Құжаттың түпнұсқа екені және қазір күшінде екені көрсетіледі. Тіркелгі қажет емес.', 'Будет показано, подлинный ли документ и действует ли он сейчас. Учётная запись не нужна.', 'You are told whether it is genuine and in force now. No account is needed.'),
      ],
    }),
  },
  {
    asks: say('қайда күйі жағдайы кезең нәтиже', 'где статус состояние этап стадия', 'where status state progress'),
    about: say('іс ісім өтініш өтінішім арыз', 'дело заявление заявка обращение', 'case application'),
    answer: async () => ({
      title: say('Ісім қай кезеңде', 'Где моё дело', 'Where is my case'), source: say('Өтініштеріңіз', 'Ваши заявления', 'Your applications'), path: '/cases',
      lines: [
        say('«Менің кабинетім» бетінде әр істің кезеңі, шешім қабылдаудың соңғы күні және сізден не күтілетіні көрсетілген.',
          'В «Моём кабинете» у каждого дела указаны этап, последний день принятия решения и что требуется от вас.', 'My cabinet shows the stage of each case, the last day for the decision, and what awaits you.'),
        say('Өтінішті тіркелгісіз берсеңіз, өтініш қабылданғанда алған мекенжайды ашыңыз.', 'Если вы подавали без учётной записи, откройте адрес, который получили при подаче.', 'If you filed without an account, open the address that you were given when you filed.'),
      ],
    }),
  },
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
