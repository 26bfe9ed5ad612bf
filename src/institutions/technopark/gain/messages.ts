/** The words of the calculator of what participation would bring. */
import { spoken, type Text } from '../../../law/text.ts'

export const gainWords = {
  title: { kk: 'Қатысу компанияға не береді', ru: 'Что даёт компании участие', en: 'What would I gain?' },
  hint: {
    kk: 'Жылдық сомаларыңыз бойынша: әр жеңілдік бабымен, жарна және қалатыны.', ru: 'По вашим суммам за год: каждая льгота со статьёй, взнос и итог.',
    en: 'From your amounts of a year: each relief with its article, the contribution, and what is left.',
  },
  lead: {
    kk: 'Бір жылдың сомаларын жазыңыз: қатысушы болмағанда қанша салық төленетіні, қай бап бойынша неден босатылатыны және жарна қанша екені көрінеді. Ештеңе сақталмайды, жауаптар сілтемеде тұрады.',
    ru: 'Укажите суммы за год: станет видно, сколько налогов платит компания без участия, от чего и по какой статье она освобождается и каков взнос. Ничего не сохраняется, ответы остаются в ссылке.',
    en: 'Enter the amounts of a year: you see what taxes a company owes without participation, what it is spared and by which article, and the contribution. Nothing is kept; the answers stand in the link.',
  },
  year: { kk: 'Жыл', ru: 'Год', en: 'Year' },
  compute: { kk: 'Есептеу', ru: 'Рассчитать', en: 'Work it out' },
  yourAnswers: { kk: 'Есепке алынған сомалар', ru: 'Исходные суммы', en: 'What was reckoned with' },
  picture: { kk: 'Көрнекі түрде', ru: 'Наглядно', en: 'At a glance' },
  comparison: { kk: 'Әр салық бойынша', ru: 'По каждому налогу', en: 'Tax by tax' },
  notReckoned: { kk: 'Сомасы есептелмегендер', ru: 'Без суммы', en: 'Without an amount' },
  general: { kk: 'Қатысушы болмағанда', ru: 'Без участия', en: 'Without participation' },
  spared: { kk: 'Жеңілдік', ru: 'Льгота', en: 'Relief' },
  noRelief: { kk: 'Жеңілдік жоқ', ru: 'Льготы нет', en: 'No relief' },
  charge: { kk: 'Салық немесе төлем', ru: 'Налог или платёж', en: 'Tax or payment' },
  lawAndDays: { kk: 'Жеңілдіктің бабы мен мерзімі', ru: 'Статья и срок льготы', en: 'Article of the relief and its days' },
  amount: { kk: 'Сомасы', ru: 'Сумма', en: 'Amount' },
  isSure: { kk: 'Бабы белгілі', ru: 'Статья известна', en: 'Article known' },
  isUnsure: { kk: 'Бұрынғы норма', ru: 'Прежняя норма', en: 'Earlier rule' },
  notInForce: { kk: 'Бұл жылы қолданылмайды', ru: 'В этом году не действует', en: 'Not in force in that year' },
  notSet: { kk: 'Белгіленбеген', ru: 'Не установлено', en: 'Not set' },
  noAmount: { kk: 'Сомасы есептелмейді', ru: 'Сумма не рассчитывается', en: 'No amount is reckoned' },
  taxes: { kk: 'Қатысушы болмағандағы салықтар', ru: 'Налоги без участия', en: 'Taxes without participation' },
  sums: { kk: 'Қорытынды', ru: 'Итог', en: 'The outcome' },
  sure: { kk: 'Бабы белгілі жеңілдіктер', ru: 'Льготы, статья которых известна', en: 'Relief whose article is known' },
  unsure: { kk: 'Бұрынғы норма сақталған жағдайдағы жеңілдіктер', ru: 'Льготы, если прежняя норма сохранилась', en: 'Relief if the earlier rule still holds' },
  contribution: { kk: 'Қатысушы жарнасы', ru: 'Взнос участника', en: 'Contribution of the participant' },
  netSure: { kk: 'Бабы белгілі жеңілдіктер, жарнасыз', ru: 'Льготы с известной статьёй за вычетом взноса', en: 'Relief with a known article, less the contribution' },
  netWithUnsure: { kk: 'Бұрынғы нормалар сақталған жағдайда компанияға қалатыны', ru: 'Выигрыш компании, если прежние нормы сохранились', en: 'Gain of the company if the earlier rules still hold' },
  netUnset: {
    kk: 'Жарна мөлшерлемесі белгіленбеген, сондықтан жарнадан кейінгі пайда есептелмейді.', ru: 'Ставка взноса не установлена, поэтому выигрыш после взноса не рассчитан.',
    en: 'The rate of the contribution is not set, so that the gain after it is not reckoned.',
  },
  ofStaff: { kk: 'Пайдасын қызметкерлер көреді, қорытындыға кірмейді', ru: 'Выигрывают работники, в итог не входит', en: 'The staff gain: in no sum' },
  rateAssumed: { kk: 'Жарна мөлшерлемесі шартты түрде қабылданған', ru: 'Ставка взноса принята условно', en: 'The rate of the contribution is assumed' },
  loses: { kk: 'Осы сомалармен жарна анық жеңілдіктен көп.', ru: 'При этих суммах взнос больше подтверждённых льгот.', en: 'With these amounts the contribution is more than the sure relief.' },
  workings: { kk: 'Сомалар қалай есептелді', ru: 'Как получены суммы', en: 'How the amounts come about' },
  parameters: { kk: 'Мөлшерлемелер мен көрсеткіштер', ru: 'Ставки и показатели', en: 'Rates and indices' },
  source: { kk: 'Дереккөз', ru: 'Источник', en: 'Source' },
  parameter: { kk: 'Көрсеткіш', ru: 'Показатель', en: 'Value' },
  toNothing: { kk: 'теріс болғандықтан 0 деп алынды', ru: 'меньше нуля, принят 0', en: 'less than nothing, taken as 0' },
  toTheMost: { kk: 'шекті мәні алынды', ru: 'принят предел', en: 'taken at its limit' },
  lacks: { kk: 'Белгіленбеген', ru: 'Не установлено', en: 'Not set' },
  asData: { kk: 'Осы есептеу JSON форматында', ru: 'Этот расчёт в формате JSON', en: 'This reckoning as JSON' },
  print: { kk: 'Бет басып шығаруға дайын.', ru: 'Страница готова к печати.', en: 'The page is ready to print.' },
  notAdvice: {
    kk: 'Бұл — алдын ала есептеу, салық бойынша кеңес емес. Кодекс мәтіні толық оқылған жоқ: әр соманың дереккөзі көрсетілген.', ru: 'Это предварительный расчёт, а не налоговая консультация. Текст Кодекса прочитан не полностью: при каждой сумме указан источник.',
    en: 'This is an estimate and no tax advice. The text of the Code was not read in whole: each amount has its source.',
  },
} as const satisfies Record<string, Text>

/** "from 1 January 2026 to 31 December 2028", each part in words of its day. */
export const daysWords = {
  from: (day: Text): Text => spoken({ kk: `басталуы: ${day.kk}`, ru: `с ${day.ru}`, en: `from ${day.en}` }),
  between: (from: Text, until: Text): Text => spoken({ kk: `${from.kk} – ${until.kk}`, ru: `${from.ru} – ${until.ru}`, en: `${from.en} – ${until.en}` }),
  always: spoken({ kk: 'Мерзімі белгіленбеген', ru: 'Срок не установлен', en: 'Days not set' }),
} as const

/** "1 % of revenue": the rate of the contribution. */
export const rateWords = (percent: string): Text => spoken({ kk: `Түсімнің ${percent} %-ы`, ru: `${percent} % выручки`, en: `${percent} % of revenue` })
