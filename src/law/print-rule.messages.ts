/** The wordings of rules. A value or a label never takes an ending, so that any may stand there. */
import { conventions } from './conventions.ts'
import { same, spoken, type Text } from './text.ts'

const roundedTo = ({ kk, ru, en }: Text): Text => spoken({ kk: `(${kk} дөңгелектенеді)`, ru: `(с округлением ${ru})`, en: `(rounded to ${en})` })

/** By which answer it is told whether a scope holds. */
const byAnswer = (fact: string | undefined): Text => (fact === undefined ? same('') : spoken({ kk: ` (мына жауап бойынша: ${fact})`, ru: ` (по ответу ${fact})`, en: ` (by ${fact})` }))

export const printRuleMessages = {
  yes: { kk: 'иә', ru: 'да', en: 'yes' },
  no: { kk: 'жоқ', ru: 'нет', en: 'no' },
  notSet: { kk: 'белгіленбеген', ru: 'не установлено', en: 'not set' },
  notKnown: { kk: 'әзірге белгісіз', ru: 'пока неизвестно', en: 'not known yet' },
  given: (label: string): Text => spoken({ kk: `${label} көрсетілген`, ru: `указано: ${label}`, en: `${label} is given` }),
  attached: (label: string): Text => spoken({
    kk: `құжат қоса берілген: ${label}`, ru: `приложен документ ${label}`, en: `the document ${label} is attached`,
  }),
  filled: (label: string): Text => spoken({
    kk: `${label} кестесі толтырылған`, ru: `заполнена таблица ${label}`, en: `the table ${label} is filled in`,
  }),
  is: (label: string, value: string): Text => spoken({
    kk: `${label} — ${value}`, ru: `${label} — ${value}`, en: `${label} is ${value}`,
  }),
  includes: (label: string, value: string): Text => spoken({
    kk: `${label}: ${value} таңдалған`, ru: `${label}: выбрано ${value}`, en: `${label} includes ${value}`,
  }),
  below: (left: string, right: string): Text => spoken({
    kk: `${left} мына мәннен аз: ${right}`, ru: `${left} — менее ${right}`, en: `${left} is less than ${right}`,
  }),
  atMost: (left: string, right: string): Text => spoken({
    kk: `${left} — ең көбі ${right}`, ru: `${left} — не более ${right}`, en: `${left} is at most ${right}`,
  }),
  atLeast: (left: string, right: string): Text => spoken({
    kk: `${left} — кемінде ${right}`, ru: `${left} — не менее ${right}`, en: `${left} is at least ${right}`,
  }),
  above: (left: string, right: string): Text => spoken({
    kk: `${left} мына мәннен көп: ${right}`, ru: `${left} — более ${right}`, en: `${left} is more than ${right}`,
  }),
  before: (left: string, right: string): Text => spoken({
    kk: `${left} мына күннен бұрын: ${right}`, ru: `${left} — раньше, чем ${right}`, en: `${left} is before ${right}`,
  }),
  onOrBefore: (left: string, right: string): Text => spoken({
    kk: `${left} мына күннен кешікпейді: ${right}`, ru: `${left} — не позже, чем ${right}`, en: `${left} is not later than ${right}`,
  }),
  sameDay: (left: string, right: string): Text => spoken({
    kk: `${left} мына күнмен сәйкес келеді: ${right}`, ru: `${left} — тот же день, что и ${right}`, en: `${left} is the same day as ${right}`,
  }),
  onOrAfter: (left: string, right: string): Text => spoken({
    kk: `${left} мына күннен ерте емес: ${right}`, ru: `${left} — не раньше, чем ${right}`, en: `${left} is not earlier than ${right}`,
  }),
  after: (left: string, right: string): Text => spoken({
    kk: `${left} мына күннен кейін: ${right}`, ru: `${left} — позже, чем ${right}`, en: `${left} is after ${right}`,
  }),
  /** The days of a case. */
  days: {
    filing: { kk: 'өтініш берілген күн', ru: 'день подачи', en: 'the day of filing' },
    decision: { kk: 'шешім қабылданатын күн', ru: 'день принятия решения', en: 'the day of the decision' },
    periodEnd: { kk: 'есепті кезеңнің соңғы күні', ru: 'последний день отчётного периода', en: 'the last day of the period' },
  },
  age: (born: string, on: string): Text => spoken({
    kk: `жасы, толған жыл (туған күні: ${born}; мына күнге: ${on})`, ru: `возраст, полных лет (дата рождения: ${born}; на день: ${on})`,
    en: `the age in full years (born: ${born}; on: ${on})`,
  }),
  elapsed: {
    day: (from: string, to: string): Text => spoken({
      kk: `күн саны (басы: ${from}; соңы: ${to})`, ru: `число дней (от: ${from}; до: ${to})`, en: `the days between ${from} and ${to}`,
    }),
    month: (from: string, to: string): Text => spoken({
      kk: `толық ай саны (басы: ${from}; соңы: ${to})`, ru: `число полных месяцев (от: ${from}; до: ${to})`,
      en: `the full months between ${from} and ${to}`,
    }),
    year: (from: string, to: string): Text => spoken({
      kk: `толық жыл саны (басы: ${from}; соңы: ${to})`, ru: `число полных лет (от: ${from}; до: ${to})`,
      en: `the full years between ${from} and ${to}`,
    }),
  },
  someRow: (table: string, rule: string): Text => spoken({
    kk: `${table} кестесінің кемінде бір жолында орындалады: ${rule}`, ru: `хотя бы в одной строке таблицы ${table} выполняется: ${rule}`,
    en: `in at least one row of the table ${table} this holds: ${rule}`,
  }),
  everyRow: (table: string, rule: string): Text => spoken({
    kk: `${table} кестесінің әр жолында орындалады: ${rule}`, ru: `в каждой строке таблицы ${table} выполняется: ${rule}`,
    en: `in every row of the table ${table} this holds: ${rule}`,
  }),
  row: (number: string): Text => spoken({ kk: `${number}-жол`, ru: `строка ${number}`, en: `row ${number}` }),
  all: (parts: string): Text => spoken({
    kk: `мыналардың барлығы орындалады: ${parts}`, ru: `выполняется всё из перечисленного: ${parts}`,
    en: `all of these hold: ${parts}`,
  }),
  any: (parts: string): Text => spoken({
    kk: `мыналардың кемінде біреуі орындалады: ${parts}`, ru: `выполняется хотя бы одно из перечисленного: ${parts}`,
    en: `at least one of these holds: ${parts}`,
  }),
  not: (part: string): Text => spoken({
    kk: `мына талап орындалмайды: ${part}`, ru: `не выполняется: ${part}`, en: `this does not hold: ${part}`,
  }),
  unless: (general: string, exception: string): Text => spoken({
    kk: `${general}, егер мынадай жағдай болмаса: ${exception}`, ru: `${general}, кроме такого случая: ${exception}`,
    en: `${general}, except in this case: ${exception}`,
  }),
  inScope: (scope: string, fact?: string): Text => spoken({
    kk: `${scope} қолданылады${byAnswer(fact).kk}`, ru: `действует ${scope}${byAnswer(fact).ru}`, en: `${scope} applies${byAnswer(fact).en}`,
  }),
  onlyIn: (scope: string, fact: string | undefined, rule: string): Text => spoken({
    kk: `тек ${scope} қолданылатын жағдайда${byAnswer(fact).kk}: ${rule}`, ru: `только если действует ${scope}${byAnswer(fact).ru}: ${rule}`,
    en: `only where ${scope} applies${byAnswer(fact).en}: ${rule}`,
  }),
  /** What stands over the parts of a rule where they are listed below it. */
  heads: {
    all: {
      kk: 'Мыналардың барлығы орындалуы тиіс', ru: 'Должно выполняться всё из перечисленного', en: 'All of these must hold',
    },
    any: {
      kk: 'Мыналардың кемінде біреуі орындалуы тиіс', ru: 'Должно выполняться хотя бы одно из перечисленного',
      en: 'At least one of these must hold',
    },
    someRow: { kk: 'Кестенің кемінде бір жолында орындалуы тиіс', ru: 'Должно выполняться хотя бы в одной строке таблицы', en: 'This must hold in at least one row of the table' },
    everyRow: { kk: 'Кестенің әр жолында орындалуы тиіс', ru: 'Должно выполняться в каждой строке таблицы', en: 'This must hold in every row of the table' },
    not: { kk: 'Мына талап орындалмауы тиіс', ru: 'Не должно выполняться', en: 'This must not hold' },
    onlyIn: {
      kk: 'Біріншісі қолданылатын жағдайда ғана екіншісі орындалуы тиіс', ru: 'Второе должно выполняться только там, где действует первое',
      en: 'The second must hold only where the first applies',
    },
    unless: {
      kk: 'Бірінші талап орындалуы тиіс, егер екіншісінде көрсетілген ерекше жағдай болмаса',
      ru: 'Должно выполняться первое, кроме случая, указанного вторым',
      en: 'The first must hold, except in the case that the second names',
    },
  },
  inList: (label: string, list: string): Text => spoken({
    kk: `${label} мына тізімде бар: ${list}`, ru: `${label} входит в перечень ${list}`, en: `${label} is in the list ${list}`,
  }),
  inBand: (quantity: string, names: string, bands: string): Text => spoken({
    kk: `${quantity} — ${names} (шкала: ${bands})`, ru: `${quantity} — ${names} (по шкале ${bands})`, en: `${quantity} is ${names} (by the scale ${bands})`,
  }),
  lookup: (table: string, keys: string): Text => spoken({
    kk: `${table} кестесіндегі мән (${keys})`, ru: `значение по таблице ${table} (${keys})`, en: `the value in the table ${table} (${keys})`,
  }),
  points: (bands: string, quantity: string): Text => spoken({
    kk: `${bands} шкаласы бойынша балл (${quantity})`, ru: `баллы по шкале ${bands} (${quantity})`, en: `the points by the scale ${bands} (${quantity})`,
  }),
  score: (questionnaire: string): Text => spoken({
    kk: `${questionnaire} сауалнамасы бойынша балл саны`, ru: `число баллов по анкете ${questionnaire}`, en: `the score of the questionnaire ${questionnaire}`,
  }),
  scoreOfSection: (questionnaire: string, section: string): Text => spoken({
    kk: `${questionnaire} сауалнамасының ${section} бөлімі бойынша балл саны`, ru: `число баллов по разделу ${section} анкеты ${questionnaire}`,
    en: `the score of the section ${section} of the questionnaire ${questionnaire}`,
  }),
  total: (column: string, table: string): Text => spoken({
    kk: `${table} кестесінің ${column} бағаны бойынша жиыны`, ru: `итог столбца ${column} таблицы ${table}`,
    en: `the total of the column ${column} of the table ${table}`,
  }),
  smallest: (column: string, table: string): Text => spoken({
    kk: `${table} кестесінің ${column} бағанындағы ең кіші мән`, ru: `наименьшее значение столбца ${column} таблицы ${table}`,
    en: `the smallest value of the column ${column} of the table ${table}`,
  }),
  largest: (column: string, table: string): Text => spoken({
    kk: `${table} кестесінің ${column} бағанындағы ең үлкен мән`, ru: `наибольшее значение столбца ${column} таблицы ${table}`,
    en: `the largest value of the column ${column} of the table ${table}`,
  }),
  rowCount: (table: string): Text => spoken({
    kk: `${table} кестесіндегі жол саны`, ru: `число строк таблицы ${table}`, en: `the number of rows of the table ${table}`,
  }),
  rowsFor: (rule: string): Text => spoken({
    kk: `(тек мына талап орындалатын жолдар: ${rule})`, ru: `(только строки, для которых выполняется: ${rule})`, en: `(only rows for which this holds: ${rule})`,
  }),
  onlyRows: (column: string, value: string): Text => spoken({
    kk: `(тек мына жолдар: ${column} — ${value})`, ru: `(только строки, где ${column} — ${value})`,
    en: `(only rows where ${column} is ${value})`,
  }),
  wholeUnit: (): Text => roundedTo(conventions().currency.words.whole),
  wholeSmaller: (): Text => roundedTo(conventions().currency.words.wholeSmaller),
  smallestUnit: {
    kk: '(валютаның ең кіші бірлігіне дейін дөңгелектенеді)', ru: '(с округлением до наименьшей денежной единицы)',
    en: '(rounded to the smallest unit of the currency)',
  },
  /** What a value that was compared is called where its rule is not at hand. */
  sides: {
    of: { kk: 'Мәні', ru: 'Значение', en: 'Value' },
    left: { kk: 'Мәні', ru: 'Значение', en: 'Value' }, right: { kk: 'Шегі', ru: 'Предел', en: 'Limit' },
    part: { kk: 'Бөлігі', ru: 'Часть', en: 'Part' }, whole: { kk: 'Бүтіні', ru: 'Целое', en: 'Whole' },
    share: { kk: 'Үлесі', ru: 'Доля', en: 'Share' },
  },
  verdicts: {
    true: { kk: 'орындалған', ru: 'выполнено', en: 'met' },
    false: { kk: 'орындалмаған', ru: 'не выполнено', en: 'not met' },
    unknown: { kk: 'әзірге белгісіз', ru: 'пока неизвестно', en: 'not known yet' },
  },
} as const
