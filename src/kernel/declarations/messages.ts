/** Why declarations are not enacted. */
import { spoken, type Text } from '../../law/text.ts'

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
  notSound: (count: number): Text => spoken({
    kk: `Қолданысқа ештеңе енгізілмеді, табылған қателер: ${count}.`, ru: `Ничего не введено в действие, найдено ошибок: ${count}.`, en: `Nothing was enacted; errors found: ${count}.`,
  }),
  notDeclared: (place: string, message: string): Text => spoken({
    kk: `«${place}» декларация пішініне сай емес (${message}).`, ru: `«${place}» не соответствует форме декларации (${message}).`, en: `“${place}” is not of the form of a declaration (${message}).`,
  }),
}
