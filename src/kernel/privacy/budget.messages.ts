/** What people read about a budget of privacy. */
import { formatDay, formatDecimal, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

const dayText = (day: Day): Text => inEveryLanguage((locale) => formatDay(day, locale))

const notOpen: Text = spoken({ kk: 'Бұл деректер бойынша құпиялылық бюджеті ашылмаған.', ru: 'По этим данным бюджет приватности не открыт.', en: 'No privacy budget is open for these data.' })
const notCovered = (needed: Text, left: Text): Text => spoken({
  kk: `Құпиялылық бюджетіңіз бұл жауапқа жетпейді: бюджеттің ${needed.kk} %-ы қажет, ал қалғаны — ${left.kk} %.`,
  ru: `Вашего бюджета приватности на этот ответ не хватает: нужно ${needed.ru} % бюджета, а осталось ${left.ru} %.`,
  en: `Your privacy budget does not cover this answer: it takes ${needed.en}% of the budget, and ${left.en}% is left.`,
})
const opensAgain = (day: Text): Text => spoken({ kk: `Жаңа бюджет ашылатын күн: ${day.kk}.`, ru: `Новый бюджет откроется ${day.ru}.`, en: `A new budget opens on ${day.en}.` })
const otherwise: Text = spoken({
  kk: 'Дәлдігі төменірек жауап сұраңыз, бұрын берілген жауапты тегін қайта ашыңыз немесе деректер иесінен рұқсат сұраңыз.',
  ru: 'Спросите менее точно, откройте бесплатно уже полученный ответ или запросите доступ у владельца данных.',
  en: 'Ask less precisely, open an answer that you already have at no cost, or ask the owner of the data for access.',
})

export const messages = {
  decimal: (value: string): Text => inEveryLanguage((locale) => formatDecimal(value, locale)),
  percent: (value: string): Text => inEveryLanguage((locale) => formatDecimal(value, locale)),
  /** `needed` and `left` in per cent of the budget; nothing is needed of a budget that is not open. */
  exhausted({ needed, left, renews }: { readonly needed: Text | undefined; readonly left: Text; readonly renews: Day | undefined }): Text {
    const said = [needed === undefined ? notOpen : notCovered(needed, left), ...(renews === undefined ? [] : [opensAgain(dayText(renews))]), otherwise]
    return inEveryLanguage((locale) => said.map((text) => text[locale]).join(' '))
  },
  exhaustedForAll(renews: Day): Text {
    const day = dayText(renews)
    return spoken({
      kk: `Осы деректердің барлық пайдаланушыға арналған құпиялылық бюджетінің ашылған бөлігі бұл жауапқа жетпейді. Келесі бөлігі ашылатын күн: ${day.kk}. Бұрын берілген жауапты тегін қайта ашыңыз немесе деректер иесінен рұқсат сұраңыз.`,
      ru: `Открытой части общего для всех бюджета приватности этих данных на такой ответ не хватает. Следующая часть откроется ${day.ru}. Откройте бесплатно уже полученный ответ или запросите доступ у владельца данных.`,
      en: `What is open of the privacy budget that all share for these data does not cover this answer. More opens on ${day.en}. Open an answer that you already have at no cost, or ask the owner of the data for access.`,
    })
  },
  described: (left: Text, epsilon: Text): Text => spoken({
    kk: `Құпиялылық бюджетінің қалғаны — ${left.kk} %. Толық жұмсалғанда ол ε = ${epsilon.kk} деңгейіндегі қорғауды қамтамасыз етеді.`,
    ru: `Осталось ${left.ru} % бюджета приватности. Израсходованный полностью, он даёт защиту на уровне ε = ${epsilon.ru}.`,
    en: `${left.en}% of the privacy budget is left. Spent in full, it gives a protection of ε = ${epsilon.en}.`,
  }),
  cost: (share: Text, epsilon: Text): Text => spoken({
    kk: `Бұл жауап құпиялылық бюджетінің ${share.kk} %-ын жұмсайды (ε = ${epsilon.kk}).`, ru: `Этот ответ расходует ${share.ru} % бюджета приватности (ε = ${epsilon.ru}).`,
    en: `This answer spends ${share.en}% of the privacy budget (ε = ${epsilon.en}).`,
  }),
}
