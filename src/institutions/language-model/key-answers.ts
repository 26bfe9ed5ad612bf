/** Answers at once how one gets a key to the models and what it costs: the prices in force, and that a test key costs nothing. */
import { inEveryLanguage } from '../../law/format.ts'
import { formatMoney } from '../../law/money.ts'
import { spoken, type Text } from '../../law/text.ts'
import { dayOf } from '../../law/time.ts'
import { type ReadyAnswer, told } from '../../portal/index.ts'
import { priceEntry } from './budgets/index.ts'
import { modelKeys } from './keys/index.ts'
import type { LanguageModelOptions } from './ground.ts'
import { pricesPerMillion, usageWords } from './usage/index.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const howToGetKey: ReadyAnswer = told(
  say('алу аламын алсам жасау жасаймын керек', 'получить взять создать оформить нужен', 'get obtain make create need'),
  say('кілт кілтті токен API', 'ключ токен API', 'key token API'),
  {
    title: say('Тілдік модельдің кілтін қалай алуға болады', 'Как получить ключ языковой модели', 'How to get a key to the language model'), source: modelKeys.title, path: '/keys/new',
    lines: [
      say('Тілдік модельге компанияңыздың бағдарламалары кілтпен жүгінеді: кілт компанияға беріледі.', 'Программы вашей компании обращаются к языковой модели с ключом: он выдаётся компании.', 'The programs of your company call the language model with a key: it belongs to the company.'),
      say('Порталға кіріп, жоғарыдағы мәзірден компанияңызды таңдаңыз, алғашқы кілттің алдында бейбіт мақсатта пайдалану міндеттемесіне қол қойыңыз да, кілт жасаңыз.',
        'Войдите на портал, выберите вверху свою компанию, перед первым ключом подпишите обязательство о мирном использовании и создайте ключ.', 'Sign in, choose your company above, sign the undertaking of peaceful use the first time, and make the key.'),
      say('Кілттің құпиясы бір рет қана көрсетіледі. Алдымен тегін сынақ кілтін алып көруге болады.', 'Секрет ключа показывается один раз. Сначала можно получить бесплатный тестовый ключ.', 'The secret of a key is shown only once. You can begin with a test key, which costs nothing.'),
    ],
  })

export const priceOfKeys = ({ budgets: { prices } }: Pick<LanguageModelOptions, 'budgets'>): ReadyAnswer => ({
  asks: say('баға бағасы құны тұрады тариф ақы тегін', 'цена стоимость стоит тариф платно бесплатно', 'price cost tariff pay fee free'),
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
