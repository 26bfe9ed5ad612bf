/** How goals, indicators, measures and figures are entered, and what of them changes: each by an act of two people. */
import { workdays, years } from '../../../law/duration.ts'
import { file, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import type { Outcome, Procedure, Step } from '../../../law/procedure.ts'
import { above, any, below, filing, given, not, onOrBefore } from '../../../law/rule.ts'
import type { RuleData } from '../../../law/rule-data.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { notRepresentatives } from '../impartial.ts'
import {
  about, accepted, analystConfidence, baseValue, baseYear, budget, certainty, coExecutors, counts, dataSource, deadline, definition, direction, doneOn, evidence, executor, figureSource, formOfCompletion, high, kind, limit, low, mandate, method,
  names, owner, ownerConfidence, ownerOffice, planLine, responsible, sourceUrl, target, targetYear, toldOn, unit, value, year, yearlyTargets,
} from './fields.ts'
import { rules } from './acts.ts'
import { bodies, offices } from './offices.ts'

const common = {
  inForce: { from: '2026-06-09', basis: rules, openCases: { rule: 'finish', basis: rules } },
  body: bodies.strategy, offices: { 'strategy.analyst': offices['strategy.analyst'], 'strategy.head': offices['strategy.head'] }, parameters: {}, obligations: {}, fee: 'free', need: ['state'],
  audience: { kk: 'Мақсатқа жауапты мемлекеттік органдар', ru: 'Государственные органы, ответственные за цели', en: 'State bodies that answer for goals' },
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
  readonly effect: (fields: Readonly<Record<string, string>>) => NonNullable<Outcome['effect']>
  readonly done: Text
}

/** A body tells something, an analyst looks at it, and the head signs or sends it back. */
function told({ id, title, summary, page, fields, subject, finds, rule, effect, done }: Told): Procedure {
  const taken = Object.fromEntries([...fields, ...finds ?? []].filter((field) => field.kind !== 'file').map((field) => [field.name, field.name]))
  const check = rule && { check: 'sound' }
  const enter: Outcome = { label: done, to: 'closed', decides: 'entered', effect: effect(taken), ...(rule && { whenCheck: [true] }) }
  const ruling: Step = {
    title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'strategy.head' }, within: workdays(3), basis: rules, ...check, notBy: ['check'], sign: true, excluded: notRepresentatives, late: 'escalate',
    outcomes: { enter, return: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true } },
  }
  return {
    ...common, id, title, summary, opens: { by: 'body' }, ...(subject && { subject }), form: [{ id: 'told', title: page, fields }],
    rules: rule ? { sound: rule } : {}, clock: { within: workdays(20), from: 'check', stopsIn: ['correction'], silence: 'escalate', basis: rules }, starts: 'check', reopensAt: 'check',
    steps: {
      check: {
        title: { kk: 'Талдаушының тексеруі', ru: 'Проверка аналитиком', en: 'The analyst looks at it' }, by: { role: 'strategy.analyst' }, within: workdays(5), basis: rules, ...check, ...(finds && { findings: finds }), late: 'escalate', excluded: notRepresentatives,
        outcomes: {
          propose: { label: { kk: 'Басшыға ұсыну', ru: 'Передать руководителю', en: 'Pass it to the head' }, to: 'ruling', ...(rule && { whenCheck: [true] as const }) },
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

const things: readonly { readonly id: string; readonly register: string; readonly title: Text; readonly enter: Text; readonly strike: Text; readonly fields: readonly FormField[] }[] = [
  {
    id: 'strategy.goal', register: 'strategy.goals', title: { kk: 'Мақсат', ru: 'Цель', en: 'Goal' },
    enter: { kk: 'Мақсатты тізілімге енгізу', ru: 'Внесение цели в реестр', en: 'Entry of a goal' }, strike: { kk: 'Мақсатты тізілімнен алып тастау', ru: 'Исключение цели из реестра', en: 'Striking off a goal' },
    fields: [...names, entry('parent', 'strategy.goals', { kk: 'Қай мақсаттың бөлігі?', ru: 'Часть какой цели?', en: 'Part of which goal?' }, true), mandate, certainty, sourceUrl, owner, ownerOffice, about],
  },
  {
    id: 'strategy.indicator', ...indicator,
    enter: { kk: 'Көрсеткішті тізілімге енгізу', ru: 'Внесение показателя в реестр', en: 'Entry of an indicator' }, strike: { kk: 'Көрсеткішті тізілімнен алып тастау', ru: 'Исключение показателя из реестра', en: 'Striking off an indicator' },
    fields: [...names, goal, definition, unit, dataSource, method, direction, baseValue, baseYear, target, targetYear, ...yearlyTargets, limit, counts, certainty, sourceUrl, owner, ownerOffice],
  },
  {
    id: 'strategy.measure', ...measure,
    enter: { kk: 'Іс-шараны тізілімге енгізу', ru: 'Внесение мероприятия в реестр', en: 'Entry of a measure' }, strike: { kk: 'Іс-шараны тізілімнен алып тастау', ru: 'Исключение мероприятия из реестра', en: 'Striking off a measure' },
    fields: [...names, goal, planLine, formOfCompletion, deadline, executor, coExecutors, budget, certainty, sourceUrl],
  },
]

/** Entering, and striking off. Where an entry belongs is not changed: it is struck off and entered anew, and both stay on record. */
const kept: readonly Procedure[] = things.flatMap(({ id, register, title, enter, strike, fields }) => [
  told({
    id, title: enter, page: title, fields, effect: enters(register), done: { kk: 'Тізілімге енгізуге қол қою', ru: 'Подписать внесение в реестр', en: 'Sign the entry' },
    summary: { kk: 'Жауапты орган ұсынады, талдаушы тексереді, басшы қол қояды.', ru: 'Ответственный орган представляет, аналитик проверяет, руководитель подписывает.', en: 'The responsible body brings it, the analyst looks at it, and the head signs.' },
    ...(id === 'strategy.indicator' && {
      rule: any(not(given(target)), not(given(baseValue)), below(target, baseValue), above(target, baseValue)).by(rules).else({ kk: 'Мақсатты мән бастапқы мәнге тең: ілгерілеуді есептеу мүмкін емес.', ru: 'Целевое значение равно исходному: прогресс вычислить нельзя.', en: 'The target equals the base: no progress can be computed.' }),
    }),
  }),
  told({
    id: `${id}-struck`, title: strike, page: { kk: 'Неге алып тасталады?', ru: 'Почему исключается?', en: 'Why is it struck off?' }, fields: [why], subject: { register, title }, effect: () => ({ register, does: 'strike' }),
    done: { kk: 'Алып тастауға қол қою', ru: 'Подписать исключение', en: 'Sign the striking off' },
    summary: { kk: 'Жазба алып тасталады, бірақ тарихы қалады.', ru: 'Запись исключается, её история остаётся.', en: 'The entry is struck off, and its history stays.' },
  }),
])

/** A done measure without evidence is what somebody claims: the analyst finds whether what was given shows it. */
const measureDone = told({
  id: 'strategy.measure-done', title: { kk: 'Іс-шараның орындалғаны туралы есеп', ru: 'Отчёт об исполнении мероприятия', en: 'Report that a measure is done' },
  summary: { kk: 'Орган іс-шараның орындалғанын хабарлап, дәлелін береді. Дәлелсіз хабар «мәлімделген» болып көрсетіледі.', ru: 'Орган сообщает об исполнении мероприятия и даёт подтверждение. Без него мероприятие показывается как «заявленное».', en: 'A body says that a measure is done, and gives evidence. Without it the measure reads “claimed”.' },
  page: { kk: 'Не істелді?', ru: 'Что сделано?', en: 'What was done?' },
  fields: [
    needed(doneOn), evidence,
    file('evidenceFile', { label: { kk: 'Дәлелдің файлы', ru: 'Файл подтверждения', en: 'File of the evidence' }, accept: ['application/pdf', 'text/csv', 'application/json'], limitMegabytes: 10, optional: true }),
  ],
  subject: measure, finds: [needed(accepted)], effect: changes(measure.register), done: { kk: 'Есепті тіркеуге қол қою', ru: 'Подписать регистрацию отчёта', en: 'Sign that it is on record' },
  rule: onOrBefore(doneOn, filing).by(rules).else({ kk: 'Орындалған күні әлі келген жоқ.', ru: 'День исполнения ещё не наступил.', en: 'The day on which it was done is still to come.' }),
})

/** What was evidence is none any more: the measure reads “claimed” again, and the report stays on record. */
const evidenceWithdrawn = told({
  id: 'strategy.evidence-withdrawn', title: { kk: 'Дәлелді кері қайтарып алу', ru: 'Отзыв подтверждения', en: 'Withdrawal of evidence' },
  summary: { kk: 'Дәлел жарамсыз болса, іс-шара қайтадан «мәлімделген» болады.', ru: 'Если подтверждение оказалось негодным, мероприятие снова становится «заявленным».', en: 'Where evidence turned out to be none, the measure reads “claimed” again.' },
  page: { kk: 'Дәлел неге жарамсыз?', ru: 'Почему подтверждение негодно?', en: 'Why is it no evidence?' }, fields: [why], subject: measure, finds: [needed(accepted)],
  effect: () => ({ register: measure.register, does: 'change', fields: { accepted: 'accepted' } }), done: { kk: 'Кері қайтарып алуға қол қою', ru: 'Подписать отзыв', en: 'Sign the withdrawal' },
})

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
  rule: onOrBefore(toldOn, filing).by(rules).else({ kk: 'Дерек болашақ күнге берілген.', ru: 'Данные указаны на будущий день.', en: 'The figure is of a day to come.' }),
})

/** Two opinions stand side by side, and nobody averages them. */
const confidence = told({
  id: 'strategy.confidence', title: { kk: 'Мақсатқа жетуге сенім деңгейі', ru: 'Уверенность в достижении цели', en: 'Confidence that a target is reached' },
  summary: { kk: 'Жауапты орган да, талдаушы да өз сенім деңгейін көрсетеді: екеуі қатар тұрады.', ru: 'Ответственный орган и аналитик указывают каждый свою уверенность: обе стоят рядом.', en: 'The responsible body states its confidence and the analyst theirs: both stand side by side.' },
  page: { kk: 'Сіздің сенім деңгейіңіз', ru: 'Ваша уверенность', en: 'Your confidence' }, fields: [needed(ownerConfidence), why], subject: indicator, finds: [needed(analystConfidence)],
  effect: () => ({ register: indicator.register, does: 'change', fields: { ownerConfidence: 'ownerConfidence', analystConfidence: 'analystConfidence' } }), done: { kk: 'Екі пікірді енгізуге қол қою', ru: 'Подписать внесение обоих мнений', en: 'Sign both opinions' },
})

export const strategyProcedures: readonly Procedure[] = [...kept, measureDone, evidenceWithdrawn, figureReport, confidence]
