/** What people read about synthetic rows. */
import { formatDecimal, formatNumber, inEveryLanguage } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'

export const syntheticMessages = {
  method: spoken({
    kk: 'Бұл жолдар жасанды: оларда нақты адам туралы мәлімет жоқ. Әр бағанның үлестірімі деректерден бір рет, шу қосылып '
      + '(дискретті гаусс үлестірімі) есептелді, жолдар содан кездейсоқ құрастырылды.',
    ru: 'Эти строки искусственные: в них нет сведений о настоящих людях. Распределение каждого столбца один раз '
      + 'вычислено по данным '
      + 'с шумом (дискретное распределение Гаусса), и строки случайно составлены по нему.',
    en: 'These rows are made up: they tell of no real person. The distribution of each column was computed from the '
      + 'data once, with '
      + 'noise (a discrete Gaussian), and the rows were drawn from it by chance.',
  }),
  independent: {
    kk: 'Бағандар бір-біріне тәуелсіз: олардың арасындағы байланыс сақталмаған.',
    ru: 'Столбцы независимы: связи между ними не сохранены.',
    en: 'The columns are independent: how they hang together is not kept.',
  },
  dependent: (pairs: readonly (readonly [string, string])[]): Text => {
    const list = pairs.map(([column, given]) => `${column} ← ${given}`).join(', ')
    return spoken({
      kk: `Мына бағандардың байланысы ғана сақталған: ${list}. Қалғандары бір-біріне тәуелсіз.`,
      ru: `Сохранена связь только этих столбцов: ${list}. Остальные независимы.`,
      en: `Only these columns keep how they hang together: ${list}. The others are independent.`,
    })
  },
  madeUp: {
    kk: 'Сәйкестендіру нөмірлері ойдан құралған (бақылау цифры дұрыс), мәтіндердің орнында белгі тұр.',
    ru: 'Идентификационные номера вымышлены (контрольная цифра верна), вместо текстов стоит пометка.',
    en: 'Identification numbers are made up (with a valid check digit), and a mark stands in place of texts.',
  },
  use: {
    kk: 'Бағдарламаны сынауға және деректердің құрылымымен танысуға жарайды; қорытынды шығаруға болмайды.',
    ru: 'Годятся, чтобы проверить программу и узнать устройство данных; выводы по ним делать нельзя.',
    en: 'They serve to try a program and to learn the shape of the data; no conclusion may be drawn from them.',
  },
  cost: (epsilon: string, columns: number): Text => inEveryLanguage((locale) => {
    const [value, count] = [formatDecimal(epsilon, locale), formatNumber(columns, locale)]
    return spoken({
      kk: `Жарияланған кезде бір рет жұмсалған құпиялылық бюджеті: ε = ${value} (оқылған бағандар: ${count}).`,
      ru: `Бюджет приватности, израсходованный один раз при публикации: ε = ${value} (прочитано столбцов: ${count}).`,
      en: `The privacy budget that was spent once, at publication: ε = ${value} (columns read: ${count}).`,
    })[locale]
  }),
} as const

/** Stands in place of a text: Kazakh, Russian and English in one, as the value of a cell has no language. */
export const textMark = '[мәтін · текст · text]'
/** The same on a page, which has a language. */
export const textMarks: Text = { kk: '[мәтін]', ru: '[текст]', en: '[text]' }
