/** Words for whoever builds a corpus from files that cannot be used. */
import { Failure } from '../../../law/failure.ts'
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'
import { ruleName } from './pages/words.ts'

export const brokenLine = (name: string, line: number): Text => spoken({
  kk: `«${name}» файлының ${line}-жолы JSON объектісі емес. Әр жолда бір объект болуы керек: {"text": "…", "licence": "…"}. Жолды түзетіп, файлды қайта жүктеңіз.`,
  ru: `Строка ${line} файла «${name}» — не объект JSON. В каждой строке должен быть один объект: {"text": "…", "licence": "…"}. Исправьте строку и загрузите файл снова.`,
  en: `Line ${line} of “${name}” is not a JSON object. Each line must hold one object: {"text": "…", "licence": "…"}. Mend the line and upload the file again.`,
})

export const noText = (name: string, line: number, member: string): Text => spoken({
  kk: `«${name}» файлының ${line}-жолында «${member}» мәтіні жоқ. Мәтін тұрған өрістің атауын көрсетіңіз немесе жолды түзетіңіз.`,
  ru: `В строке ${line} файла «${name}» нет текста «${member}». Укажите название поля с текстом или исправьте строку.`,
  en: `Line ${line} of “${name}” has no text “${member}”. Name the field that holds the text, or mend the line.`,
})

export const longLine = (name: string, mebibytes: number): Text => spoken({
  kk: `«${name}» файлында ${mebibytes} МиБ-тан ұзын жол бар. Мәтінді бірнеше жазбаға бөліңіз.`,
  ru: `В файле «${name}» есть строка длиннее ${mebibytes} МиБ. Разделите текст на несколько записей.`,
  en: `“${name}” has a line longer than ${mebibytes} MiB. Divide the text into several records.`,
})

export const brokenGzip = (name: string): Text => spoken({
  kk: `«${name}» файлы gzip ретінде толық ашылмады. Файлды қайта сығымдап жүктеңіз.`,
  ru: `Файл «${name}» не распаковывается как gzip до конца. Сожмите его заново и загрузите снова.`,
  en: `“${name}” cannot be unpacked as gzip to its end. Pack it and upload it again.`,
})

export const noLicence = (name: string, line: number): Text => spoken({
  kk: `«${name}» файлының ${line}-жолындағы мәтіннің лицензиясы көрсетілмеген. Лицензиясыз мәтін пайдаланылмайды: жазбаның «licence» өрісін толтырыңыз немесе бүкіл дереккөздің лицензиясын көрсетіңіз.`,
  ru: `У текста в строке ${line} файла «${name}» не указана лицензия. Текст без лицензии не используется: заполните поле «licence» записи или укажите лицензию всего источника.`,
  en: `The text in line ${line} of “${name}” has no licence. Text without a licence is not used: fill in the record's “licence”, or name the licence of the whole source.`,
})

/** Rules that the failure names. */
const named = 3

/** No text is left; `removed`: documents that were left out, by the rule. */
export class NothingLeft extends Failure {
  readonly removed: Readonly<Record<string, number>>

  constructor(removed: Readonly<Record<string, number>>) {
    super('invalid', nothingLeft(Object.entries(removed).sort(([, a], [, b]) => b - a).slice(0, named)))
    this.removed = removed
  }
}

const nothingLeft = (most: readonly (readonly [string, number])[]): Text => inEveryLanguage((locale) => {
  const rules = most.map(([rule, documents]) => `${locale === 'en' ? '“' : '«'}${ruleName(rule)[locale]}${locale === 'en' ? '”' : '»'} (${formatNumber(documents, locale)})`).join(', ')
  const text = rules === '' ? spoken({
    kk: 'Таңдалған дереккөздерден бірде-бір мәтін қалмады. Мәтін қосыңыз немесе басқа дереккөздерді таңдаңыз.', ru: 'Из выбранных источников не осталось ни одного текста. Добавьте тексты или выберите другие источники.',
    en: 'No text is left of the chosen sources. Add texts, or choose other sources.',
  }) : spoken({
    kk: `Таңдалған дереккөздерден бірде-бір мәтін қалмады. Құжаттарды ең көп алып тастаған ережелер: ${rules}. Тілдерді, лицензия талабын немесе дереккөздерді өзгертіп, қайта жинақтаңыз.`,
    ru: `Из выбранных источников не осталось ни одного текста. Больше всего документов удалено по правилам: ${rules}. Измените языки, требование к лицензиям или источники и соберите корпус заново.`,
    en: `No text is left of the chosen sources. Most documents were left out by these rules: ${rules}. Change the languages, the demand on licences or the sources, and build again.`,
  })
  return text[locale]
})
