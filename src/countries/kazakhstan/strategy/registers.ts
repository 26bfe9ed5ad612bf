/** The registers of the strategy: goals, indicators, measures and figures. An entry changes only by an act. */
import { years } from '../../../law/duration.ts'
import { reference, references, type Register, register, type RegisterField } from '../../../law/register.ts'
import type { Text } from '../../../law/text.ts'
import { certainty } from '../certainty.ts'
import {
  about, accepted, account, analystConfidence, baseValue, baseYear, budget, coExecutors, counts, dataSource, deadline, definition, definitions, direction, doneOn, evidence, executor, figureSource, formOfCompletion, high, kind, limit, low, mandate, method,
  name, names, owner, ownerConfidence, ownerOffice, people, plannedOn, planLine, region, responsible, shown, sourceUrl, startsOn, target, targetYear, toldOn, unit, units, value, year, yearlyTargets,
} from './fields.ts'
import { rules } from './acts.ts'
import { auditRegister } from './audit.ts'
import { registersOfMeetings } from './meetings.ts'
import { openRegisters } from './open.ts'
import { bodies, offices } from './offices.ts'

const ids = { goals: 'strategy.goals', indicators: 'strategy.indicators', measures: 'strategy.measures', figures: 'strategy.figures', projects: 'strategy.projects', milestones: 'strategy.milestones' } as const

const goalLabel: Text = { kk: 'Мақсат', ru: 'Цель', en: 'Goal' }
const goal = reference('goal', ids.goals, 'uses', { label: goalLabel })

const shared = {
  inForce: { from: '2026-06-09' }, body: { name: bodies.strategy.name }, office: { role: 'strategy.analyst', title: offices['strategy.analyst'] }, basis: rules, owner: ['body'], keep: { for: years(10), basis: rules },
  states: { entered: { kk: 'Күшінде', ru: 'Действует', en: 'In force' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' }, struck: { kk: 'Алып тасталған', ru: 'Исключено', en: 'Struck off' } },
} as const satisfies Partial<Register>

const seen = (fields: readonly RegisterField[]) => ({ fields, shown: { to: 'everyone', fields: fields.map((field) => field.name) } } as const)

/** Where a goal belongs is said when it is entered and never changed, so that none can contain itself. */
const goals = register(ids.goals, {
  ...shared, numbers: 'GOL', calledBy: name.name, title: { kk: 'Мақсаттар', ru: 'Цели', en: 'Goals' },
  summary: { kk: 'Бағдарламаның мақсаттары: қай құжаттан туындайды және кім жауап береді.', ru: 'Цели программы: из какого документа следуют и кто за них отвечает.', en: 'The goals of the programme: which document sets them, and who answers for them.' },
  ...seen([...names, reference('parent', ids.goals, 'uses', { label: { kk: 'Қай мақсаттың бөлігі?', ru: 'Часть какой цели?', en: 'Part of which goal?' }, optional: true }), mandate, certainty, sourceUrl, owner, ownerOffice, about]),
})

const indicators = register(ids.indicators, {
  ...shared, numbers: 'IND', calledBy: name.name, title: { kk: 'Мақсаттардың көрсеткіштері', ru: 'Показатели целей', en: 'Indicators of goals' },
  summary: { kk: 'Мақсатқа жетуді не көрсетеді: анықтамасы, дереккөзі, әдісі, бастапқы және мақсатты мәні.', ru: 'Что показывает достижение цели: определение, источник, метод, исходное и целевое значение.', en: 'What shows that a goal is reached: definition, source, method, base and target.' },
  ...seen([...names, goal, definition, ...definitions, unit, ...units, dataSource, method, direction, baseValue, baseYear, target, targetYear, ...yearlyTargets, limit, counts, certainty, sourceUrl, owner, ownerOffice, ownerConfidence, analystConfidence]),
})

const measures = register(ids.measures, {
  ...shared, numbers: 'MSR', calledBy: name.name, title: { kk: 'Іс-шаралар', ru: 'Мероприятия', en: 'Measures' },
  summary: { kk: 'Мақсатқа жету үшін не істеледі: мерзімі, орындаушысы, бюджеті және дәлелі.', ru: 'Что делается для цели: срок, исполнитель, бюджет и подтверждение.', en: 'What is done for a goal: deadline, executor, budget and evidence.' },
  ...seen([...names, goal, planLine, formOfCompletion, deadline, executor, coExecutors, budget, people, certainty, sourceUrl, doneOn, evidence, accepted]),
})

const figures = register(ids.figures, {
  ...shared, numbers: 'FIG', title: { kk: 'Көрсеткіштердің мәндері', ru: 'Значения показателей', en: 'Figures' },
  summary: { kk: 'Сырттан берілген мәндер мен болжамдар: дереккөзі және жауапты адамы.', ru: 'Значения, сообщённые извне, и прогнозы: источник и ответственный.', en: 'Figures told from outside, and forecasts: their source, and who answers for them.' },
  ...seen([reference('indicator', ids.indicators, 'uses', { label: { kk: 'Көрсеткіш', ru: 'Показатель', en: 'Indicator' } }), year, kind, value, low, high, figureSource, sourceUrl, responsible, toldOn]),
})

/** A programme is a project to which others belong. What was spent is no column: the books say it. */
const projects = register(ids.projects, {
  ...shared, numbers: 'PRJ', calledBy: name.name, title: { kk: 'Бағдарламалар мен жобалар', ru: 'Программы и проекты', en: 'Programmes and projects' },
  summary: { kk: 'Бағдарламалар мен жобалар: мақсаты, жауапты органы, өңірі, мерзімдері және бюджеті.', ru: 'Программы и проекты: цель, ответственный орган, регион, сроки и бюджет.', en: 'Programmes and projects: goal, responsible body, region, days and budget.' },
  ...seen([...names, goal, reference('parent', ids.projects, 'uses', { label: { kk: 'Қай бағдарламаның бөлігі?', ru: 'Часть какой программы?', en: 'Part of which programme?' }, optional: true }), about, owner, ownerOffice, region, startsOn, deadline, budget, account, certainty, sourceUrl]),
})

const milestones = register(ids.milestones, {
  ...shared, numbers: 'MLS', calledBy: name.name, title: { kk: 'Жобалардың бақылау нүктелері', ru: 'Контрольные точки проектов', en: 'Milestones of projects' },
  summary: { kk: 'Жобаның бақылау нүктелері: жоспарланған күні, неге тәуелді екені және немен дәлелденгені.', ru: 'Контрольные точки проекта: плановая дата, от чего зависят и чем подтверждены.', en: 'Milestones of a project: the planned day, what they wait for, and what shows that they are reached.' },
  ...seen([
    ...names, reference('project', ids.projects, 'uses', { label: { kk: 'Жоба', ru: 'Проект', en: 'Project' } }), plannedOn,
    references('after', ids.milestones, 'uses', { label: { kk: 'Қай бақылау нүктелерінен кейін?', ru: 'После каких контрольных точек?', en: 'After which milestones?' }, most: 20, optional: true }), doneOn, evidence, shown,
  ]),
})

export const strategyRegisters: readonly Register[] = [goals, indicators, measures, figures, projects, milestones, ...registersOfMeetings, ...openRegisters, auditRegister]
