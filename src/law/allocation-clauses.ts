/** What a procedure allocates, as clauses of law. */
import type { Allocates, Opening } from './allocation.ts'
import type { Citation } from './citation.ts'
import { formatNumber, inEveryLanguage, plural } from './format.ts'
import { perApplicantClauses } from './per-applicant.ts'
import { type Locale, spoken, type Text } from './text.ts'

interface Said { readonly words: Text; readonly basis?: Citation; readonly parts?: readonly { readonly words: Text }[] }

/** Monday is the first. */
export const weekdayNames: readonly Text[] = [
  spoken({ kk: 'дүйсенбі', ru: 'понедельник', en: 'Monday' }), spoken({ kk: 'сейсенбі', ru: 'вторник', en: 'Tuesday' }), spoken({ kk: 'сәрсенбі', ru: 'среда', en: 'Wednesday' }),
  spoken({ kk: 'бейсенбі', ru: 'четверг', en: 'Thursday' }), spoken({ kk: 'жұма', ru: 'пятница', en: 'Friday' }), spoken({ kk: 'сенбі', ru: 'суббота', en: 'Saturday' }), spoken({ kk: 'жексенбі', ru: 'воскресенье', en: 'Sunday' }),
]

const openingText = ({ days: on, from, until }: Opening): Text =>
  inEveryLanguage((locale) => `${on.map((day) => weekdayNames[day - 1]![locale]).join(', ')}: ${from}–${until}`)

const minutes = (count: number): Text => inEveryLanguage((locale) => spoken({
  kk: `${formatNumber(count, 'kk')} минут`, ru: `${formatNumber(count, 'ru')} ${plural('ru', count, { one: 'минута', few: 'минуты', many: 'минут', other: 'минуты' })}`,
  en: `${formatNumber(count, 'en')} ${plural('en', count, { one: 'minute', other: 'minutes' })}`,
})[locale])

const say = (words: (locale: Locale) => string): Text => inEveryLanguage(words)

/** What is given out, when, how it becomes firm and how it is lost; `firm` and `office` are the decision and the office in words. */
export function allocationClauses({ resource, ofEach, weekly, forEachRow, hold, missedAfter, sharedWith, entrance, perApplicant, basis }: Allocates, { firm, office, entry, table }: { readonly firm: Text; readonly office: Text; readonly entry?: Text; readonly table?: Text }): readonly Said[] {
  const size = resource.capacity
  const head: Said = { words: say((locale) => `${resource.title[locale]}. ${spoken({ kk: `Бір мезгілдегі орын саны: ${formatNumber(size, 'kk')}.`, ru: `Мест одновременно: ${formatNumber(size, 'ru')}.`, en: `At once: ${formatNumber(size, 'en')}.` })[locale]}`), basis }
  const hours: readonly Said[] = resource.kind === 'seat' ? [] : [{
    words: say((locale) => spoken({
      kk: `Ұзақтығы: ${minutes(resource.slot).kk}; уақытты алдағы ${resource.ahead} күн ішінен таңдауға болады; мереке күндері уақыт бөлінбейді.`,
      ru: `Продолжительность: ${minutes(resource.slot).ru}; выбрать время можно не более чем на ${resource.ahead} дн. вперёд; в праздничные дни время не выделяется.`,
      en: `A slot lasts ${minutes(resource.slot).en}; it can be chosen up to ${resource.ahead} days ahead; nothing is given out on holidays.`,
    })[locale]),
    parts: resource.opening.map((one) => ({ words: openingText(one) })),
  }]
  const each: readonly Said[] = ofEach === undefined || entry === undefined ? [] : [{
    words: ofEach.capacity === undefined ? spoken({
      kk: `«${entry.kk}» сұрағында таңдалған әр жазба жеке бөлінеді.`, ru: `Каждая запись, выбранная в вопросе «${entry.ru}», выделяется отдельно.`,
      en: `Each entry that is chosen in “${entry.en}” is given out by itself.`,
    }) : spoken({
      kk: `«${entry.kk}» сұрағында таңдалған әр жазба жеке бөлінеді, орын саны сол жазбада көрсетіледі.`,
      ru: `Каждая запись, выбранная в вопросе «${entry.ru}», выделяется отдельно, число мест указано в ней самой.`,
      en: `Each entry that is chosen in “${entry.en}” is given out by itself, and says how many places it has.`,
    }),
  }]
  return [
    head, ...each, ...hours, ...(weekly === undefined ? [] : [{ words: spoken({
      kk: 'Сол уақытты көрсетілген күнге дейін апта сайын брондауға болады: барлық апта бірге беріледі немесе бірде-біреуі берілмейді.', ru: 'То же время можно забронировать на каждую неделю до указанного дня: либо на все недели, либо ни на одну.',
      en: 'The same time can be booked for each week until a day: of all of these weeks, or of none.',
    }) }]), ...(forEachRow === undefined || table === undefined ? [] : [{ words: spoken({
      kk: `«${table.kk}» кестесінің әр жолына бір орын беріледі: орын барлығына бірге беріледі немесе ешқайсысына берілмейді; топ кезекке қойылмайды.`, ru: `На каждую строку таблицы «${table.ru}» выделяется одно место: сразу на все строки или ни на одну; группа в очередь не ставится.`,
      en: `Each row of “${table.en}” has a place: all of them, or none; a group is put on no waiting list.`,
    }) }]), ...perApplicantClauses('bookings', perApplicant),
    { words: say((locale) => spoken({
      kk: `Өтініш жіберілгенде брондалады, «${firm.kk}» шешімімен бекітіледі; іс мұндай шешімсіз аяқталса, босайды.`,
      ru: `Бронируется при подаче, подтверждается решением «${firm.ru}»; если дело завершено без него, освобождается.`,
      en: `Reserved when the application is sent, made firm by “${firm.en}”, and released when the case ends without it.`,
    })[locale]) },
    ...(resource.kind === 'seat' ? [] : [{ words: say((locale) => spoken({
      kk: `Өтініш толтырылып жатқанда таңдалған уақыт ${minutes(hold).kk} сақталады.`, ru: `Пока заявление заполняется, выбранное время сохраняется (${minutes(hold).ru}).`,
      en: `While the application is filled in, what was chosen is kept for ${minutes(hold).en}.` })[locale]) }]),
    { words: sharedWith !== undefined ? spoken({
      kk: 'Бекітілген уақыт екі адамдікі: өтініш берушінікі және іс қатысты жазба иесінікі. Бір адамның бір мезгілде екі кездесуі болмайды; екеуінің кез келгені бас тартса, екіншісіне хат жіберіледі.',
      ru: 'Закреплённое время — на двоих: заявителя и владельца записи, о которой дело. Ни у кого не бывает двух встреч одновременно; отказаться может любой из двоих, другому отправляется письмо.',
      en: 'The time that is kept is of two: the applicant and the owner of the entry that the case is about. Nobody has two such times at once; either gives it back, and the other is written to.',
    }) : say((locale) => spoken({
      kk: 'Иесі брондауды басқа уақытқа ауыстыра алады немесе одан бас тарта алады; босаған орын кезекте бірінші тұрған адамға беріледі.', ru: 'Владелец может перенести бронь или отказаться от неё; освободившееся место получает первый в очереди.',
      en: 'Its holder may move it or give it back; what becomes free goes to the first on the waiting list.' })[locale]) },
    { words: say((locale) => `${spoken({ kk: 'Қабылдайды', ru: 'Принимает', en: 'Received by' })[locale]}: ${office[locale]}.`) },
    ...(entrance === undefined ? [] : [{ words: say((locale) => `${spoken({ kk: 'Кіреберісте бейджді ғана тексереді, аты-жөндерді көрмейді', ru: 'На входе проверяет только бейджи и не видит имён', en: 'At the entrance checks badges alone, and sees no names' })[locale]}: ${entrance.title[locale]}.`) }]),
    ...(missedAfter === undefined ? [] : [{ words: say((locale) => spoken({
      kk: `Басталғаннан кейін ${minutes(missedAfter).kk} ішінде келмеген адам келмеген болып саналады.`, ru: `Кто не пришёл в течение указанного времени после начала (${minutes(missedAfter).ru}), считается неявившимся.`,
      en: `Whoever has not come ${minutes(missedAfter).en} after the beginning has missed it.` })[locale]) }]),
  ]
}
