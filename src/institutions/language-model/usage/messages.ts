/** The words of usage. */
import { spoken, type Text } from '../../../law/text.ts'

export const usageWords = {
  title: { kk: 'API пайдалану', ru: 'Использование API', en: 'Use of the API' },
  lead: {
    kk: 'Кілттеріңіз қанша сұрау мен токен жұмсағаны және оның құны. Деректер бір секунд ішінде жаңарады; сұрау мәтіндері сақталмайды.',
    ru: 'Сколько запросов и токенов израсходовали ваши ключи и сколько это стоит. Данные обновляются в течение секунды; тексты запросов не хранятся.',
    en: 'How many requests and tokens your keys used, and what that costs. Figures are at most a second old; prompts are not kept.',
  },
  wearCompany: {
    kk: 'Пайдалану есебін көру үшін жоғарыдағы мәзірден компанияңызды таңдаңыз.', ru: 'Чтобы увидеть использование, выберите в меню вверху свою компанию.',
    en: 'To see usage, choose your company in the menu above.',
  },
  programme: { kk: 'Бағдарлама бойынша барлығы', ru: 'Всего по программе', en: 'The whole programme' },
  programmeLead: {
    kk: 'Барлық компанияның токендері мен сұраулары.', ru: 'Токены и запросы всех компаний.', en: 'Tokens and requests of all companies.',
  },
  from: { kk: 'Басы', ru: 'С', en: 'From' },
  to: { kk: 'Соңы', ru: 'По', en: 'To' },
  show: { kk: 'Көрсету', ru: 'Показать', en: 'Show' },
  file: { kk: 'CSV файлы', ru: 'Файл CSV', en: 'CSV file' },
  total: { kk: 'Осы кезеңде', ru: 'За этот период', en: 'In these days' },
  day: { kk: 'Күні', ru: 'День', en: 'Day' },
  model: { kk: 'Модель', ru: 'Модель', en: 'Model' },
  key: { kk: 'Кілт', ru: 'Ключ', en: 'Key' },
  company: { kk: 'Компания', ru: 'Компания', en: 'Company' },
  requests: { kk: 'Сұраулар', ru: 'Запросы', en: 'Requests' },
  failed: { kk: 'Сәтсіздері', ru: 'Неудачные', en: 'Failed' },
  tokens: { kk: 'Токендер', ru: 'Токены', en: 'Tokens' },
  promptTokens: { kk: 'Сұрау токендері', ru: 'Токены запросов', en: 'Prompt tokens' },
  outputTokens: { kk: 'Жауап токендері', ru: 'Токены ответов', en: 'Output tokens' },
  amount: { kk: 'Тариф бойынша құны', ru: 'Стоимость по тарифу', en: 'At list prices' },
  notSet: { kk: 'баға белгіленбеген', ru: 'цена не установлена', en: 'price not set' },
  estimated: { kk: 'Оның ішінде токендерін портал санағаны', ru: 'Из них токены подсчитаны порталом', en: 'Of them with tokens counted here' },
  uncharged: { kk: 'Ақысы алынбайтын токендер', ru: 'Неоплачиваемые токены', en: 'Tokens not charged' },
  ofTests: { kk: 'Оның ішінде сынақ кілттерінің токендері: шотқа қосылмайды', ru: 'Из них токены тестовых ключей: в счёт не включаются', en: 'Of them tokens of test keys: not billed' },
  test: { kk: 'сынақ', ru: 'тестовый', en: 'test' },
  byKey: { kk: 'Күндер, модельдер және кілттер бойынша', ru: 'По дням, моделям и ключам', en: 'By day, model and key' },
  byCompany: { kk: 'Компаниялар бойынша', ru: 'По компаниям', en: 'By company' },
  none: { kk: 'Бұл күндері сұрау болмаған', ru: 'В эти дни запросов не было', en: 'There were no requests in these days' },
  noneHint: { kk: 'Кілт жасап, алғашқы сұрауды жіберіңіз.', ru: 'Создайте ключ и отправьте первый запрос.', en: 'Make a key and send the first request.' },
  toKeys: { kk: 'Модель кілттері', ru: 'Ключи модели', en: 'Model keys' },
  month: { kk: 'Осы ай', ru: 'Этот месяц', en: 'This month' },
  free: { kk: 'Тегін үлес', ru: 'Бесплатная квота', en: 'Free allowance' },
  freeOf: { kk: 'Айына тегін токен', ru: 'Бесплатных токенов в месяц', en: 'Free tokens a month' },
  freeUsed: { kk: 'Тегін үлестен жұмсалғаны', ru: 'Израсходовано из бесплатной квоты', en: 'Free tokens used' },
  noFree: {
    kk: 'Сізде тегін үлес жоқ: ол технопарк қатысушыларына беріледі.', ru: 'Бесплатной квоты нет: она полагается участникам технопарка.',
    en: 'You have no free allowance: participants of the technopark have one.',
  },
  due: { kk: 'Төленуге тиіс (ай соңына дейін өзгереді)', ru: 'К оплате (меняется до конца месяца)', en: 'To pay (until the month ends it may grow)' },
  unpriced: { kk: 'Бағасы белгіленбеген токендер: олар үшін ақы алынбайды', ru: 'Токены без установленной цены: плата за них не начисляется', en: 'Tokens without a price: nothing is owed for them' },
  prices: { kk: 'Бағалар', ru: 'Цены', en: 'Prices' },
  invoices: { kk: 'Төлем шоттары', ru: 'Счета на оплату', en: 'Invoices' },
  invoice: { kk: 'Төлем шоты', ru: 'Счёт на оплату', en: 'Invoice' },
  period: { kk: 'Ай', ru: 'Месяц', en: 'Month' },
  sum: { kk: 'Сомасы', ru: 'Сумма', en: 'Amount' },
  nothingDue: { kk: 'төлейтін ештеңе жоқ', ru: 'платить нечего', en: 'nothing to pay' },
  noInvoices: { kk: 'Аяқталған айлар әзірге жоқ.', ru: 'Завершённых месяцев пока нет.', en: 'No month has ended yet.' },
  badDay: { kk: 'Кезеңнің соңы басынан ерте болмасын, ұзақтығы бір жылдан аспасын.', ru: 'Конец периода — не раньше начала, длительность — не больше года.', en: 'The last day is not before the first, and at most a year after it.' },
} as const satisfies Record<string, Text>

/** What a million tokens cost. */
export const pricesPerMillion = (input: string, output: string): Text => spoken({
  kk: `миллион токен үшін: сұрау — ${input}, жауап — ${output}`,
  ru: `за миллион токенов: запросы — ${input}, ответы — ${output}`,
  en: `a million tokens: prompts ${input}, answers ${output}`,
})

/** What the chart of tokens shows: all of them, and the day with most. */
export const tokensTitle = (all: string, day: string, most: string): Text => spoken({
  kk: `Барлығы ${all} токен; ең көбі — ${day}: ${most}`,
  ru: `Всего токенов: ${all}; больше всего — ${day}: ${most}`,
  en: `${all} tokens in all; most on ${day}: ${most}`,
})

export const invoiceText = (from: string, to: string): Text => spoken({ kk: `Тілдік модельдің API қызметі: ${from} – ${to}`, ru: `API языковой модели: ${from} – ${to}`, en: `API of the language model: ${from} – ${to}` })
