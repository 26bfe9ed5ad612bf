/** Reasons of a match in words. */
import { formatList, formatNumber, inEveryLanguage, plural } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import { type Reason, weights } from './match.ts'

const count = (n: number): Text => inEveryLanguage((locale) => spoken({
  kk: `${formatNumber(n, 'kk')} тапсырма`, ru: `${formatNumber(n, 'ru')} ${plural('ru', n, { one: 'задание', few: 'задания', other: 'заданий' })}`, en: `${formatNumber(n, 'en')} ${plural('en', n, { one: 'task', other: 'tasks' })}`,
})[locale])

const shown = (skill: Text, tasks: Text, tested: Text, best: Text, counted: Text): Text => spoken({
  kk: `«${skill.kk}»: ${tasks.kk} орындалған, оның ішінде жасырын тесттермен: ${tested.kk}; ең жоғары балл: ${best.kk}/100; есепке алынғаны: ${counted.kk}/100.`, ru: `«${skill.ru}»: выполнено ${tasks.ru}, из них со скрытыми тестами: ${tested.ru}; лучший результат: ${best.ru} из 100; засчитано: ${counted.ru} из 100.`,
  en: `“${skill.en}”: ${tasks.en} done, ${tested.en} of them with hidden tests; the best score is ${best.en} of 100; it counts ${counted.en} of 100.`,
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
    case 'shown': return shown(names.skill(reason.skill), count(reason.tasks), number(reason.tested), number(reason.best), number(reason.counted))
    case 'claimed': return claimed(names.skill(reason.skill))
    case 'missing': return missing(names.skill(reason.skill))
    case 'languages': return languages(inEveryLanguage((locale) => formatList(reason.missing.map((one) => names.language(one)[locale]), locale)))
    case 'kind': case 'place': return fixed[reason.why]
  }
}

/** The rule by which a fit is reckoned, in words that take every weight from where it is reckoned; `bound` is from which fit somebody is proposed. */
export function ruleText(bound: number): Text {
  const said = (value: number): Text => inEveryLanguage((locale) => formatNumber(value, locale))
  const share = (value: number): Text => said(Math.round(100 * value))
  const [untested, more, claimed, absent] = [share(weights.untested), share(weights.more), share(weights.claimed), share(weights.absent)]
  const [wish, languagesLeft, kindLeft, placeLeft, least] = [share(weights.wish), share(weights.languages), share(weights.kind), share(weights.place), said(bound)]
  return spoken({
    kk: `Әр қажетті дағды бойынша ең жоғары балл алынады: жасырын тестсіз тапсырма оның ${untested.kk} %-ын береді, екінші және үшінші тапсырма ${more.kk} балдан қосады, өзі көрсеткен дағды ${claimed.kk} балл болып есептеледі. Қажетті дағдылардың орташасы алынады; олардың бірі мүлдем болмаса, ${absent.kk} %-ы қалады. Болса жақсы дағдылар нәтиженің ${wish.kk} %-ын құрайды. Тіл жетпесе ${languagesLeft.kk} %-ы, жұмыс түрі сәйкес келмесе ${kindLeft.kk} %-ы, өңірі сәйкес келмесе ${placeLeft.kk} %-ы қалады. Сәйкестігі ${least.kk} балдан төмен болса, ешкімге ұсынылмайды.`,
    ru: `По каждому необходимому навыку берётся лучший результат: задание без скрытых тестов даёт ${untested.ru} % от него, второе и третье задания добавляют по ${more.ru} баллов, указанный без подтверждения навык даёт ${claimed.ru} баллов. Из необходимых навыков берётся среднее; если какого-то из них нет совсем, остаётся ${absent.ru} %. Желательные навыки составляют ${wish.ru} % результата. Если не хватает языка, остаётся ${languagesLeft.ru} %, если не подходит вид работы — ${kindLeft.ru} %, если не подходит регион — ${placeLeft.ru} %. Соответствие ниже ${least.ru} баллов никому не предлагается.`,
    en: `For each skill needed the best score counts: a task without hidden tests gives ${untested.en} % of it, a second and a third task add ${more.en} points each, a skill that is only said gives ${claimed.en} points. Of the needed skills the mean is taken; where one of them is not there at all ${absent.en} % is left. Welcome skills make ${wish.en} % of the result. Where a language is missing ${languagesLeft.en} % is left, where the kind of work does not fit ${kindLeft.en} %, where the region does not fit ${placeLeft.en} %. A fit below ${least.en} points is proposed to nobody.`,
  })
}
