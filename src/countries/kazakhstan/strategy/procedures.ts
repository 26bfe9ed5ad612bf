/** How goals, indicators, measures and figures are entered, and what of them changes: each by an act of two people. */
import { workdays, years } from '../../../law/duration.ts'
import { file, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import type { Outcome, Procedure, Step } from '../../../law/procedure.ts'
import { above, all, any, atMost, below, elapsed, filing, given, is, not, onOrBefore, plus, titled } from '../../../law/rule.ts'
import type { RuleData } from '../../../law/rule-data.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { notRepresentatives } from '../impartial.ts'
import { certainty } from '../certainty.ts'
import {
  about, accepted, account, analystConfidence, baseValue, baseYear, budget, coExecutors, counts, dataSource, deadline, definition, definitions, direction, doneOn, evidence, executor, figureSource, formOfCompletion, high, kind, limit, low, mandate, method,
  names, owner, ownerConfidence, ownerOffice, people, plannedOn, planLine, region, responsible, shown, sourceUrl, startsOn, target, targetYear, toldOn, unit, units, value, year, yearlyTargets,
} from './fields.ts'
import { rules } from './acts.ts'
import { auditProcedures } from './audit.ts'
import { bodies, offices } from './offices.ts'
import { meetingProcedures } from './meetings.ts'
import { figuresImport } from './figures-import.ts'
import { commentsUntil, draftQuestions, question } from './open.ts'
import { planImport } from './plan-import.ts'

const common = {
  inForce: { from: '2026-06-09', basis: rules, openCases: { rule: 'finish', basis: rules } },
  body: bodies.strategy, offices: { 'strategy.analyst': offices['strategy.analyst'], 'strategy.head': offices['strategy.head'] }, parameters: {}, obligations: {}, fee: 'free',
  complaint: {
    words: { kk: 'Талдаушының әрекетіне үйлестіруші органның басшысына немесе сотқа шағымдануға болады.', ru: 'На действия аналитика можно пожаловаться руководителю координирующего органа или в суд.', en: 'You can complain about the analyst to the head of the coordinating body, or go to court.' },
    basis: secondary(administrativeCode, '91'),
  },
  keep: { for: years(10), basis: rules },
} as const satisfies Partial<Procedure>

interface Told {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly page: Text
  readonly fields: readonly FormField[]
  readonly subject?: Procedure['subject']
  /** What the analyst must find. */
  readonly finds?: readonly FormField[]
  readonly rule?: RuleData
  /** The rule speaks of what the analyst finds: it is held against that when the head decides, for nobody knows it before. */
  readonly onFinding?: true
  readonly effect: (fields: Readonly<Record<string, string>>) => NonNullable<Outcome['effect']>
  readonly done: Text
}

/** A body tells something, an analyst looks at it, and the head signs or sends it back. */
function told({ id, title, summary, page, fields, subject, finds, rule, onFinding, effect, done }: Told): Procedure {
  const taken = Object.fromEntries([...fields, ...finds ?? []].filter((field) => field.kind !== 'file').map((field) => [field.name, field.name]))
  const check = rule && { check: 'sound' }
  const known = rule !== undefined && !onFinding
  const enter: Outcome = { label: done, to: 'closed', decides: 'entered', effect: effect(taken), after: { step: 'check', outcome: 'propose' }, ...(rule && { whenCheck: [true] }) }
  const ruling: Step = {
    title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'strategy.head' }, within: workdays(3), basis: rules, ...check, notBy: ['check'], sign: true, excluded: notRepresentatives, late: 'escalate',
    outcomes: {
      enter,
      refuse: { label: { kk: 'Қабылдамауға қол қою', ru: 'Подписать отклонение', en: 'Sign that it is declined' }, to: 'closed', decides: 'declined', reasons: true, after: { step: 'check', outcome: 'decline' } },
      return: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
    },
  }
  return {
    ...common, id, title, summary, opens: { by: 'body' }, need: ['state'],
    audience: { kk: 'Мақсатқа жауапты мемлекеттік органдар', ru: 'Государственные органы, ответственные за цели', en: 'State bodies that answer for goals' }, ...(subject && { subject }), form: [{ id: 'told', title: page, fields }],
    rules: rule ? { sound: titled({ kk: 'Мәліметтердің дұрыстығы', ru: 'Правильность сведений', en: 'The particulars are in order' }, rule) } : {}, clock: { within: workdays(20), from: 'check', stopsIn: ['correction'], silence: 'escalate', basis: rules }, starts: 'check', reopensAt: 'check',
    steps: {
      check: {
        title: { kk: 'Талдаушының тексеруі', ru: 'Проверка аналитиком', en: 'The analyst looks at it' }, by: { role: 'strategy.analyst' }, within: workdays(5), basis: rules, ...(known && check), ...(finds && { findings: finds }), late: 'escalate', excluded: notRepresentatives,
        outcomes: {
          propose: { label: { kk: 'Басшыға ұсыну', ru: 'Передать руководителю', en: 'Pass it to the head' }, to: 'ruling', ...(known && { whenCheck: [true] as const }) },
          decline: { label: { kk: 'Қабылдамауды ұсыну', ru: 'Предложить отклонить', en: 'Propose to decline it' }, to: 'ruling', reasons: true },
          correct: { label: { kk: 'Толықтыруға қайтару', ru: 'Вернуть на доработку', en: 'Return for completion' }, to: 'correction', reasons: true },
        },
      },
      correction: {
        title: { kk: 'Толықтыру', ru: 'Доработка', en: 'Completion' }, by: 'applicant', within: workdays(10), basis: rules, corrects: 'all', late: { outcome: 'silent', basis: rules },
        outcomes: {
          again: { label: { kk: 'Түзетілгенін жіберу', ru: 'Отправить исправленное', en: 'Send what was corrected' }, to: 'check' },
          silent: { label: { kk: 'Жауап келмеді', ru: 'Ответа нет', en: 'No answer came' }, to: 'closed', byClock: true, decides: 'left' },
        },
      },
      ruling,
    },
    decisions: {
      entered: { title, words: { kk: 'Тізілімге енгізілді.', ru: 'Внесено в реестр.', en: 'It is entered in the register.' }, effect: 'grant', rules: rule ? ['sound'] : [], basis: rules },
      declined: {
        title: { kk: 'Ұсынысты қабылдамау', ru: 'Отклонение представленного', en: 'What was brought is declined' }, effect: 'dismiss', rules: rule ? ['sound'] : [], basis: rules,
        words: { kk: 'Тізілім өзгермейді. Себептері шешімде жазылған.', ru: 'Реестр не изменяется. Причины названы в решении.', en: 'The register stays as it is. The decision states the reasons.' },
      },
      left: {
        title: { kk: 'Қараусыз қалдыру', ru: 'Оставление без рассмотрения', en: 'Left without a decision' }, effect: 'dismiss', rules: [], basis: rules,
        words: { kk: 'Толықтырылмағандықтан қаралмайды. Қайта ұсынуға болады.', ru: 'Не дополнено и не рассматривается. Можно представить снова.', en: 'It was not completed, and is not decided on. It can be brought again.' },
      },
    },
  }
}

const entry = (fieldName: string, register: string, label: Text, optional?: true): FormField => ({ kind: 'entry', name: fieldName, label, register, which: 'shown', ...(optional && { optional }) })
const goal = entry('goal', 'strategy.goals', { kk: 'Мақсат', ru: 'Цель', en: 'Goal' })
const enters = (register: string): Told['effect'] => (fields) => ({ register, does: 'enter', fields })
const changes = (register: string): Told['effect'] => (fields) => ({ register, does: 'change', fields })
const why: FormField = text('why', { label: { kk: 'Себебі', ru: 'Причина', en: 'The reason' }, maxLength: 3000, long: true })
/** The same question, where its answer is needed. */
function needed(field: FormField): FormField {
  const { optional, ...asked } = field
  return optional ? asked as FormField : field
}

const measure = { register: 'strategy.measures', title: { kk: 'Іс-шара', ru: 'Мероприятие', en: 'Measure' } } as const
const indicator = { register: 'strategy.indicators', title: { kk: 'Көрсеткіш', ru: 'Показатель', en: 'Indicator' } } as const

const project = { register: 'strategy.projects', title: { kk: 'Жоба', ru: 'Проект', en: 'Project' } } as const
const milestone = { register: 'strategy.milestones', title: { kk: 'Бақылау нүктесі', ru: 'Контрольная точка', en: 'Milestone' } } as const

/** Of what is not given nothing is asked. A base or a target is of a year, and the target lies where it is wanted to go from the base. */
const aimed = all(
  any(not(given(target)), given(targetYear)).by(rules).else({ kk: 'Мақсатты мәннің жылы көрсетілмеген.', ru: 'Не указан год целевого значения.', en: 'The target has no year.' }),
  any(not(given(baseValue)), given(baseYear)).by(rules).else({ kk: 'Бастапқы мәннің жылы көрсетілмеген.', ru: 'Не указан год исходного значения.', en: 'The base value has no year.' }),
  any(not(given(baseYear)), not(given(targetYear)), below(baseYear, targetYear)).by(rules).else({ kk: 'Мақсатты жыл бастапқы жылдан кейін емес.', ru: 'Целевой год не позже исходного.', en: 'The target year does not come after the base year.' }),
  any(not(given(target)), not(given(baseValue)), all(is(direction, 'up'), above(target, baseValue)), all(is(direction, 'down'), below(target, baseValue))).by(rules).else({
    kk: 'Мақсатты мән бастапқы мәннен қажетті бағытта емес: мақсатқа бірден жеткен болып шығар еді.', ru: 'Целевое значение лежит не в желаемом направлении от исходного: цель считалась бы достигнутой сразу.',
    en: 'The target does not lie in the wanted direction from the base: it would count as achieved at once.',
  }),
)

const things: readonly { readonly id: string; readonly register: string; readonly title: Text; readonly enter: Text; readonly strike: Text; readonly change: Text; readonly fields: readonly FormField[]; readonly belongs: readonly FormField[]; readonly rule?: RuleData }[] = [
  {
    id: 'strategy.goal', register: 'strategy.goals', title: { kk: 'Мақсат', ru: 'Цель', en: 'Goal' },
    enter: { kk: 'Мақсатты тізілімге енгізу', ru: 'Внесение цели в реестр', en: 'Entry of a goal' }, strike: { kk: 'Мақсатты тізілімнен алып тастау', ru: 'Исключение цели из реестра', en: 'Striking off a goal' },
    change: { kk: 'Мақсат жазбасын өзгерту', ru: 'Изменение записи о цели', en: 'Change of the entry of a goal' },
    belongs: [entry('parent', 'strategy.goals', { kk: 'Қай мақсаттың бөлігі?', ru: 'Часть какой цели?', en: 'Part of which goal?' }, true)], fields: [...names, mandate, certainty, sourceUrl, owner, ownerOffice, about],
  },
  {
    id: 'strategy.indicator', ...indicator,
    enter: { kk: 'Көрсеткішті тізілімге енгізу', ru: 'Внесение показателя в реестр', en: 'Entry of an indicator' }, strike: { kk: 'Көрсеткішті тізілімнен алып тастау', ru: 'Исключение показателя из реестра', en: 'Striking off an indicator' },
    change: { kk: 'Көрсеткіш жазбасын өзгерту', ru: 'Изменение записи о показателе', en: 'Change of the entry of an indicator' },
    belongs: [goal], rule: aimed, fields: [...names, definition, ...definitions.map(needed), unit, ...units.map(needed), dataSource, method, direction, baseValue, baseYear, target, targetYear, ...yearlyTargets, limit, counts, certainty, sourceUrl, owner, ownerOffice],
  },
  {
    id: 'strategy.measure', ...measure,
    enter: { kk: 'Іс-шараны тізілімге енгізу', ru: 'Внесение мероприятия в реестр', en: 'Entry of a measure' }, strike: { kk: 'Іс-шараны тізілімнен алып тастау', ru: 'Исключение мероприятия из реестра', en: 'Striking off a measure' },
    change: { kk: 'Іс-шара жазбасын өзгерту', ru: 'Изменение записи о мероприятии', en: 'Change of the entry of a measure' },
    belongs: [goal], fields: [...names, planLine, formOfCompletion, deadline, executor, coExecutors, budget, people, certainty, sourceUrl],
  },
  {
    id: 'strategy.project', ...project,
    enter: { kk: 'Бағдарламаны немесе жобаны тізілімге енгізу', ru: 'Внесение программы или проекта в реестр', en: 'Entry of a programme or project' }, strike: { kk: 'Жобаны тізілімнен алып тастау', ru: 'Исключение проекта из реестра', en: 'Striking off a project' },
    change: { kk: 'Жоба жазбасын өзгерту', ru: 'Изменение записи о проекте', en: 'Change of the entry of a project' },
    belongs: [goal, entry('parent', project.register, { kk: 'Қай бағдарламаның бөлігі?', ru: 'Часть какой программы?', en: 'Part of which programme?' }, true)], fields: [...names, about, owner, ownerOffice, region, startsOn, deadline, budget, account, certainty, sourceUrl],
    rule: any(not(given(startsOn)), not(given(deadline)), onOrBefore(startsOn, deadline)).by(rules).else({ kk: 'Орындалу мерзімі басталатын күннен бұрын.', ru: 'Срок исполнения раньше даты начала.', en: 'The deadline is before the start.' }),
  },
  {
    id: 'strategy.milestone', ...milestone,
    enter: { kk: 'Бақылау нүктесін тізілімге енгізу', ru: 'Внесение контрольной точки в реестр', en: 'Entry of a milestone' }, strike: { kk: 'Бақылау нүктесін тізілімнен алып тастау', ru: 'Исключение контрольной точки из реестра', en: 'Striking off a milestone' },
    change: { kk: 'Бақылау нүктесінің жазбасын өзгерту', ru: 'Изменение записи о контрольной точке', en: 'Change of the entry of a milestone' },
    belongs: [entry('project', project.register, project.title)],
    fields: [...names, plannedOn, { kind: 'entries', name: 'after', label: { kk: 'Қай бақылау нүктелерінен кейін?', ru: 'После каких контрольных точек?', en: 'After which milestones?' }, register: milestone.register, which: 'shown', most: 20, optional: true }],
  },
]

const strikes = (id: string, register: string, subject: Text, title: Text): Procedure => told({
  id: `${id}-struck`, title, page: { kk: 'Неге алып тасталады?', ru: 'Почему исключается?', en: 'Why is it struck off?' }, fields: [why], subject: { register, title: subject, whose: 'keeper' }, effect: () => ({ register, does: 'strike' }),
  done: { kk: 'Алып тастауға қол қою', ru: 'Подписать исключение', en: 'Sign the striking off' },
  summary: { kk: 'Жазба алып тасталады, бірақ тарихы қалады.', ru: 'Запись исключается, её история остаётся.', en: 'The entry is struck off, and its history stays.' },
})

/** Entering, changing, and striking off, by the body whose entry it is; of what came as a file, which is of the coordinating one, by any: bodies that answer are named in words. Where an entry belongs is not changed: it is struck off and entered anew, and both stay on record. */
const kept: readonly Procedure[] = things.flatMap(({ id, register, title, enter, strike, change, fields, belongs, rule }) => [
  told({
    id, title: enter, page: title, fields: [...belongs, ...fields], effect: enters(register), done: { kk: 'Тізілімге енгізуге қол қою', ru: 'Подписать внесение в реестр', en: 'Sign the entry' }, ...(rule && { rule }),
    summary: { kk: 'Жауапты орган ұсынады, талдаушы тексереді, басшы қол қояды.', ru: 'Ответственный орган представляет, аналитик проверяет, руководитель подписывает.', en: 'The responsible body brings it, the analyst looks at it, and the head signs.' },
  }),
  told({
    id: `${id}-changed`, title: change, page: { kk: 'Жазбада енді не тұруы керек?', ru: 'Что теперь должно стоять в записи?', en: 'What is the entry to say now?' }, fields: [...fields, why], subject: { register, title, whose: 'keeper' }, ...(rule && { rule }),
    effect: () => ({ register, does: 'change', fields: Object.fromEntries(fields.map((field) => [field.name, field.name])) }), done: { kk: 'Өзгеріске қол қою', ru: 'Подписать изменение', en: 'Sign the change' },
    summary: { kk: 'Жазба толығымен қайта айтылады: бос қалған жауап жазбада да бос болады. Бұрынғы мәліметтер тарихта қалады.', ru: 'Запись называется заново целиком: пустой ответ будет пустым и в записи. Прежние сведения остаются в истории.', en: 'The entry is told anew as a whole: an empty answer stands empty in it. What it said before stays in its history.' },
  }),
  strikes(id, register, title, strike),
])

const saidToBeDone = {
  fields: [
    needed(doneOn), needed(evidence),
    file('evidenceFile', { label: { kk: 'Дәлелдің файлы', ru: 'Файл подтверждения', en: 'File of the evidence' }, accept: ['application/pdf', 'text/csv', 'application/json'], limitMegabytes: 10, optional: true }),
  ],
  page: { kk: 'Не істелді?', ru: 'Что сделано?', en: 'What was done?' }, done: { kk: 'Есепті тіркеуге қол қою', ru: 'Подписать регистрацию отчёта', en: 'Sign that it is on record' },
  rule: onOrBefore(doneOn, filing).by(rules).else({ kk: 'Орындалған күні әлі келген жоқ.', ru: 'День исполнения ещё не наступил.', en: 'The day on which it was done is still to come.' }),
} as const satisfies Partial<Told>

/** What is said to be done is a claim until its evidence is accepted: the analyst finds whether it shows it. A file is named by its evidence, which stands on the entry; the file itself stays in the case. */
const measureDone = told({
  ...saidToBeDone, id: 'strategy.measure-done', title: { kk: 'Іс-шараның орындалғаны туралы есеп', ru: 'Отчёт об исполнении мероприятия', en: 'Report that a measure is done' },
  summary: { kk: 'Орган іс-шараның орындалғанын хабарлап, дәлелін береді. Дәлел қабылданғанға дейін іс-шара «мәлімделген» болып көрсетіледі.', ru: 'Орган сообщает об исполнении мероприятия и даёт подтверждение. Пока оно не принято, мероприятие показывается как «заявленное».', en: 'A body says that a measure is done, and gives evidence. Until that is accepted the measure reads “claimed”.' },
  subject: { ...measure, whose: 'keeper' }, finds: [needed(accepted)], effect: changes(measure.register),
})

/** The same of a milestone. A later report on it stands in place of an earlier one, also where it says that the evidence shows nothing. */
const milestoneDone = told({
  ...saidToBeDone, id: 'strategy.milestone-done', title: { kk: 'Бақылау нүктесіне жеткені туралы есеп', ru: 'Отчёт о прохождении контрольной точки', en: 'Report that a milestone is reached' },
  summary: { kk: 'Орган бақылау нүктесіне жеткенін хабарлап, дәлелін береді. Дәлел қабылданғанға дейін ол «мәлімделген» болып көрсетіледі.', ru: 'Орган сообщает о прохождении контрольной точки и даёт подтверждение. Пока оно не принято, она показывается как «заявленная».', en: 'A body says that a milestone is reached, and gives evidence. Until that is accepted it reads “claimed”.' },
  subject: { ...milestone, whose: 'keeper' }, finds: [needed(shown)], effect: changes(milestone.register),
})

const disproved = is(accepted, false).by(rules).else({ kk: 'Дәлел іс-шараның орындалғанын көрсетеді: оны кері қайтарып алуға болмайды.', ru: 'Подтверждение показывает, что мероприятие исполнено: отзывать его нельзя.', en: 'The evidence shows that the measure is done: it cannot be withdrawn.' })
const withdrawn = {
  title: { kk: 'Дәлелді кері қайтарып алу', ru: 'Отзыв подтверждения', en: 'Withdrawal of evidence' }, page: { kk: 'Дәлел неге жарамсыз?', ru: 'Почему подтверждение негодно?', en: 'Why is it no evidence?' },
  summary: { kk: 'Дәлел жарамсыз болса, іс-шара қайтадан «мәлімделген» болады.', ru: 'Если подтверждение оказалось негодным, мероприятие снова становится «заявленным».', en: 'Where evidence turned out to be none, the measure reads “claimed” again.' },
  done: { kk: 'Кері қайтарып алуға қол қою', ru: 'Подписать отзыв', en: 'Sign the withdrawal' },
  effect: () => ({ register: measure.register, does: 'change', fields: { accepted: 'accepted' } }),
} as const satisfies Partial<Told>

/** What was evidence is none any more: the measure reads “claimed” again, and the report stays on record. By whoever may report it. */
const evidenceWithdrawn = told({ ...withdrawn, id: 'strategy.evidence-withdrawn', fields: [why], subject: { ...measure, whose: 'keeper' }, finds: [needed(accepted)], rule: disproved, onFinding: true })

/** The same of the coordinating body's own motion, about the decision that took the report on record: whoever finds it wrong does not wait for whoever claimed it. */
const evidenceRefuted: Procedure = {
  ...common, id: 'strategy.evidence-refuted', title: withdrawn.title, summary: withdrawn.summary, opens: { by: 'office', role: 'strategy.analyst' }, about: { procedures: [measureDone.id], effects: ['grant'] },
  audience: { kk: 'Рәсімді үйлестіруші орган бастайды', ru: 'Процедуру начинает координирующий орган', en: 'Opened by the coordinating body' },
  form: [{ id: 'told', title: withdrawn.page, fields: [needed(accepted), why] }], rules: { sound: titled({ kk: 'Дәлелдің жарамсыздығы', ru: 'Негодность подтверждения', en: 'The evidence is none' }, disproved) }, clock: { within: workdays(20), from: 'ruling', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'ruling',
  steps: {
    ruling: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'strategy.head' }, within: workdays(3), basis: rules, check: 'sound', sign: true, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives], late: 'escalate',
      outcomes: {
        withdraw: { label: withdrawn.done, to: 'closed', decides: 'withdrawn', effect: withdrawn.effect(), whenCheck: [true] },
        keep: { label: { kk: 'Дәлелді сақтауға қол қою', ru: 'Подписать сохранение подтверждения', en: 'Sign that the evidence stays' }, to: 'closed', decides: 'kept', reasons: true },
      },
    },
  },
  decisions: {
    withdrawn: { title: withdrawn.title, words: { kk: 'Дәлел есепке алынбайды.', ru: 'Подтверждение не учитывается.', en: 'The evidence no longer counts.' }, effect: 'grant', rules: ['sound'], basis: rules },
    kept: {
      title: { kk: 'Дәлелді сақтау', ru: 'Сохранение подтверждения', en: 'The evidence stays' }, words: { kk: 'Дәлел күшінде қалады.', ru: 'Подтверждение остаётся в силе.', en: 'The evidence stays in force.' }, effect: 'dismiss', rules: ['sound'], basis: rules,
    },
  },
}

/** A figure from outside comes with its source, its file and somebody who answers for it; a fact is of no year to come. */
const figureReport = told({
  id: 'strategy.figure', title: { kk: 'Көрсеткіштің мәнін хабарлау', ru: 'Сообщение значения показателя', en: 'Report of a figure' },
  summary: { kk: 'Орган мәнді немесе болжамды дереккөзімен, файлымен және жауапты адамымен хабарлайды.', ru: 'Орган сообщает значение или прогноз с источником, файлом и ответственным.', en: 'A body reports a figure or a forecast with its source, its file and whoever answers for it.' },
  page: { kk: 'Қандай мән?', ru: 'Какое значение?', en: 'Which figure?' },
  fields: [
    entry('indicator', indicator.register, indicator.title), year, kind, value, low, high, figureSource, sourceUrl, responsible, toldOn,
    file('figureFile', { label: { kk: 'Дереккөздің файлы', ru: 'Файл источника', en: 'File of the source' }, accept: ['application/pdf', 'text/csv', 'application/json'], limitMegabytes: 10 }),
  ],
  effect: enters('strategy.figures'), done: { kk: 'Мәнді енгізуге қол қою', ru: 'Подписать внесение значения', en: 'Sign the figure' },
  rule: all(
    onOrBefore(toldOn, filing).by(rules).else({ kk: 'Дерек болашақ күнге берілген.', ru: 'Данные указаны на будущий день.', en: 'The figure is of a day to come.' }),
    any(is(kind, 'forecast'), atMost(year, plus(elapsed('year', '1900-01-01', toldOn), 1900))).by(rules).else({ kk: 'Нақты мән болашақ жылға берілген.', ru: 'Факт указан за будущий год.', en: 'The fact is of a year to come.' }),
  ),
})

/** A wrong figure is struck off, and told anew. */
const figureStruck = strikes('strategy.figure', 'strategy.figures', { kk: 'Көрсеткіштің мәні', ru: 'Значение показателя', en: 'Figure' }, { kk: 'Көрсеткіштің мәнін алып тастау', ru: 'Исключение значения показателя', en: 'Striking off a figure' })

/** Two opinions stand side by side, and nobody averages them. */
const confidence = told({
  id: 'strategy.confidence', title: { kk: 'Мақсатқа жетуге сенім деңгейі', ru: 'Уверенность в достижении цели', en: 'Confidence that a target is reached' },
  summary: { kk: 'Жауапты орган да, талдаушы да өз сенім деңгейін көрсетеді: екеуі қатар тұрады.', ru: 'Ответственный орган и аналитик указывают каждый свою уверенность: обе стоят рядом.', en: 'The responsible body states its confidence and the analyst theirs: both stand side by side.' },
  page: { kk: 'Сіздің сенім деңгейіңіз', ru: 'Ваша уверенность', en: 'Your confidence' }, fields: [needed(ownerConfidence), why], subject: { ...indicator, whose: 'keeper' }, finds: [needed(analystConfidence)],
  effect: () => ({ register: indicator.register, does: 'change', fields: { ownerConfidence: 'ownerConfidence', analystConfidence: 'analystConfidence' } }), done: { kk: 'Екі пікірді енгізуге қол қою', ru: 'Подписать внесение обоих мнений', en: 'Sign both opinions' },
})

/** A draft is published for comment, and later it is told what became of it; both stay on record. */
const draftPublished = told({
  id: 'strategy.draft', title: { kk: 'Стратегия жобасын талқылау үшін жариялау', ru: 'Публикация проекта стратегии для обсуждения', en: 'Publication of a draft of the strategy for comment' }, page: { kk: 'Қандай жоба?', ru: 'Какой проект?', en: 'Which draft?' },
  summary: { kk: 'Орган жобаны ұсынады, талдаушы тексереді, басшы қол қояды. Жарияланғаннан кейін оған кез келген адам пікір жазады.', ru: 'Орган представляет проект, аналитик проверяет, руководитель подписывает. После публикации отзыв может оставить любой.', en: 'A body brings the draft, an analyst looks at it, and the head signs. Once it is published anybody may comment on it.' },
  fields: draftQuestions.published, effect: enters('strategy.drafts'), done: { kk: 'Жариялауға қол қою', ru: 'Подписать публикацию', en: 'Sign the publication' },
  rule: not(onOrBefore(commentsUntil, filing)).by(rules).else({ kk: 'Пікір қабылданатын соңғы күн бүгіннен кейін болуы керек.', ru: 'Последний день приёма отзывов должен быть позже сегодняшнего.', en: 'The last day for comments is not in the future.' }),
})
const draftClosed = told({
  id: 'strategy.draft-closed', title: { kk: 'Жобаны талқылау қорытындысы', ru: 'Итог обсуждения проекта', en: 'What became of a draft' }, page: { kk: 'Талқылау немен аяқталды?', ru: 'Чем завершилось обсуждение?', en: 'What did it become?' },
  summary: { kk: 'Қандай пікір ескерілгені, қайсысы ескерілмегені және неге екені айтылады.', ru: 'Сообщается, какие отзывы учтены, какие нет и почему.', en: 'It says which comments were followed, which were not, and why.' },
  fields: draftQuestions.closed, subject: { register: 'strategy.drafts', title: { kk: 'Жоба', ru: 'Проект', en: 'Draft' }, whose: 'keeper' }, effect: changes('strategy.drafts'), done: { kk: 'Қорытындыға қол қою', ru: 'Подписать итог', en: 'Sign what became of it' },
})

export const strategyProcedures: readonly Procedure[] = [...kept, measureDone, milestoneDone, evidenceWithdrawn, evidenceRefuted, figureReport, figureStruck, confidence, planImport, figuresImport, draftPublished, draftClosed, question(common), ...meetingProcedures, ...auditProcedures]
