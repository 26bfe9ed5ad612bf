/** Answers at once what a key to the models costs: the prices in force, and that a test key costs nothing. */
import { inEveryLanguage } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import { spoken, type Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import type { ReadyAnswer } from '../../portal/index.ts'
import { priceEntry } from './budgets/index.ts'
import { modelKeys } from './keys/index.ts'
import type { LanguageModelOptions } from './ground.ts'
import { pricesPerMillion, usageWords } from './usage/index.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const priceOfKeys = ({ budgets: { prices } }: Pick<LanguageModelOptions, 'budgets'>): ReadyAnswer => ({
  asks: say('баға құны тұрады тариф ақы тегін', 'цена стоимость стоит тариф платно бесплатно', 'price cost tariff pay fee free'),
  about: say('кілт токен API модель', 'ключ токен API модель', 'key token API model'),
  async answer({ now, country }) {
    const entry = priceEntry(prices, '', dayOf(now(), country.calendar.zone))
    const price = entry?.value || undefined
    const set = inEveryLanguage((locale) => (price === undefined ? usageWords.notSet[locale] : pricesPerMillion(formatMoney(price.input, locale), formatMoney(price.output, locale))[locale]))
    return {
      title: say('Модель кілті қанша тұрады', 'Сколько стоит ключ модели', 'What a key to the models costs'), source: modelKeys.title, path: modelKeys.path,
      lines: [
        say('Кілттің өзі тегін, ақы модель оқыған және жазған токендер үшін төленеді.', 'Сам ключ бесплатный, оплачиваются токены, которые модель прочла и написала.', 'The key itself is free; you pay for the tokens that the model reads and writes.'),
        inEveryLanguage((locale) => `${usageWords.prices[locale]}: ${set[locale]}`), ...(entry?.note ? [entry.note] : []),
        say('Сынақ кілті тегін, бірақ шектері шағын.', 'Тестовый ключ бесплатный, но пределы у него меньше.', 'A test key costs nothing, within small limits.'),
      ],
    }
  },
})
