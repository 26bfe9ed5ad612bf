/** The words of budgets. */
import type { Period } from '../../../kernel/budgets/index.ts'
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { Decimal } from '../../../law/decimal.ts'
import { formatMoney, formatTenge } from '../../../law/money.ts'
import { type Locale, spoken, type Text } from '../../../law/text.ts'
import type { BudgetRefusal, Kind, Limit, Scope } from './budget.ts'
import { micro } from './prices.ts'

export const budgetWords = {
  closing: { kk: 'Сервис тоқтап жатыр. Сұрауды қайталаңыз.', ru: 'Сервис останавливается. Повторите запрос.', en: 'The service is stopping. Send the request again.' },
  budgets: { kk: 'Бюджеттер', ru: 'Бюджеты', en: 'Budgets' },
  none: { kk: 'Шек қойылмаған.', ru: 'Пределы не установлены.', en: 'No limits are set.' },
  listPrices: {
    kk: 'Тариф бағасымен, тегін үлес шегерілмей есептеледі: төлейтініңіз бұдан аспайды.', ru: 'Считается по тарифу, без вычета бесплатной квоты: сумма к оплате этого не превысит.',
    en: 'Counted at list prices, before any free allowance: you never owe more than this.',
  },
  hardStop: {
    kk: 'Өріс бос болса, шек қойылмайды. Шектен асатын сұраулар қабылданбайды; 50, 80 және 100 %-да хат жіберіледі.', ru: 'Пустое поле — без предела. Запросы сверх предела отклоняются; при 50, 80 и 100 % придёт письмо.',
    en: 'An empty field is no limit. Requests beyond a limit are refused; letters are sent at 50, 80 and 100 %.',
  },
  save: { kk: 'Бюджетті сақтау', ru: 'Сохранить бюджет', en: 'Save the budget' },
  saved: { kk: 'Бюджет сақталды. Ол бір секунд ішінде күшіне енеді.', ru: 'Бюджет сохранён. Он вступит в силу в течение секунды.', en: 'The budget is saved. It holds within a second.' },
  halfGone: { kk: 'Жартысынан астамы жұмсалды', ru: 'Израсходовано больше половины', en: 'More than half is gone' },
  nearlyGone: { kk: '80 %-дан астамы жұмсалды', ru: 'Израсходовано больше 80 %', en: 'More than 80 % is gone' },
  allGone: { kk: 'Бюджет таусылды', ru: 'Бюджет исчерпан', en: 'The budget is used up' },
  office: { kk: 'Бағдарлама қойған шек', ru: 'Предел, установленный программой', en: 'Limit set by the programme' },
  reason: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  noReason: { kk: 'Себебін жазыңыз: оны компания көреді.', ru: 'Укажите причину: её увидит компания.', en: 'Give the reason: the company reads it.' },
  longReason: { kk: 'Себебі 500 таңбадан аспасын.', ru: 'Причина — не длиннее 500 знаков.', en: 'Give the reason in 500 characters at most.' },
} as const satisfies Record<string, Text>

/** What a limit is called. */
export const limitWords = {
  minute: {
    requests: { kk: 'Минутына сұрау', ru: 'Запросов в минуту', en: 'Requests per minute' },
    tokens: { kk: 'Минутына токен', ru: 'Токенов в минуту', en: 'Tokens per minute' },
    money: { kk: 'Минутына сома', ru: 'Сумма в минуту', en: 'Money per minute' },
  },
  day: {
    requests: { kk: 'Күніне сұрау', ru: 'Запросов в день', en: 'Requests per day' },
    tokens: { kk: 'Күніне токен', ru: 'Токенов в день', en: 'Tokens per day' },
    money: { kk: 'Күніне сома', ru: 'Сумма в день', en: 'Money per day' },
  },
  month: {
    requests: { kk: 'Айына сұрау', ru: 'Запросов в месяц', en: 'Requests per month' },
    tokens: { kk: 'Айына токен', ru: 'Токенов в месяц', en: 'Tokens per month' },
    money: { kk: 'Айына сома', ru: 'Сумма в месяц', en: 'Money per month' },
  },
} as const satisfies Record<Period, Record<Kind, Text>>

/** Prints an amount as budgets count it; money in tenge with every digit, for a token costs less than a tiyn. */
export function amountWords(kind: Kind, amount: bigint, locale: Locale): string {
  if (kind !== 'money') return formatNumber(amount, locale)
  if (amount % micro === 0n) return formatMoney(amount / micro, locale)
  const tenge = Decimal.from(amount).times(Decimal.from('0.00000001')).rounded(amount < 100n * micro ? 4 : 2)
  return formatTenge(tenge.toString(), locale)
}

/** A limit in words, such as `Tokens per day: 1,000,000`. */
export const limitText = ({ unit, period, most }: Limit, locale: Locale): string => `${limitWords[period][unit][locale]}: ${limitAmount({ unit, most }, locale)}`

/** What a limit allows, printed. */
export const limitAmount = ({ unit, most }: Pick<Limit, 'unit' | 'most'>, locale: Locale): string => (unit === 'money' ? formatMoney(most, locale) : formatNumber(most, locale))

/** What a field of a limit takes. */
export const wrongAmount = (kind: Kind, largest: bigint): Text => {
  const most = (locale: Locale): string => limitAmount({ unit: kind, most: largest }, locale)
  return kind === 'money'
    ? spoken({
      kk: `0-ден ${most('kk')} дейінгі соманы енгізіңіз немесе өрісті бос қалдырыңыз.`, ru: `Введите сумму от 0 до ${most('ru')} или оставьте поле пустым.`,
      en: `Enter an amount from 0 to ${most('en')}, or leave the field empty.`,
    })
    : spoken({
      kk: `0-ден ${most('kk')}-ға дейінгі бүтін сан енгізіңіз немесе өрісті бос қалдырыңыз.`, ru: `Введите целое число от 0 до ${most('ru')} или оставьте поле пустым.`,
      en: `Enter a whole number from 0 to ${most('en')}, or leave the field empty.`,
    })
}

/** What the heads of a company are told of a decision on its budget. */
export const decisionLetter = {
  subject: { kk: 'Бағдарлама компания бюджетін өзгертті', ru: 'Программа изменила бюджет компании', en: 'The programme changed the budget of your company' },
  lifted: {
    kk: 'Бағдарлама компанияға қойған шектер алып тасталды: енді барлық компанияға ортақ шектер қолданылады.', ru: 'Пределы, установленные программой для компании, сняты: теперь действуют общие для всех компаний.',
    en: 'The limits that the programme had set for the company are lifted: those of every company hold.',
  },
  todo: { kk: 'шығысыңызды жаңа шектермен салыстырыңыз.', ru: 'сверьте свой расход с новыми пределами.', en: 'compare your use with the new limits.' },
} as const satisfies Record<string, Text>

/** When a budget begins anew. */
export const untilWords = (moment: Text): Text => spoken({ kk: `Қайта басталады: ${moment.kk}.`, ru: `Начнётся заново: ${moment.ru}.`, en: `Begins anew: ${moment.en}.` })

/** What an alert is called, by how much of the budget is gone, in per cent. */
export const alertSubject = {
  50: (budget) => spoken({ kk: `Бюджеттің жартысы жұмсалды: ${budget.kk}`, ru: `Израсходована половина бюджета: ${budget.ru}`, en: `Half of the budget is gone: ${budget.en}` }),
  80: (budget) => spoken({ kk: `Бюджеттің 80 %-ы жұмсалды: ${budget.kk}`, ru: `Израсходовано 80 % бюджета: ${budget.ru}`, en: `80 % of the budget is gone: ${budget.en}` }),
  100: (budget) => spoken({ kk: `Бюджет таусылды: ${budget.kk}`, ru: `Бюджет исчерпан: ${budget.ru}`, en: `The budget is used up: ${budget.en}` }),
} as const satisfies Record<50 | 80 | 100, (budget: Text) => Text>

export const alertTodo = spoken({ kk: 'шығысты қарап шығыңыз; қажет болса, шекті арттырыңыз.', ru: 'посмотрите расход; при необходимости увеличьте предел.', en: 'look at the use, and raise the limit if you need more.' })

/** Whose budget it is, and what follows. */
export function alertBody(level: 50 | 80 | 100, scope: Scope, name: string): Text {
  const whose: Text = scope === 'programme' ? spoken({ kk: 'Тілдік модель бағдарламасының бюджеті.', ru: 'Бюджет программы языковой модели.', en: 'The budget of the language model programme.' })
    : scope.startsWith('company:') ? spoken({ kk: `Компания бюджеті: ${name}.`, ru: `Бюджет компании: ${name}.`, en: `The budget of the company: ${name}.` })
      : spoken({ kk: `«${name}» кілтінің бюджеті.`, ru: `Бюджет ключа «${name}».`, en: `The budget of the key “${name}”.` })
  const follows: Text = level === 100
    ? spoken({ kk: 'Қалған бюджетке сыймайтын сұраулар қабылданбайды.', ru: 'Запросы, которым не хватает остатка, отклоняются.', en: 'Requests that need more than is left are refused.' })
    : spoken({ kk: 'Бюджет таусылғанда сұраулар қабылданбайды.', ru: 'Когда бюджет закончится, запросы будут отклоняться.', en: 'When it is used up, requests will be refused.' })
  return spoken({ kk: `${whose.kk} ${follows.kk}`, ru: `${whose.ru} ${follows.ru}`, en: `${whose.en} ${follows.en}` })
}

/** What is said to whoever called: which limit, and the mend. */
export function explainRefusal({ refused, kind, period, limit, retryAfterSeconds, because }: BudgetRefusal): Text {
  if (because === 'price not set') {
    return spoken({
      kk: 'Бұл модельдің бағасы белгіленбеген, сондықтан ақша бюджеті бар кілтпен шақыруға болмайды. Басқа модельді таңдаңыз немесе ақша бюджетін алып тастаңыз.',
      ru: 'Цена этой модели не установлена, поэтому её нельзя вызвать ключом с денежным бюджетом. Выберите другую модель или снимите денежный бюджет.',
      en: 'The price of this model is not set, so a key with a budget of money cannot call it. Choose another model, or remove the budget of money.',
    })
  }
  if (refused === 'test budget') return explainTestRefusal({ kind, period, limit, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) })
  if (because === 'held by calls') {
    return spoken({
      kk: `Шектің қалғанын орындалып жатқан сұраулар алып тұр (${refusedWords[refused].kk}). Олар аяқталғанда қайталаңыз немесе шекті арттырыңыз.`,
      ru: `Остаток предела занят выполняющимися запросами (${refusedWords[refused].ru}). Повторите, когда они завершатся, или увеличьте предел.`,
      en: `Calls under way hold the rest of the limit (${refusedWords[refused].en}). Send again when they have ended, or raise the limit.`,
    })
  }
  const which = inEveryLanguage((locale) => {
    const what = `${limitWords[period][kind][locale].toLowerCase()}: ${limitAmount({ unit: kind, most: limit }, locale)}`
    return refused === 'requests per minute' || refused === 'tokens per minute' ? what : `${refusedWords[refused][locale]}, ${what}`
  })
  if (retryAfterSeconds === undefined) {
    return spoken({
      kk: `Сұрау шектен үлкен (${which.kk}). max_tokens мәнін азайтыңыз немесе шекті арттырыңыз.`,
      ru: `Запрос больше предела (${which.ru}). Уменьшите max_tokens или увеличьте предел.`,
      en: `The request is larger than the limit (${which.en}). Lower max_tokens, or raise the limit.`,
    })
  }
  const again = whenAgain(period, retryAfterSeconds)
  return spoken({
    kk: `Шекке жетті (${which.kk}). ${again.kk} немесе шекті арттырыңыз.`,
    ru: `Достигнут предел (${which.ru}). ${again.ru} или увеличьте предел.`,
    en: `The limit is reached (${which.en}). ${again.en}, or raise the limit.`,
  })
}

/** The limits of test keys nobody raises: whoever needs more takes a paid key. */
function explainTestRefusal({ kind, period, limit, retryAfterSeconds }: Pick<BudgetRefusal, 'kind' | 'period' | 'limit' | 'retryAfterSeconds'>): Text {
  const what = inEveryLanguage((locale) => `${refusedWords['test budget'][locale]}, ${limitWords[period][kind][locale].toLowerCase()}: ${limitAmount({ unit: kind, most: limit }, locale)}`)
  const mend = retryAfterSeconds === undefined ? spoken({ kk: 'max_tokens мәнін азайтыңыз', ru: 'Уменьшите max_tokens', en: 'Lower max_tokens' }) : whenAgain(period, retryAfterSeconds)
  return spoken({
    kk: `Шекке жетті (${what.kk}). ${mend.kk} немесе ақылы кілтті пайдаланыңыз.`, ru: `Достигнут предел (${what.ru}). ${mend.ru} или используйте платный ключ.`,
    en: `The limit is reached (${what.en}). ${mend.en}, or use a paid key.`,
  })
}

/** Waits longer than this are told in days and hours. */
const longWait = 7_200

/** When to come again: after a long wait a day or a month has begun, which says more than seconds. */
function whenAgain(period: Period, seconds: number): Text {
  if (seconds <= longWait || period === 'minute') return spoken({ kk: `${seconds} секундтан кейін қайталаңыз`, ru: `Повторите через ${seconds} с`, en: `Try again in ${seconds} s` })
  const hours = Math.ceil(seconds / 3_600)
  const [whole, rest] = [Math.floor(hours / 24), hours % 24]
  const of = inEveryLanguage((locale) => [
    ...(whole > 0 ? [spoken({ kk: `${whole} күн`, ru: `${whole} дн.`, en: `${whole} d` })[locale]] : []),
    ...(rest > 0 ? [spoken({ kk: `${rest} сағат`, ru: `${rest} ч`, en: `${rest} h` })[locale]] : []),
  ].join(' '))
  return period === 'day'
    ? spoken({ kk: `Ертең (${of.kk} өткен соң) қайталаңыз`, ru: `Повторите завтра (через ${of.ru})`, en: `Try again tomorrow (in ${of.en})` })
    : spoken({ kk: `Келесі айдың 1-інде (${of.kk} өткен соң) қайталаңыз`, ru: `Повторите 1-го числа следующего месяца (через ${of.ru})`, en: `Try again on the 1st of next month (in ${of.en})` })
}

const refusedWords = {
  'requests per minute': spoken({ kk: 'сұрау жиілігі', ru: 'частота запросов', en: 'requests per minute' }),
  'tokens per minute': spoken({ kk: 'токен жиілігі', ru: 'частота токенов', en: 'tokens per minute' }),
  'key budget': spoken({ kk: 'кілт бюджеті', ru: 'бюджет ключа', en: 'budget of the key' }),
  'test budget': spoken({ kk: 'сынақ кілттерінің шегі', ru: 'предел тестовых ключей', en: 'limit of test keys' }),
  'company budget': spoken({ kk: 'компания бюджеті', ru: 'бюджет компании', en: 'budget of the company' }),
  'programme budget': spoken({ kk: 'бағдарлама бюджеті', ru: 'бюджет программы', en: 'budget of the programme' }),
} as const satisfies Record<BudgetRefusal['refused'], Text>
