/** What a company tells of its project, and what officers and jurors find: each criterion is scored twice, by two who do not see each other's scores. */
import { choice, flag, identifier, integer, money, text } from '../../../../law/field.ts'
import { plus, type Term } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'

const company = text('company', { label: { kk: 'Компания', ru: 'Компания', en: 'The company' }, maxLength: 300, from: 'organisation.name' })
const project = text('project', { label: { kk: 'Жобаның атауы', ru: 'Название проекта', en: 'Name of the project' }, maxLength: 200, public: true })
const stage = choice('stage', {
  label: { kk: 'Жоба қай сатыда?', ru: 'На какой стадии проект?', en: 'How far is the project?' },
  choices: [
    { value: 'idea', label: { kk: 'Идея', ru: 'Идея', en: 'An idea' } }, { value: 'prototype', label: { kk: 'Прототип бар', ru: 'Есть прототип', en: 'A prototype' } }, { value: 'sales', label: { kk: 'Алғашқы клиенттер бар', ru: 'Есть первые клиенты', en: 'First customers' } },
  ],
})
const about = text('about', { label: { kk: 'Қандай мәселені қалай шешесіз?', ru: 'Какую задачу и как вы решаете?', en: 'Which problem do you solve, and how?' }, maxLength: 4000, long: true })
const milestones = text('milestones', { label: { kk: 'Бағдарлама барысында не жасайсыз және оны немен растайсыз?', ru: 'Что вы сделаете за время программы и чем это подтвердите?', en: 'What will you make during the programme, and what will show it?' }, maxLength: 4000, long: true })
export const team = integer('team', { label: { kk: 'Командада неше адам бар?', ru: 'Сколько человек в команде?', en: 'How many people are in the team?' }, min: 1, max: 1000 })
export const asked = money('asked', { label: { kk: 'Сұралатын грант', ru: 'Запрашиваемый грант', en: 'The grant asked for' }, hint: { kk: 'Екі бөлікпен төленеді: әрқайсысы кезеңнің орындалғаны тексерілгеннен кейін.', ru: 'Выплачивается двумя частями: каждая после проверки выполненного этапа.', en: 'It is paid in two parts, each after its milestone was checked.' } })
export const account = identifier('iban', 'account', { label: { kk: 'Грант түсетін шот', ru: 'Счёт для гранта', en: 'Account for the grant' } })

/** What jurors are shown: not the account. */
export const ofProject = [company, project, stage, about, milestones, team] as const

/** The conditions of the seed grants of 2022, the last that were found. */
export const papersProved = flag('papersProved', { label: { kk: 'Салық берешегі, таратылу немесе банкроттық рәсімі жоқ па, мүлкіне тыйым салынбаған ба?', ru: 'У компании нет налоговой задолженности, она не ликвидируется и не банкрот, её имущество не арестовано?', en: 'Has the company no tax debt, and is it neither in liquidation, nor bankrupt, nor its property seized?' } })
export const firstGrant = flag('firstGrant', { label: { kk: 'Бұл жобаға бұрын грант берілмеген бе?', ru: 'На этот проект грант раньше не выделялся?', en: 'Is it the first grant for this project?' } })

const criteria = [
  ['need', { kk: 'Мәселенің өзектілігі мен нарық', ru: 'Актуальность задачи и рынок', en: 'The problem and its market' }], ['product', { kk: 'Шешімнің сапасы', ru: 'Качество решения', en: 'The solution' }], ['crew', { kk: 'Команданың мүмкіндіктері', ru: 'Возможности команды', en: 'The team' }],
] as const satisfies readonly (readonly [string, Text])[]

const readings = { First: { kk: 'бірінші баға', ru: 'первая оценка', en: 'first reading' }, Second: { kk: 'екінші баға', ru: 'вторая оценка', en: 'second reading' } } as const satisfies Record<string, Text>

/** The scores of one reading. Whoever reads a ranking sees by how much two jurors differ. */
export const scoresOf = (reading: keyof typeof readings) => criteria.map(([name, label]) => integer(`${name}${reading}`, {
  label: { kk: `${label.kk}: ${readings[reading].kk}`, ru: `${label.ru}: ${readings[reading].ru}`, en: `${label.en}: ${readings[reading].en}` }, hint: { kk: '0-ден 10-ға дейін.', ru: 'От 0 до 10.', en: 'From 0 to 10.' }, min: 0, max: 10, public: true,
}))

/** All scores of both readings together, each with the same weight: 60 at most. */
export const score: Term = [...scoresOf('First'), ...scoresOf('Second')].map((field): Term => ({ term: 'fact', fact: field.name })).reduce((sum, one) => plus(sum, one))
