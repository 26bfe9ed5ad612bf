/** Reasons of a match in words. */
import { formatList, formatNumber, inEveryLanguage, plural } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Reason } from './match.ts'

const count = (n: number): Text => inEveryLanguage((locale) => spoken({
  kk: `${formatNumber(n, 'kk')} тапсырма`, ru: `${formatNumber(n, 'ru')} ${plural('ru', n, { one: 'задание', few: 'задания', other: 'заданий' })}`, en: `${formatNumber(n, 'en')} ${plural('en', n, { one: 'task', other: 'tasks' })}`,
})[locale])

const shown = (skill: Text, tasks: Text, tested: Text, best: Text): Text => spoken({
  kk: `«${skill.kk}»: ${tasks.kk} орындалған, оның ішінде жасырын тесттермен: ${tested.kk}; ең жоғары балл: ${best.kk}/100.`, ru: `«${skill.ru}»: выполнено ${tasks.ru}, из них со скрытыми тестами: ${tested.ru}; лучший результат: ${best.ru} из 100.`,
  en: `“${skill.en}”: ${tasks.en} done, ${tested.en} of them with hidden tests; the best score is ${best.en} of 100.`,
})
const claimed = (skill: Text): Text => spoken({ kk: `«${skill.kk}»: өзі көрсеткен, орындалған тапсырмамен расталмаған.`, ru: `«${skill.ru}»: указано, но заданиями не подтверждено.`, en: `“${skill.en}”: said, and shown by no task.` })
const missing = (skill: Text): Text => spoken({ kk: `«${skill.kk}»: көрсетілмеген.`, ru: `«${skill.ru}»: не указано.`, en: `“${skill.en}”: not stated.` })
const languages = (names: Text): Text => spoken({ kk: `Қажетті тілдердің мыналары көрсетілмеген: ${names.kk}.`, ru: `Из нужных языков не указаны: ${names.ru}.`, en: `Of the languages needed these are not stated: ${names.en}.` })

const fixed = {
  kind: spoken({ kk: 'Ынтымақтастықтың басқа түрі ізделеді.', ru: 'Ищется другой вид сотрудничества.', en: 'Another kind of work is looked for.' }),
  place: spoken({ kk: 'Басқа өңірде, қашықтан жұмыс істеу көзделмеген.', ru: 'В другом регионе, удалённая работа не предусмотрена.', en: 'In another region, and work from afar is not foreseen.' }),
}

/** A reason in words; `names` tells what a skill and a language are called. */
export function reasonText(reason: Reason, names: { readonly skill: (code: string) => Text; readonly language: (code: string) => Text }): Text {
  const number = (n: number): Text => inEveryLanguage((locale) => formatNumber(n, locale))
  switch (reason.why) {
    case 'shown': return shown(names.skill(reason.skill), count(reason.tasks), number(reason.tested), number(reason.best))
    case 'claimed': return claimed(names.skill(reason.skill))
    case 'missing': return missing(names.skill(reason.skill))
    case 'languages': return languages(inEveryLanguage((locale) => formatList(reason.missing.map((one) => names.language(one)[locale]), locale)))
    case 'kind': case 'place': return fixed[reason.why]
  }
}
