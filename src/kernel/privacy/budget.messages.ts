/** What people read about a budget of privacy. */
import { formatDecimal, inEveryLanguage } from '../../law/format.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'

interface Exhausted {
  /** The price in per cent of the budget; absent when there is no budget. */
  readonly needed: string | undefined
  readonly left: string
  readonly renews: string | undefined
}

export const messages = {
  decimal: (value: string): Text => inEveryLanguage((locale) => formatDecimal(value, locale)),
  percent: (value: string): Text => inEveryLanguage((locale) => formatDecimal(value, locale)),
  exhausted: spoken({
    kk: ({ needed, left, renews }) => (needed === undefined ? 'Бұл деректер бойынша құпиялылық бюджеті ашылмаған. '
      : `Құпиялылық бюджетіңіз бұл жауапқа жетпейді: бюджеттің ${needed} %-ы қажет, ал қалғаны — ${left} %. `)
      + (renews === undefined ? '' : `Жаңа бюджет ашылатын күн: ${renews}. `)
      + 'Дәлдігі төменірек жауап сұраңыз, бұрын берілген жауапты тегін қайта ашыңыз немесе деректер иесінен рұқсат сұраңыз.',
    ru: ({ needed, left, renews }) => (needed === undefined ? 'По этим данным бюджет приватности не открыт. '
      : `Вашего бюджета приватности на этот ответ не хватает: нужно ${needed} % бюджета, а осталось ${left} %. `)
      + (renews === undefined ? '' : `Новый бюджет откроется ${renews} `)
      + 'Спросите менее точно, откройте бесплатно уже полученный ответ или запросите доступ у владельца данных.',
    en: ({ needed, left, renews }) => (needed === undefined ? 'No privacy budget is open for these data. '
      : `Your privacy budget does not cover this answer: it takes ${needed}% of the budget, and ${left}% is left. `)
      + (renews === undefined ? '' : `A new budget opens on ${renews}. `)
      + 'Ask less precisely, open an answer that you already have at no cost, or ask the owner of the data for access.',
  } satisfies Record<Locale, (words: Exhausted) => string>),
  exhaustedForAll: spoken({
    kk: (renews) => 'Осы деректердің барлық пайдаланушыға арналған құпиялылық бюджетінің ашылған бөлігі бұл жауапқа жетпейді. '
      + `Келесі бөлігі ашылатын күн: ${renews}. Бұрын берілген жауапты тегін қайта ашыңыз немесе деректер иесінен рұқсат сұраңыз.`,
    ru: (renews) => 'Открытой части общего для всех бюджета приватности этих данных на такой ответ не хватает. '
      + `Следующая часть откроется ${renews} Откройте бесплатно уже полученный ответ или запросите доступ у владельца данных.`,
    en: (renews) => 'What is open of the privacy budget that all share for these data does not cover this answer. '
      + `More opens on ${renews}. Open an answer that you already have at no cost, or ask the owner of the data for access.`,
  } satisfies Record<Locale, (renews: string) => string>),
  described: spoken({
    kk: (left, epsilon) => `Құпиялылық бюджетінің қалғаны — ${left} %. Толық жұмсалғанда ол ε = ${epsilon} деңгейіндегі қорғауды `
      + 'қамтамасыз етеді.',
    ru: (left, epsilon) => `Осталось ${left} % бюджета приватности. Израсходованный полностью, он даёт защиту на уровне ε = ${epsilon}.`,
    en: (left, epsilon) => `${left}% of the privacy budget is left. Spent in full, it gives a protection of ε = ${epsilon}.`,
  } satisfies Record<Locale, (left: string, epsilon: string) => string>),
  cost: spoken({
    kk: (share, epsilon) => `Бұл жауап құпиялылық бюджетінің ${share} %-ын жұмсайды (ε = ${epsilon}).`,
    ru: (share, epsilon) => `Этот ответ расходует ${share} % бюджета приватности (ε = ${epsilon}).`,
    en: (share, epsilon) => `This answer spends ${share}% of the privacy budget (ε = ${epsilon}).`,
  } satisfies Record<Locale, (share: string, epsilon: string) => string>),
}
