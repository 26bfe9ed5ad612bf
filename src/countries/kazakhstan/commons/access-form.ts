/** What an organisation answers when it asks for access to a dataset, and what the register of datasets answers for it. */
import { choice, flag, integer, rows, text } from '../../../law/field.ts'
import type { FormPage } from '../../../law/procedure.ts'
import { all, any, is, type Rule } from '../../../law/rule.ts'
import { dutyWords, modeWords, purposeWords } from '../../../institutions/commons/index.ts'

const fromRegister = { optional: true } as const
/** The owner lends all of them. */
const unlimited = { whenEmpty: { kk: 'Барлығы', ru: 'Все', en: 'All' } } as const

export const dataset = text('dataset', {
  label: { kk: 'Деректер жиынының сәйкестендіргіші', ru: 'Идентификатор набора данных', en: 'Id of the dataset' }, maxLength: 36, from: 'subject.dataset', public: true, technical: true,
})
export const datasetName = text('datasetName', {
  label: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'Dataset' }, maxLength: 400, from: 'subject.name', public: true,
})
export const fromVersion = integer('fromVersion', {
  label: { kk: 'Қай нұсқадан бастап', ru: 'Начиная с версии', en: 'From version' }, min: 1, from: 'subject.version', public: true,
})
export const agreement = text('agreement', {
  label: { kk: 'Келісімнің хеші (SHA-256)', ru: 'Хеш соглашения (SHA-256)', en: 'Hash of the agreement (SHA-256)' }, maxLength: 64, from: 'subject.agreement', public: true, technical: true,
  opens: { path: '/commons/agreements/', label: { kk: 'Келісім мәтіні', ru: 'Текст соглашения', en: 'Text of the agreement' } },
})
export const duties = text('duties', {
  label: { kk: 'Міндеттер', ru: 'Обязанности', en: 'Duties' }, maxLength: 1000, from: 'subject.duties', public: true, ...fromRegister,
  codes: Object.entries(dutyWords).map(([value, words]) => ({ value, label: words })),
})
export const lentColumns = text('lentColumns', {
  label: { kk: 'Берілетін бағандар', ru: 'Предоставляемые столбцы', en: 'Columns that are lent' }, maxLength: 4000, from: 'subject.columns', public: true, ...fromRegister, ...unlimited,
})
export const lentRows = text('lentRows', {
  label: { kk: 'Берілетін жолдар', ru: 'Предоставляемые строки', en: 'Rows that are lent' }, maxLength: 4000, from: 'subject.rows', public: true, ...fromRegister, ...unlimited,
})
/** Which organisation it is stands in the owner's list of bars: the applicant's document would tell it to everybody who acts for them. */
const barred = flag('barred', {
  label: {
    kk: 'Өтініш беруші ұйымның атынан әрекет ететіндердің арасында деректер иесі тыйым салған ұйымның атынан да әрекет ететін немесе тыйым салынғаннан кейін әрекет еткен адам бар',
    ru: 'Среди действующих от имени организации-заявителя есть лицо, которое действует (или действовало после закрытия доступа) и от имени организации, которой владелец данных закрыл доступ',
    en: 'Somebody who acts for the applicant also acts, or acted after the bar was set, for an organisation that the owner of the data has barred',
  },
  from: 'subject.barred', ...fromRegister,
})
const longest = integer('longest', {
  label: { kk: 'Ең ұзақ мерзім, ай', ru: 'Наибольший срок, месяцев', en: 'Longest time, in months' }, from: 'subject.longest', public: true,
})
const longestAtOnce = integer('longestAtOnce', {
  label: { kk: 'Бірден берілетін ең ұзақ мерзім, ай', ru: 'Наибольший срок, предоставляемый сразу, месяцев', en: 'Longest time granted at once, in months' }, from: 'subject.longestAtOnce', public: true,
})

export const purpose = choice('purpose', {
  label: { kk: 'Деректерді пайдалану мақсаты', ru: 'Цель использования данных', en: 'Purpose of using the data' }, public: true,
  choices: [
    { value: 'research', label: purposeWords.research }, { value: 'product', label: purposeWords.product },
    { value: 'model-training', label: purposeWords['model-training'] }, { value: 'evaluation', label: purposeWords.evaluation },
    { value: 'public-service', label: purposeWords['public-service'] },
  ],
})
export const mode = choice('mode', {
  label: { kk: 'Деректерді пайдалану тәсілі', ru: 'Способ использования данных', en: 'Way of using the data' }, public: true,
  hint: {
    kk: 'Әр тәсіл алдыңғысын қамтиды.', ru: 'Каждый способ включает предыдущий.', en: 'Each way includes the one before it.',
  },
  choices: [{ value: 'query', label: modeWords.query }, { value: 'download', label: modeWords.download }],
})
export const months = integer('months', {
  label: { kk: 'Пайдалану мерзімі, ай', ru: 'Срок использования, месяцев', en: 'Term of use, in months' }, min: 1, max: 120, public: true,
})
const use = text('use', {
  label: { kk: 'Деректермен не істейсіз?', ru: 'Что вы сделаете с данными?', en: 'What will you do with the data?' },
  hint: { kk: 'Жобаны, әдісті және күтілетін нәтижені жазыңыз.', ru: 'Опишите проект, способ и ожидаемый результат.', en: 'Describe the project, the method and the result you expect.' },
  maxLength: 4000, long: true,
})
const people = rows('people', {
  label: { kk: 'Деректермен кім жұмыс істейді?', ru: 'Кто будет работать с данными?', en: 'Who will work with the data?' },
  hint: {
    kk: 'Ешкім аталмаса, ұйым атынан әрекет ететіндердің бәріне рұқсат беріледі.', ru: 'Если никто не назван, доступ получат все, кто действует от имени организации.',
    en: 'If nobody is named, everyone who acts for the organisation gets access.',
  },
  columns: [
    text('name', { label: { kk: 'Аты-жөні', ru: 'ФИО', en: 'Name' }, maxLength: 200 }),
    text('email', { label: { kk: 'Осы порталдағы электрондық поштасы', ru: 'Электронная почта на этом портале', en: 'E-mail address on this portal' }, maxLength: 254 }),
  ],
  minRows: 0, maxRows: 50, optional: true, personal: true,
  whenEmpty: { kk: 'Ұйым атынан әрекет ететіндердің бәрі', ru: 'Все, кто действует от имени организации', en: 'Everyone who acts for the organisation' },
})
export const agrees = flag('agrees', {
  label: {
    kk: 'Келісімді оқып, оның шарттарын қабылдайсыз ба?', ru: 'Вы прочитали соглашение и принимаете его условия?', en: 'Have you read the agreement, and do you accept its terms?',
  },
})

/** For each value of a choice, whether the owner offers it, and whether at once: the register of datasets says so. */
const offers = (name: string, value: string, words: { kk: string; ru: string; en: string }, atOnce: boolean) => flag(name, {
  label: atOnce
    ? { kk: `Бірден беріледі: ${words.kk}`, ru: `Предоставляется сразу: ${words.ru}`, en: `Granted at once: ${words.en}` }
    : { kk: `Беріледі: ${words.kk}`, ru: `Предоставляется: ${words.ru}`, en: `Lent: ${words.en}` },
  from: `subject.${atOnce ? 'atOnce' : 'lends'}.${value}`, public: true,
  cell: {
    rows: { kk: 'Мақсаты мен тәсілі', ru: 'Цель и способ', en: 'Purpose and way' }, row: words,
    column: atOnce ? { kk: 'Бірден', ru: 'Сразу', en: 'At once' } : { kk: 'Беріледі', ru: 'Предоставляется', en: 'Lent' },
  },
})

const values = [
  ...purpose.choices.map(({ value, label }) => ({ of: 'purpose' as const, value, label })),
  ...mode.choices.map(({ value, label }) => ({ of: 'mode' as const, value, label })),
]
const camel = (text: string): string => text.split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')
const bounds = values.map(({ of, value, label }) => ({
  of, value, lent: offers(`lends${camel(value)}`, value, label, false), atOnce: offers(`atOnce${camel(value)}`, value, label, true),
}))

/** The answer is one that the owner's terms name. */
const within = (which: 'lent' | 'atOnce', of: 'purpose' | 'mode'): Rule => any(...bounds.filter((bound) => bound.of === of).map((bound) => {
  const asked = bound.of === 'purpose' ? is(purpose, purpose.choices.find(({ value }) => value === bound.value)!.value) : is(mode, mode.choices.find(({ value }) => value === bound.value)!.value)
  return all(asked, is(bound[which], true))
}))

export const purposeIs = (which: 'lent' | 'atOnce'): Rule => within(which, 'purpose')
export const modeIs = (which: 'lent' | 'atOnce'): Rule => within(which, 'mode')
export { longest, longestAtOnce }

/** What people read of a grant comes first: its paper prints the first facts that it states. */
export const accessForm: readonly FormPage[] = [
  {
    id: 'terms', title: { kk: 'Иесінің шарттары', ru: 'Условия владельца', en: 'The terms of the owner' },
    fields: [datasetName, duties, lentColumns, lentRows, barred, ...bounds.flatMap(({ lent, atOnce }) => [lent, atOnce])],
  },
  { id: 'purpose', title: { kk: 'Мақсаты', ru: 'Цель', en: 'The purpose' }, fields: [purpose, use] },
  { id: 'way', title: { kk: 'Тәсілі мен мерзімі', ru: 'Способ и срок', en: 'The way and the time' }, fields: [longest, longestAtOnce, mode, months] },
  { id: 'people', title: { kk: 'Деректермен жұмыс істейтін адамдар', ru: 'Люди, которые будут работать с данными', en: 'The people who will work with the data' }, fields: [people] },
  { id: 'agreement', title: { kk: 'Келісім', ru: 'Соглашение', en: 'The agreement' }, fields: [dataset, fromVersion, agreement, agrees] },
]
