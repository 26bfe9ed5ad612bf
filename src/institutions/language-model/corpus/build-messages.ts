/** Words for whoever builds a corpus from files that cannot be used. */
import type { Text } from '../../../law/text.ts'

export const brokenLine = (name: string, line: number): Text => ({
  kk: `«${name}» файлының ${line}-жолы JSON объектісі емес. Әр жолда бір объект болуы керек: {"text": "…", "licence": "…"}. Жолды түзетіп, файлды қайта жүктеңіз.`,
  ru: `Строка ${line} файла «${name}» — не объект JSON. В каждой строке должен быть один объект: {"text": "…", "licence": "…"}. Исправьте строку и загрузите файл снова.`,
  en: `Line ${line} of “${name}” is not a JSON object. Each line must hold one object: {"text": "…", "licence": "…"}. Mend the line and upload the file again.`,
})

export const noText = (name: string, line: number, member: string): Text => ({
  kk: `«${name}» файлының ${line}-жолында «${member}» мәтіні жоқ. Мәтін тұрған өрістің атауын көрсетіңіз немесе жолды түзетіңіз.`,
  ru: `В строке ${line} файла «${name}» нет текста «${member}». Укажите название поля с текстом или исправьте строку.`,
  en: `Line ${line} of “${name}” has no text “${member}”. Name the field that holds the text, or mend the line.`,
})

export const longLine = (name: string, mebibytes: number): Text => ({
  kk: `«${name}» файлында ${mebibytes} МиБ-тан ұзын жол бар. Мәтінді бірнеше жазбаға бөліңіз.`,
  ru: `В файле «${name}» есть строка длиннее ${mebibytes} МиБ. Разделите текст на несколько записей.`,
  en: `“${name}” has a line longer than ${mebibytes} MiB. Divide the text into several records.`,
})

export const brokenGzip = (name: string): Text => ({
  kk: `«${name}» файлы gzip ретінде толық ашылмады. Файлды қайта сығымдап жүктеңіз.`,
  ru: `Файл «${name}» не распаковывается как gzip до конца. Сожмите его заново и загрузите снова.`,
  en: `“${name}” cannot be unpacked as gzip to its end. Pack it and upload it again.`,
})

export const noLicence = (name: string, line: number): Text => ({
  kk: `«${name}» файлының ${line}-жолындағы мәтіннің лицензиясы көрсетілмеген. Лицензиясыз мәтін пайдаланылмайды: жазбаның «licence» өрісін толтырыңыз немесе бүкіл дереккөздің лицензиясын көрсетіңіз.`,
  ru: `У текста в строке ${line} файла «${name}» не указана лицензия. Текст без лицензии не используется: заполните поле «licence» записи или укажите лицензию всего источника.`,
  en: `The text in line ${line} of “${name}” has no licence. Text without a licence is not used: fill in the record's “licence”, or name the licence of the whole source.`,
})

export const nothingLeft: Text = {
  kk: 'Таңдалған дереккөздерден бірде-бір мәтін қалмады. Тілдерді, лицензия талабын және дереккөздерді тексеріңіз: не үшін алынып тасталғаны есепте жазылған.',
  ru: 'Из выбранных источников не осталось ни одного текста. Проверьте языки, требование к лицензиям и источники: причины удаления названы в отчёте.',
  en: 'No text is left of the chosen sources. Check the languages, the demand on licences and the sources: the report says why each was left out.',
}
