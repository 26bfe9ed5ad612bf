/** The short texts, in every language, and what is said of an address or a code that cannot be taken. */
import { inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'
import type { NoticeKind } from './channel.ts'

/** What happened, without a name, a number of a case or a sum: a text message is read by whoever holds the phone, and travels in the clear. */
const what: Readonly<Record<NoticeKind, Text>> = {
  case: spoken({ kk: 'өтініш бойынша хат', ru: 'письмо по заявлению', en: 'a letter about an application' }),
  duty: spoken({ kk: 'міндет туралы хат', ru: 'письмо об обязанности', en: 'a letter about a duty' }),
  money: spoken({ kk: 'төлем туралы хат', ru: 'письмо о платеже', en: 'a letter about a payment' }),
  booking: spoken({ kk: 'брондау туралы хат', ru: 'письмо о брони', en: 'a letter about a booking' }),
  thing: spoken({ kk: 'деректер, модель не кілт туралы хат', ru: 'письмо о данных, модели или ключе', en: 'a letter about data, a model or a key' }),
  security: spoken({ kk: 'тіркелгі туралы хат', ru: 'письмо об учётной записи', en: 'a letter about your account' }),
  work: spoken({ kk: 'қызметтік жұмыс күтіп тұр', ru: 'вас ждёт служебная работа', en: 'work awaits you' }),
}

const by: Text = spoken({ kk: 'мерзімі', ru: 'срок', en: 'by' })
const name: Text = spoken({ kk: 'Шаңырақ', ru: 'Шанырак', en: 'Shanyraq' })

/** The day in digits, as short as it can be said without a doubt. */
const inDigits = (day: Day): string => day.split('-').toReversed().join('.')

/** A notice, in at most two parts of a text message: what it is about, until when, and where the letter stands. */
export const notice = (kind: NoticeKind, until: Day | undefined, publicUrl: string): Text => inEveryLanguage((locale) =>
  `${name[locale]}: ${what[kind][locale]}${until === undefined ? '' : `, ${by[locale]} ${inDigits(until)}`}. ${publicUrl}/${locale}/${kind === 'work' ? 'cabinet' : 'account/inbox'}`)

export const codeText = (code: string): Text => spoken({
  kk: `Шаңырақ: код ${code}. Оны ешкімге айтпаңыз.`, ru: `Шанырак: код ${code}. Никому его не сообщайте.`, en: `Shanyraq: code ${code}. Tell it to nobody.`,
})

/** A code for a counter: at that of which body, and the service to whose application its owner agrees by it; without one it shows that they are there. */
export interface CounterCode { readonly code: string; readonly body: Text; readonly about?: Text }

/** So much of a name as a text message has room for. */
const brief = (words: string, most: number): string => (words.length > most ? `${words.slice(0, most - 1).trimEnd()}…` : words)

/** The code for a counter is told to the officer there, and to nobody else. What it does stands before it: to come is not to agree. */
export function counterCode({ code, body, about }: CounterCode): Text {
  const [at, what] = [body, about].map((text) => text && inEveryLanguage((locale) => brief(text[locale], 60)))
  return what === undefined ? spoken({
    kk: `Шаңырақ: терезеде екеніңізді растау: ${at!.kk}. Код ${code}. Ештеңе жіберілмейді. Терезеде болмасаңыз, ешкімге айтпаңыз.`, ru: `Шанырак: подтверждение, что вы у окна: ${at!.ru}. Код ${code}. Ничего не отправляется. Если вы не у окна, никому его не сообщайте.`,
    en: `Shanyraq: I am at the counter: ${at!.en}. Code ${code}. Nothing is sent. If you are not there, tell it to nobody.`,
  }) : spoken({
    kk: `Шаңырақ: ЖІБЕРУГЕ КЕЛІСЕМІН: ${what.kk} (${at!.kk}). Код ${code}. Келіспесеңіз, ешкімге айтпаңыз.`, ru: `Шанырак: СОГЛАСИЕ НА ОТПРАВКУ: ${what.ru} (${at!.ru}). Код ${code}. Если не согласны, никому его не сообщайте.`,
    en: `Shanyraq: I AGREE TO SEND: ${what.en} (${at!.en}). Code ${code}. If you do not agree, tell it to nobody.`,
  })
}

export const connected: Text = spoken({
  kk: 'Шаңырақ: хабарламалар енді осында келеді.', ru: 'Шанырак: уведомления будут приходить сюда.', en: 'Shanyraq: notices come here from now on.',
})

export const words = {
  unknownChannel: { kk: 'Мұндай хабарлау тәсілі жоқ.', ru: 'Такого способа уведомления нет.', en: 'There is no such way of being told.' },
  wrongHandle: {
    kk: 'Латын әріптерімен жазылған атауды көрсетіңіз, мысалы, @aigul_k.', ru: 'Укажите имя латинскими буквами, например @aigul_k.', en: 'Give a name in Latin letters, such as @aigul_k.',
  },
  wrongCode: {
    kk: 'Код сәйкес келмейді немесе мерзімі өткен. Тексеріп көріңіз немесе жаңасын сұраңыз.', ru: 'Код не подходит или устарел. Проверьте его или запросите новый.',
    en: 'The code does not fit or is too old. Check it, or ask for a new one.',
  },
  unknownKind: { kk: 'Тізімнен таңдаңыз.', ru: 'Выберите из списка.', en: 'Choose from the list.' },
} as const satisfies Record<string, Text>
