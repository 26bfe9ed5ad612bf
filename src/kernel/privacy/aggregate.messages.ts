/** What people read about aggregates: what to mend in a question, and what an answer is and is not. */
import type { DecimalText } from '../../law/decimal.ts'
import { formatDecimal, formatNumber, inEveryLanguage, plural } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

export const requestMessages = {
  invalid: {
    kk: 'Сұрақты түзету қажет', ru: 'Вопрос нужно исправить', en: 'The question has to be mended',
  },
  shape: {
    kk: 'Бұл өріс сұрақ тіліне сәйкес емес: кесте, өлшем (count, sum, mean, histogram), groupBy және where ғана беріледі',
    ru: 'Поле не соответствует языку вопросов: задаются только таблица, мера (count, sum, mean, histogram), groupBy и where',
    en: 'This does not fit the language of questions: a table, a measure (count, sum, mean, histogram), groupBy and where',
  },
  noTable: (name: string): Text => spoken({
    kk: `«${name}» кестесі жоқ`, ru: `Таблицы «${name}» нет`, en: `There is no table “${name}”`,
  }),
  noColumn: (name: string): Text => spoken({
    kk: `«${name}» бағаны бойынша жиынтық көрсеткіштер берілмейді`, ru: `По столбцу «${name}» сводные показатели не предоставляются`,
    en: `The column “${name}” is not offered for aggregates`,
  }),
  notGrouped: (name: string): Text => spoken({
    kk: `«${name}» бойынша топтауға болмайды: тек санаттары жарияланған бағандар бойынша топтаңыз`,
    ru: `По «${name}» группировать нельзя: группируйте по столбцам с опубликованными категориями`,
    en: `“${name}” cannot be grouped by: group by columns whose categories are published`,
  }),
  notPublic: (name: string): Text => spoken({
    kk: `«${name}» бойынша іріктеуге болмайды: бұл баған көпшілікке ашық емес`,
    ru: `По «${name}» отбирать нельзя: этот столбец не является открытым`,
    en: `“${name}” cannot be filtered by: it is not a public column`,
  }),
  notNumber: (name: string): Text => spoken({
    kk: `«${name}» — сан емес: қосынды мен орташа мән тек сандардан есептеледі`,
    ru: `«${name}» — не число: сумма и среднее считаются только по числам`,
    en: `“${name}” is not a number: sums and means are of numbers only`,
  }),
  notCategory: (name: string): Text => spoken({
    kk: `«${name}» — санат емес: from және below шектерін беріңіз`, ru: `«${name}» — не категория: задайте границы from и below`,
    en: `“${name}” is not a category: give the limits from and below`,
  }),
  noCategory: (value: string): Text => spoken({
    kk: `«${value}» жарияланған санаттардың ішінде жоқ`, ru: `Среди опубликованных категорий нет «${value}»`,
    en: `“${value}” is not among the published categories`,
  }),
  noRange: (name: string): Text => spoken({
    kk: `«${name}» — санат: мәндерін is арқылы атаңыз`, ru: `«${name}» — категория: назовите значения в is`,
    en: `“${name}” is a category: name its values in is`,
  }),
  range: {
    kk: 'from немесе below шегін сан (үтірден кейін алты таңбаға дейін) не күн (ЖЖЖЖ-АА-КК) түрінде беріңіз',
    ru: 'Задайте границу from или below: число (до шести знаков после запятой) или день (ГГГГ-ММ-ДД)',
    en: 'Give from or below: a number (up to six places after the point) or a day (YYYY-MM-DD)',
  },
  noEdges: {
    kk: 'Санаттардың шектері болмайды: edges өрісін алып тастаңыз', ru: 'У категорий нет границ: уберите edges',
    en: 'Categories have no edges: leave edges out',
  },
  edges: {
    kk: 'edges — өсу ретімен берілген сандар немесе күндер', ru: 'edges — числа или дни по возрастанию',
    en: 'edges are numbers or days in ascending order',
  },
  bounds: {
    kk: 'bounds — екі сан: төменгі шек жоғарғы шектен кіші', ru: 'bounds — два числа: нижняя граница меньше верхней',
    en: 'bounds are two numbers, the lower below the upper',
  },
  needsBounds: (name: string): Text => spoken({
    kk: `«${name}» үшін bounds шектерін беріңіз: шексіз мән шусыз қорғалмайды`,
    ru: `Задайте для «${name}» границы bounds: без них нельзя рассчитать защищающий шум`,
    en: `Give bounds for “${name}”: without them no noise can protect a value`,
  }),
  places: (places: number): Text => spoken({
    kk: `Шектерде үтірден кейін ең көбі ${places} таңба болады`, ru: `В границах не больше ${places} знаков после запятой`,
    en: `The bounds have at most ${places} places after the point`,
  }),
  tooManyCells: (cells: number, limit: number): Text => inEveryLanguage((locale) => {
    const [asked, most] = [formatNumber(cells, locale), formatNumber(limit, locale)]
    return spoken({
      kk: `Жауапта ${asked} ұяшық болар еді, ең көбі — ${most}: азырақ баған бойынша топтаңыз`,
      ru: `В ответе было бы ${asked} ячеек, наибольшее число — ${most}: группируйте по меньшему числу столбцов`,
      en: `The answer would have ${asked} cells, and the most is ${most}: group by fewer columns`,
    })[locale]
  }),
} as const

const margin = (value: string): Text => inEveryLanguage((locale) => formatDecimal(value, locale))

export const answerMessages = {
  noise: {
    gaussian: spoken({
      kk: 'Әр санға бүтін кездейсоқ шу (дискретті гаусс үлестірімі) қосылды: жауап ешбір адам туралы мәлімет ашпайды.',
      ru: 'К каждому числу прибавлен целый случайный шум (дискретное распределение Гаусса): ответ не выдаёт сведений об '
        + 'отдельном человеке.',
      en: 'Whole random noise (a discrete Gaussian) was added to each number: the answer gives no single person away.',
    }),
    laplace: spoken({
      kk: 'Әр санға бүтін кездейсоқ шу (дискретті лаплас үлестірімі) қосылды: жауап ешбір адам туралы мәлімет ашпайды.',
      ru: 'К каждому числу прибавлен целый случайный шум (дискретное распределение Лапласа): ответ не выдаёт сведений '
        + 'об отдельном человеке.',
      en: 'Whole random noise (a discrete Laplace) was added to each number: the answer gives no single person away.',
    }),
  },
  expected: (limit: string): Text => {
    const text = margin(limit)
    return spoken({
      kk: `100 жауаптың 95-інде шудың мөлшері ${text.kk} мәнінен аспайды.`,
      ru: `В 95 ответах из 100 шум не превышает ${text.ru}.`,
      en: `In 95 answers out of 100 the noise is at most ${text.en}.`,
    })
  },
  negative: {
    kk: 'Шуға байланысты кіші сандар теріс болуы мүмкін: олар түзетілмейді, әйтпесе қосындылар ығысады.',
    ru: 'Из-за шума небольшие числа могут выйти отрицательными: они не исправляются, иначе сместились бы суммы.',
    en: 'Noise can turn small numbers negative: they are left so, or sums would be biased.',
  },
  clamped: ([low, high]: readonly [DecimalText, DecimalText]): Text => inEveryLanguage((locale) => {
    const [from, to] = [formatDecimal(low, locale), formatDecimal(high, locale)]
    return spoken({
      kk: `${from}–${to} аралығынан тыс мәндер ең жақын шекке теңестірілді.`,
      ru: `Значения вне границ от ${from} до ${to} приравнены к ближайшей границе.`,
      en: `Values outside ${from} to ${to} count as the nearest bound.`,
    })[locale]
  }),
  bounded: (rows: number): Text => spoken({
    kk: `Бір субъектінің ең көбі ${rows} жолы есептелді; субъектісі көрсетілмеген жолдар есептелмеді.`,
    ru: `Учтено не более ${rows} ${plural('ru', rows, { one: 'строки', other: 'строк' })} одного субъекта; строки без `
      + 'субъекта не учтены.',
    en: `At most ${rows} ${rows === 1 ? 'row' : 'rows'} of one subject count; rows that name no subject do not.`,
  }),
  interval: {
    kk: 'Аралық әр ұяшық үшін 95 % сенімділікпен шуды ғана ескереді.',
    ru: 'Интервал (95 % для каждой ячейки) учитывает только шум.',
    en: 'The interval (95% for each cell) covers the noise only.',
  },
} as const
