/** The words of the page on which an owner decides on the privacy of data. */
import { formatDecimal, inEveryLanguage } from '../../../../law/format.ts'
import { spoken, type Text } from '../../../../law/text.ts'
import type { YearlyChoice } from '../index.ts'

export const privacyWords = {
  title: { kk: 'Құпиялылық бюджеті', ru: 'Бюджет приватности', en: 'Privacy budget' },
  lead: {
    kk: 'Жолдары берілмейтін деректер туралы бір жылда қанша мәлімет ашылуы мүмкін екенін осында белгілейсіз.',
    ru: 'Здесь вы задаёте, сколько за год можно узнать из данных, строки которых не предоставляются.',
    en: 'Here you decide how much may be learnt in a year from data whose rows are not lent.',
  },
  notVeiled: {
    kk: 'Қазіргі шарттар бойынша бұл деректердің жолдары ашық: сандар дәл беріледі, бюджет жұмсалмайды. Қолжетімділікті шектесеңіз, шешіміңіз қолданыла бастайды.',
    ru: 'По нынешним условиям строки этих данных открыты: числа точные, бюджет не расходуется. Решение подействует, если вы ограничите доступ.',
    en: 'On the present terms the rows of these data are open: numbers are exact, and no budget is spent. What you decide applies if you close them.',
  },
  account: { kk: 'Есеп', ru: 'Учёт', en: 'The account' },
  year: { kk: 'Бір жылға, барлығына бірге', ru: 'На год, для всех вместе', en: 'For a year, all together' },
  open: { kk: 'Бүгінге дейін ашылғаны', ru: 'Открыто к сегодняшнему дню', en: 'Open by today' },
  byPublication: { kk: 'Биыл жасанды жолдар мен бағандар туралы мәліметке жұмсалғаны', ru: 'В этом году на искусственные строки и сведения о столбцах', en: 'This year, by made-up rows and what the columns show' },
  byAnswers: { kk: 'Биыл жауаптарға жұмсалғаны', ru: 'В этом году на ответы', en: 'This year, by answers' },
  askers: { kk: 'Сұрағандар', ru: 'Спрашивали', en: 'Askers' },
  ever: { kk: 'Барлық жылдары', ru: 'За все годы', en: 'In all years' },
  since: { kk: 'алғашқы жылы', ru: 'первый год', en: 'since' },
  everHint: {
    kk: 'Жаңа жылда жаңа бюджет ашылады, бірақ бұрын ашылған мәлімет жойылмайды: ол жылдар бойы жинала береді.',
    ru: 'В новом году открывается новый бюджет, но раскрытое раньше не исчезает: за годы оно складывается.',
    en: 'A new year opens a new budget, but what was told stays known: over the years it adds up.',
  },
  unit: spoken({
    kk: 'ρ — шоғырланған дифференциалдық құпиялылық өлшемі (Bun, Steinke, 2016): жауаптардың ρ мәндері қосылады. ε — δ = 10⁻⁹ болғандағы сол шама. '
      + 'Жолдар саны, бағандардың атауы мен түрі дәл көрсетіледі және есепке кірмейді.',
    ru: 'ρ — мера концентрированной дифференциальной приватности (Bun, Steinke, 2016): значения ρ разных ответов складываются. ε — то же при δ = 10⁻⁹. '
      + 'Число строк, названия и типы столбцов показываются точно и в учёт не входят.',
    en: 'ρ measures zero-concentrated differential privacy (Bun and Steinke 2016): the ρ of several answers adds up. ε is the same at δ = 10⁻⁹. '
      + 'The number of rows and the names and types of the columns are shown exactly and are outside the account.',
  }),
  yearly: { kk: 'Бір жылда қанша мәлімет ашылсын?', ru: 'Сколько можно узнать за год?', en: 'How much may be learnt in a year?' },
  yearlyHint: {
    kk: 'Тоқсан сайын төрттен бірі ашылады. Бір адам немесе ұйым оннан бірінен артығын жұмсамайды. Бірден қолданылады және журналға жазылады.',
    ru: 'Каждый квартал открывается четверть. Один человек или организация расходует не больше десятой части. Действует сразу, записывается в журнал.',
    en: 'A quarter opens each quarter. One person or organisation spends a tenth at most. It applies at once and enters the journal.',
  },
  known: { kk: 'Деректерге қарамай-ақ не белгілі', ru: 'Что известно без этих данных', en: 'What is known without these data' },
  knownHint: spoken({
    kk: 'Жұртқа белгілі жайтты ғана жазыңыз: анықтамалықтың мәндері, заңда белгіленген шектер. Деректердің өзінен көшірмеңіз: ең жоғары жалақы бір адамды көрсетіп қояды. '
      + 'Жазғаныңызды бәрі көреді. Бос қалдырсаңыз, мәндер мен шектер шу қосылып анықталады, ал бұл бюджетті жұмсайды.',
    ru: 'Запишите только общеизвестное: значения справочника, границы из закона. Не переписывайте из самих данных: самая высокая зарплата выдаст одного человека. '
      + 'Записанное видят все. Если оставить пустым, значения и границы определяются с шумом, и это расходует бюджет.',
    en: 'Write only what is common knowledge: the values of a code list, limits that a law sets. Do not copy from the data: the highest salary gives one person away. '
      + 'Everybody sees what you write. Left empty, values and limits are found with noise, which spends the budget.',
  }),
  values: { kk: 'Мүмкін мәндер, әр жолға бір-бірден', ru: 'Возможные значения, по одному в строке', en: 'Possible values, one a line' },
  low: { kk: 'Ең кіші мүмкін мән', ru: 'Наименьшее возможное', en: 'Lowest possible' },
  high: { kk: 'Ең үлкен мүмкін мән', ru: 'Наибольшее возможное', en: 'Highest possible' },
  choose: { kk: 'Біреуін таңдаңыз', ru: 'Выберите одно', en: 'Choose one' },
  tooMany: { kk: 'Ең көбі 1000 мән, әрқайсысы 100 таңбаға дейін', ru: 'Не больше 1000 значений, каждое до 100 знаков', en: 'At most 1,000 values of up to 100 characters' },
  personal: {
    kk: 'Мұнда адамның дербес деректері бар сияқты. Бұл мәндерді бәрі көреді: ондай жолдарды алып тастаңыз', ru: 'Похоже, здесь есть персональные данные. Эти значения видят все: уберите такие строки',
    en: 'This looks like personal data. Everybody sees these values: take such lines out',
  },
  decision: { kk: 'Шешіміңіз', ru: 'Ваше решение', en: 'Your decision' },
  badEnds: {
    kk: 'Екі санды да жазыңыз: біріншісі екіншісінен кіші, үтірден кейін ең көбі 6 таңба', ru: 'Запишите оба числа: первое меньше второго, не больше 6 знаков после запятой',
    en: 'Write both numbers: the first below the second, at most 6 places after the point',
  },
  save: { kk: 'Шешімді сақтау', ru: 'Сохранить решение', en: 'Save the decision' },
} as const satisfies Record<string, Text>

const names: Readonly<Record<YearlyChoice, Text>> = {
  none: spoken({ kk: 'Ештеңе', ru: 'Нисколько', en: 'Nothing' }),
  careful: spoken({ kk: 'Аз', ru: 'Мало', en: 'Little' }),
  usual: spoken({ kk: 'Әдеттегідей', ru: 'Как обычно', en: 'As usual' }),
  generous: spoken({ kk: 'Көбірек', ru: 'Больше обычного', en: 'More than usual' }),
}

/** A choice, with what all together may learn by it. */
export const yearlyWords = (choice: YearlyChoice, epsilon: string): { readonly label: Text; readonly hint: Text } => ({
  label: names[choice],
  hint: choice === 'none'
    ? spoken({ kk: 'Жаңа жауап та, жасанды жолдар да жоқ; бұрын берілген жауаптар ашыла береді.', ru: 'Ни новых ответов, ни искусственных строк; полученные ответы открываются и дальше.', en: 'No new answers and no made-up rows; answers that were given still open.' })
    : inEveryLanguage((locale) => `ε = ${formatDecimal(epsilon, locale)}`),
})
