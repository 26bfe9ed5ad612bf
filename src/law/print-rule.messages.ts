/** The wordings of rules. A value or a label never takes an ending, so that any may stand there. */
import type { Text } from './text.ts'

export const printRuleMessages = {
  yes: { kk: 'иә', ru: 'да', en: 'yes' },
  no: { kk: 'жоқ', ru: 'нет', en: 'no' },
  notSet: { kk: 'белгіленбеген', ru: 'не установлено', en: 'not set' },
  notKnown: { kk: 'әзірге белгісіз', ru: 'пока неизвестно', en: 'not known yet' },
  given: (label: string): Text => ({ kk: `${label} көрсетілген`, ru: `указано: ${label}`, en: `${label} is given` }),
  attached: (label: string): Text => ({
    kk: `құжат қоса берілген: ${label}`, ru: `приложен документ ${label}`, en: `the document ${label} is attached`,
  }),
  filled: (label: string): Text => ({
    kk: `${label} кестесі толтырылған`, ru: `заполнена таблица ${label}`, en: `the table ${label} is filled in`,
  }),
  is: (label: string, value: string): Text => ({
    kk: `${label} — ${value}`, ru: `${label} — ${value}`, en: `${label} is ${value}`,
  }),
  below: (left: string, right: string): Text => ({
    kk: `${left} мына мәннен аз: ${right}`, ru: `${left} — менее ${right}`, en: `${left} is less than ${right}`,
  }),
  atMost: (left: string, right: string): Text => ({
    kk: `${left} — ең көбі ${right}`, ru: `${left} — не более ${right}`, en: `${left} is at most ${right}`,
  }),
  atLeast: (left: string, right: string): Text => ({
    kk: `${left} — кемінде ${right}`, ru: `${left} — не менее ${right}`, en: `${left} is at least ${right}`,
  }),
  above: (left: string, right: string): Text => ({
    kk: `${left} мына мәннен көп: ${right}`, ru: `${left} — более ${right}`, en: `${left} is more than ${right}`,
  }),
  all: (parts: string): Text => ({
    kk: `мыналардың барлығы орындалады: ${parts}`, ru: `выполняется всё из перечисленного: ${parts}`,
    en: `all of these hold: ${parts}`,
  }),
  any: (parts: string): Text => ({
    kk: `мыналардың кемінде біреуі орындалады: ${parts}`, ru: `выполняется хотя бы одно из перечисленного: ${parts}`,
    en: `at least one of these holds: ${parts}`,
  }),
  not: (part: string): Text => ({
    kk: `мына талап орындалмайды: ${part}`, ru: `не выполняется: ${part}`, en: `this does not hold: ${part}`,
  }),
  unless: (general: string, exception: string): Text => ({
    kk: `${general}, егер мынадай жағдай болмаса: ${exception}`, ru: `${general}, кроме такого случая: ${exception}`,
    en: `${general}, except in this case: ${exception}`,
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
    not: { kk: 'Мына талап орындалмауы тиіс', ru: 'Не должно выполняться', en: 'This must not hold' },
    unless: {
      kk: 'Бірінші талап орындалуы тиіс, егер екіншісінде көрсетілген ерекше жағдай болмаса',
      ru: 'Должно выполняться первое, кроме случая, указанного вторым',
      en: 'The first must hold, except in the case that the second names',
    },
  },
  total: (column: string, table: string): Text => ({
    kk: `${table} кестесінің ${column} бағаны бойынша жиыны`, ru: `итог столбца ${column} таблицы ${table}`,
    en: `the total of the column ${column} of the table ${table}`,
  }),
  onlyRows: (column: string, value: string): Text => ({
    kk: `(тек мына жолдар: ${column} — ${value})`, ru: `(только строки, где ${column} — ${value})`,
    en: `(only rows where ${column} is ${value})`,
  }),
  wholeTenge: {
    kk: '(бүтін теңгеге дейін дөңгелектенеді)', ru: '(с округлением до целых тенге)', en: '(rounded to whole tenge)',
  },
  wholeTiyn: { kk: '(бүтін тиынға дейін дөңгелектенеді)', ru: '(с округлением до целого тиына)', en: '(rounded to whole tiyn)' },
  /** What a value that was compared is called where its rule is not at hand. */
  sides: {
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
