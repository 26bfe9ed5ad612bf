/** Why declarations are not enacted. */
import { formatDay, formatInstant, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day, Instant } from '../../law/time.ts'

/** A version that was enacted meanwhile; without `at` and `by` where the journal does not tell. */
interface CameFirst { readonly hash: string; readonly from: Day; readonly at?: Instant; readonly by?: string }

export const messages = {
  noBody: spoken({ kk: 'Органның мұндай редакциясы жоқ.', ru: 'Такой редакции органа нет.', en: 'There is no such version of a body.' }),
  noCalendar: spoken({ kk: 'Күнтізбенің мұндай редакциясы жоқ.', ru: 'Такой редакции календаря нет.', en: 'There is no such version of the calendar.' }),
  inThePast: {
    kk: 'Декларация ең ерте дегенде ертең қолданысқа енеді: өткен күнмен де, бүгінгі күнмен де енгізілмейді. «inForce.from» күнін өзгертіңіз.',
    ru: 'Декларация вступает в силу не раньше завтрашнего дня: ни задним числом, ни сегодняшним. Измените дату в «inForce.from».',
    en: 'A declaration comes into force tomorrow at the earliest, neither on a past day nor today. Change the day in “inForce.from”.',
  },
  oneVersionAtATime: {
    kk: 'Бір декларацияның екі редакциясы бірден енгізілмейді. Оларды бірінен соң бірін енгізіңіз.', ru: 'Две редакции одной декларации сразу не вводятся. Введите их по очереди.',
    en: 'Two versions of one declaration are not enacted at once. Enact one after the other.',
  },
  cameFirst: (id: string, { hash, from, at, by }: CameFirst, zone: string): Text => {
    const version = hash.slice(0, 12)
    const when = inEveryLanguage((locale) => (at === undefined ? '–' : formatInstant(at, locale, zone)))
    const day = inEveryLanguage((locale) => formatDay(from, locale))
    return spoken({
      kk: `«${id}»: сіз енгізіп жатқанда басқа редакциясы енгізіліп қойды: ${version} (қолданысқа енетін күні: ${day.kk}; енгізілген уақыты: ${when.kk}; енгізген: ${by ?? '–'}). Ештеңе енгізілмеді. Сол редакциямен салыстырып (shanyraq declarations diff), өзгерістеріңізді жаңа экспортқа енгізіңіз де, соны импорттаңыз.`,
      ru: `«${id}»: пока вы вводили свою редакцию, введена другая: ${version} (вступает в силу ${day.ru}; введена: ${when.ru}; кем: ${by ?? '–'}). Ничего не введено. Сравните с ней свою (shanyraq declarations diff), внесите свои изменения в новый экспорт и импортируйте его.`,
      en: `“${id}”: while yours was being enacted, another version was: ${version} (in force from ${day.en}; enacted: ${when.en}; by ${by ?? '–'}). Nothing was enacted. Compare with it (shanyraq declarations diff), make your changes in a fresh export, and import that.`,
    })
  },
  notSound: (count: number): Text => spoken({
    kk: `Қолданысқа ештеңе енгізілмеді, табылған қателер: ${count}.`, ru: `Ничего не введено в действие, найдено ошибок: ${count}.`, en: `Nothing was enacted; errors found: ${count}.`,
  }),
  notDeclared: (place: string, message: string): Text => spoken({
    kk: `«${place}» декларация пішініне сай емес (${message}).`, ru: `«${place}» не соответствует форме декларации (${message}).`, en: `“${place}” is not of the form of a declaration (${message}).`,
  }),
}
