/** The words of aggregates: the question, its price, its answer. */
import { formatDay, formatDecimal, formatNumber, inEveryLanguage, plural } from '../../../../law/format.ts'
import { spoken, type Text } from '../../../../law/text.ts'
import type { Day } from '../../../../law/time.ts'
import type { PrecisionName } from '../index.ts'

export const aggregateWords = {
  title: { kk: 'Жиынтық көрсеткіштер', ru: 'Сводные показатели', en: 'Aggregates' },
  lead: {
    kk: 'Жолдарын көрмей-ақ деректерден сандар алыңыз: нешеу, барлығы қанша, орташа есеппен қанша.',
    ru: 'Получите из данных числа, не видя строк: сколько, на какую сумму, сколько в среднем.',
    en: 'Get numbers from the data without seeing the rows: how many, how much in all, how much on average.',
  },
  withNoise: {
    kk: 'Бұл деректердің жолдары жұртқа ашық емес: жауапқа кездейсоқ шу қосылады және құпиялылық бюджеті жұмсалады.',
    ru: 'Строки этих данных открыты не всем: ответ даётся со случайным шумом и расходует бюджет приватности.',
    en: 'The rows of these data are not open to everybody: an answer carries random noise and spends a privacy budget.',
  },
  exact: {
    kk: 'Сандар дәл: бұл деректердің жолдарын да көре аласыз.', ru: 'Числа точные: строки этих данных вам тоже доступны.', en: 'The numbers are exact: you may see the rows of these data too.',
  },
  proveFirst: { kk: 'Кім екеніңізді растау', ru: 'Подтвердить личность', en: 'Prove who you are' },
  question: { kk: 'Сұрақ', ru: 'Вопрос', en: 'The question' },
  shape: { kk: 'Сұрақ дұрыс құрылмаған', ru: 'Вопрос составлен неверно', en: 'The question is not well formed' },
  table: { kk: 'Кесте', ru: 'Таблица', en: 'Table' },
  measure: { kk: 'Нені есептеу керек', ru: 'Что посчитать', en: 'What to work out' },
  count: { kk: 'Жолдар саны', ru: 'Число строк', en: 'Number of rows' },
  sum: { kk: 'Қосынды', ru: 'Сумма', en: 'Sum' },
  mean: { kk: 'Орташа мән', ru: 'Среднее', en: 'Mean' },
  of: { kk: 'Қай бағанның', ru: 'По какому столбцу', en: 'Of which column' },
  ofHint: { kk: 'Қосынды мен орташа мән үшін', ru: 'Для суммы и среднего', en: 'For a sum or a mean' },
  ofMissing: { kk: 'Қосынды мен орташа мән үшін бағанды таңдаңыз', ru: 'Для суммы и среднего выберите столбец', en: 'Choose a column for the sum or the mean' },
  by: { kk: 'Қай бағандар бойынша топтау керек', ru: 'По каким столбцам сгруппировать', en: 'Group by which columns' },
  byHint: { kk: 'Ең көбі төртеу; таңдамасаңыз, бір жалпы сан шығады.', ru: 'Не более четырёх; без них ответом будет одно число.', en: 'Four at most; without any the answer is one number.' },
  is: { kk: 'Тек мына мәндер', ru: 'Только с этими значениями', en: 'Only with these values' },
  isHint: {
    kk: 'Бір бағанның бірнеше мәнін Ctrl басып тұрып таңдауға болады.', ru: 'Несколько значений выбирают, удерживая Ctrl.', en: 'Hold Ctrl to choose several.',
  },
  range: { kk: 'Тек мына аралықта', ru: 'Только в этих границах', en: 'Only within these limits' },
  rangeColumn: { kk: 'Баған', ru: 'Столбец', en: 'Column' },
  from: { kk: 'Бастап', ru: 'От', en: 'From' },
  below: { kk: 'Дейін (қоспағанда)', ru: 'До (не включая)', en: 'Below' },
  limitHint: { kk: 'Сан немесе күн.ай.жыл', ru: 'Число или день.месяц.год', en: 'A number or day.month.year' },
  precision: { kk: 'Дәлдігі', ru: 'Точность', en: 'How exact' },
  show: { kk: 'Жауапты көрсету', ru: 'Показать ответ', en: 'Show the answer' },
  price: { kk: 'Бағасын көру', ru: 'Узнать цену', en: 'See the price' },
  priceTitle: { kk: 'Бағасы', ru: 'Цена', en: 'The price' },
  ask: { kk: 'Жауапты алу', ru: 'Получить ответ', en: 'Get the answer' },
  askHint: {
    kk: 'Бір рет төлейсіз: дәл осы сұрақтың жауабы кейін тегін ашылады.', ru: 'Платите один раз: ответ на тот же вопрос потом открывается бесплатно.',
    en: 'You pay once: the answer to this very question opens at no cost later.',
  },
  budget: { kk: 'Құпиялылық бюджеті', ru: 'Бюджет приватности', en: 'Privacy budget' },
  whatBudget: { kk: 'Бұл не?', ru: 'Что это такое?', en: 'What is this?' },
  budgetHint: spoken({
    kk: 'Әр жауап жеке адамдар туралы аздап мәлімет береді. Сондықтан бір жылда алынатын жауаптар шектеулі: жалпы бюджетті деректер иесі белгілейді, ал сіз немесе ұйымыңыз оның оннан бірінен '
      + 'артығын жұмсай алмайсыз. Жалпы бюджет тоқсан сайын төрттен бірден ашылады, жұмсалмағаны жыл соңына дейін қалады. Жаңа жылда жаңа бюджет ашылады, бірақ бұрын білінген мәлімет жойылмайды: '
      + 'ол жылдар бойы жинала береді.',
    ru: 'Каждый ответ немного рассказывает об отдельных людях. Поэтому число ответов за год ограничено: общий бюджет задаёт владелец данных, а вы или ваша организация можете израсходовать не больше его '
      + 'десятой части. Общий бюджет открывается по четверти в квартал, неизрасходованное остаётся до конца года. В новом году открывается новый бюджет, но узнанное раньше не исчезает: '
      + 'раскрытое за годы складывается.',
    en: 'Every answer tells a little about single people. That is why there are only so many in a year: the owner of the data sets what all may spend, and you, or your organisation, a tenth of it at most. '
      + 'What all may spend opens by a quarter each quarter; what is not used stays until the end of the year. A new year opens a new budget, but what was learnt before stays known: '
      + 'what is told adds up over the years.',
  }),
  ofAll: { kk: 'Барлығы бірге', ru: 'Все вместе', en: 'All together' },
  mine: { kk: 'Сіз немесе ұйымыңыз', ru: 'Вы или ваша организация', en: 'You, or your organisation' },
  answer: { kk: 'Жауап', ru: 'Ответ', en: 'The answer' },
  margin: { kk: '95 % сенімділікпен', ru: 'С вероятностью 95 %', en: 'With 95% confidence' },
  value: { kk: 'Мәні', ru: 'Значение', en: 'Value' },
  others: { kk: 'өзгелері', ru: 'прочие', en: 'others' },
  empty: { kk: 'жол жоқ', ru: 'нет строк', en: 'no rows' },
  tooFewToSay: { kk: 'айту үшін жол тым аз', ru: 'слишком мало строк', en: 'too few rows to say' },
  about: { kk: 'Бұл сандар туралы', ru: 'Об этих числах', en: 'About these numbers' },
  before: { kk: 'Бұрын сұралғандар', ru: 'Уже заданные вопросы', en: 'Asked before' },
  beforeHint: { kk: 'Олардың жауаптары тегін ашылады.', ru: 'Ответы на них открываются бесплатно.', en: 'Their answers open at no cost.' },
  nothing: { kk: 'Бұл деректер бойынша жиынтық көрсеткіштер жоқ', ru: 'По этим данным нет сводных показателей', en: 'There are no aggregates of these data' },
  nothingHint: {
    kk: 'Кестелерінде есептеуге болатын баған жоқ немесе жолдар тым аз.', ru: 'В таблицах нет столбцов, по которым можно считать, или слишком мало строк.',
    en: 'Their tables have no columns to count by, or too few rows.',
  },
  api: { kk: 'Бағдарламаларға арналған жиынтық көрсеткіштер', ru: 'Сводные показатели для программ', en: 'Aggregates for programs' },
  apiAbout: {
    kk: 'Сұрақ — JSON түрінде; рұқсатпен берілетін деректер бойынша жауап құпиялылық бюджетін жұмсайды, қайталанған сұрақ тегін.',
    ru: 'Вопрос — JSON; ответ по данным, предоставляемым по разрешению, расходует бюджет приватности, повторный вопрос бесплатен.',
    en: 'The question is JSON; an answer of data lent by permission spends a privacy budget, the same question again is free.',
  },
} as const satisfies Record<string, Text>

const precisionNames: Readonly<Record<PrecisionName, readonly [label: Text, about: Text]>> = {
  rough: [spoken({ kk: 'Шамамен', ru: 'Примерная', en: 'Rough' }), spoken({ kk: 'ең арзаны', ru: 'дешевле всего', en: 'the cheapest' })],
  usual: [spoken({ kk: 'Қалыпты', ru: 'Обычная', en: 'Usual' }), spoken({ kk: 'шуы екі есе аз', ru: 'шум вдвое меньше', en: 'half the noise' })],
  fine: [spoken({ kk: 'Дәлірек', ru: 'Повышенная', en: 'Finer' }), spoken({ kk: 'шуы тағы екі есе аз', ru: 'шум ещё вдвое меньше', en: 'half the noise again' })],
}

/** How exact an answer is, and how many such answers what is left covers. */
export const precisionChoice = (name: PrecisionName, covered: number): { readonly label: Text; readonly hint: Text } => {
  const [label, about] = precisionNames[name]
  return {
    label, hint: spoken({
      kk: `Қалған бюджет осындай ${formatNumber(covered, 'kk')} жауапқа жетеді; ${about.kk}.`,
      ru: `Оставшегося бюджета хватит на ${formatNumber(covered, 'ru')} ${plural('ru', covered, { one: 'такой ответ', few: 'таких ответа', other: 'таких ответов' })}; ${about.ru}.`,
      en: `What is left covers ${formatNumber(covered, 'en')} such ${plural('en', covered, { one: 'answer', other: 'answers' })}; ${about.en}.`,
    }),
  }
}

/** When more opens. */
export const opensAgain = (day: Day): Text => inEveryLanguage((locale) => {
  const on = formatDay(day, locale)
  return spoken({ kk: `Келесі бөлігі ашылатын күн: ${on}.`, ru: `Следующая часть откроется ${on}.`, en: `More opens on ${on}.` })[locale]
})
export const renewsOn = (day: Day): Text => inEveryLanguage((locale) => {
  const on = formatDay(day, locale)
  return spoken({ kk: `Жаңа бюджет ашылатын күн: ${on}.`, ru: `Новый бюджет откроется ${on}.`, en: `A new budget opens on ${on}.` })[locale]
})

/** "between 120 and 148". */
export const betweenNumbers = (low: string, high: string): Text => inEveryLanguage((locale) => {
  const [from, to] = [formatDecimal(low, locale), formatDecimal(high, locale)]
  return spoken({ kk: `${from} мен ${to} аралығында`, ru: `от ${from} до ${to}`, en: `between ${from} and ${to}` })[locale]
})

/** What was asked, in a line: the measure, of which column, by which, and how many conditions. */
export const questionLine = ({ measure, of, by, conditions }: {
  readonly measure: 'count' | 'sum' | 'mean'; readonly of?: string; readonly by: readonly string[]; readonly conditions: readonly string[]
}): Text => inEveryLanguage((locale) => {
  const what = measure === 'count' ? aggregateWords.count[locale] : `${of ?? ''}: ${aggregateWords[measure][locale].toLowerCase()}`
  const grouped = by.length === 0 ? '' : spoken({ kk: `, ${by.join(', ')} бойынша`, ru: `, по столбцам: ${by.join(', ')}`, en: `, by ${by.join(', ')}` })[locale]
  return `${what}${grouped}${conditions.length === 0 ? '' : ` (${conditions.join('; ')})`}`
})

export const budgetLeft = (percent: string): Text => inEveryLanguage((locale) => {
  const share = formatDecimal(percent, locale)
  return spoken({ kk: `${share} % қалды`, ru: `осталось ${share} %`, en: `${share}% left` })[locale]
})
