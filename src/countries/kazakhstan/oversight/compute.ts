/** The compute book: accelerators and training runs are declared, changes told of monthly, all counted once a year, and a large training notified. No act of Kazakhstan asks for it yet. */
import type { Citation } from '../../../law/citation.ts'
import { always } from '../../../law/dated.ts'
import { days, months, workdays, years } from '../../../law/duration.ts'
import { text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { procedure, type Obligation, type Procedure } from '../../../law/procedure.ts'
import { register, type Register } from '../../../law/register.ts'
import { all, any, atLeast, atMost, earlier, everyRow, filing, given, is, later, not, onOrAfter, onOrBefore, parameter, periodEnd, times, titled } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { europeanAiAct, secondary } from '../acts.ts'
import { atOnce } from '../own-entries.ts'
import { common } from './common.ts'
import {
  accelerator, accelerators, basisOfFigure, best, changeDay, changes, counted, countedBy, countedOn, countError, evidence, figures, hours, hoursError, idleHours, known, least, leastUse, licence, method, most, mostUse, number, otherHours, parameters, peak,
  peakSource, runName, runPurpose, since, site, spread, notification, sure, tokens, trainingHours,
} from './compute-fields.ts'
import { bodies, offices, rules } from './offices.ts'

const notBinding: Text = { kk: 'Салыстыру үшін ғана: Қазақстанда мұндай шек белгіленбеген.', ru: 'Только для сравнения: в Казахстане такой порог не установлен.', en: 'For reference only: Kazakhstan has set no such threshold.' }
const european = (article: string) => secondary(europeanAiAct, article, notBinding)

const owner = text('ownerName', { label: { kk: 'Ұйым', ru: 'Организация', en: 'Organisation' }, maxLength: 300 })
const ownerName = { ...owner, from: 'organisation.name' } as const
const stateWords = (entered: Text): Register['states'] => ({ entered, suspended: { kk: 'Тексерілуде', ru: 'Проверяется', en: 'Under review' }, struck: { kk: 'Алып тасталған', ru: 'Исключено', en: 'Struck off' } })

/** Where how much stands is told in sums alone: an entry is seen by its owner and by the office. */
export const holdings = register('oversight.accelerators', {
  title: { kk: 'Мәлімделген үдеткіштер', ru: 'Заявленные ускорители', en: 'Declared accelerators' },
  summary: { kk: 'Жасанды интеллектіні оқытуға жарайтын үдеткіштер: қандай, нешеу, қайда және кімдікі.', ru: 'Ускорители, пригодные для обучения искусственного интеллекта: какие, сколько, где и чьи.', en: 'Accelerators that can train artificial intelligence: which, how many, where and whose.' },
  inForce: { from: '2026-01-18' }, body: { name: bodies.oversight.name }, office: { role: 'oversight.officer', title: offices['oversight.officer'] }, numbers: 'AIC', basis: rules, owner: ['organisation'], calledBy: accelerator.name,
  fields: [accelerator, number, site, peak, peakSource, since, licence, { ...owner, optional: true }],
  states: stateWords({ kk: 'Мәлімделген', ru: 'Заявлены', en: 'Declared' }),
  shown: { to: 'office', fields: [accelerator.name] }, keep: { for: years(5), basis: rules },
})

export const trainingRuns = register('oversight.training-runs', {
  title: { kk: 'Мәлімделген оқытулар', ru: 'Заявленные обучения', en: 'Declared training runs' },
  summary: { kk: 'Модельдерді оқыту: есептеу көлемі, есептеу әдісі және мүмкін мәндер аралығы.', ru: 'Обучения моделей: объём вычислений, метод расчёта и границы.', en: 'Trainings of models: the amount of computation, how it is known, and within which bounds.' },
  inForce: { from: '2026-01-18' }, body: { name: bodies.oversight.name }, office: { role: 'oversight.officer', title: offices['oversight.officer'] }, numbers: 'AIR', basis: rules, owner: ['organisation'], calledBy: runName.name,
  fields: [
    runName, runPurpose, known, method, ...[parameters, tokens, spread, accelerators, hours, peak, leastUse, mostUse, least, best, most].map((field) => ({ ...field, optional: true as const })), basisOfFigure, { ...owner, optional: true },
    ...notification.map((field) => ({ ...field, optional: true as const })),
  ],
  states: stateWords({ kk: 'Мәлімделген', ru: 'Заявлено', en: 'Declared' }),
  shown: { to: 'office', fields: [runName.name] }, keep: { for: years(5), basis: rules },
})

const lateness = { remind: [days(1), days(7)], tells: { role: 'oversight.officer', after: days(10) } } as const

/** As safeguards have it (INFCIRC/153, 63): within thirty days after the end of the month. */
const monthly: Obligation<'declared'> = {
  title: { kk: 'Үдеткіштердің ай сайынғы есебі', ru: 'Ежемесячный отчёт об ускорителях', en: 'Monthly report on accelerators' }, after: 'declared', every: 'month', within: days(30), remind: [days(7)], sign: true, basis: rules,
  form: [
    { id: 'changes', title: { kk: 'Ай ішінде не өзгерді?', ru: 'Что изменилось за месяц?', en: 'What changed in the month?' }, fields: [changes] },
    { id: 'hours', title: { kk: 'Үдеткіштер неге пайдаланылды?', ru: 'На что использовались ускорители?', en: 'What were they used for?' }, fields: [trainingHours, otherHours, idleHours, hoursError] },
  ],
  tests: {
    days: everyRow(changes, onOrBefore(changeDay, periodEnd)).by(rules).else({ kk: 'Өзгеріс есепті айдан кейінгі күнмен көрсетілген.', ru: 'Дата изменения позже отчётного месяца.', en: 'A change is of a day after the month of the report.' }),
  },
  late: lateness,
}
const stockTake: Obligation<'declared'> = {
  title: { kk: 'Үдеткіштерді жыл сайын түгендеу', ru: 'Ежегодная инвентаризация ускорителей', en: 'Yearly stock-take of accelerators' }, after: 'declared', every: { months: 12 }, within: days(30), remind: [days(14), days(3)], sign: true, basis: rules,
  form: [{ id: 'count', title: { kk: 'Орнында не саналды?', ru: 'Что насчитано на месте?', en: 'What was counted on the spot?' }, fields: [countedOn, counted, countError, countedBy] }],
  tests: {
    day: all(onOrAfter(countedOn, earlier(periodEnd, months(12))), onOrBefore(countedOn, later(periodEnd, months(12)))).by(rules).else({ kk: 'Көрсетілген күн осы түгендеудің жылына жатпайды.', ru: 'Указанный день не относится к году этой инвентаризации.', en: 'The day of the count is not of this stock-take.' }),
    error: atMost(countError, counted).by(rules).else({ kk: 'Түгендеу қателігі саналған үдеткіштер санынан үлкен.', ru: 'Погрешность инвентаризации больше числа насчитанных ускорителей.', en: 'The error of the count is above what was counted.' }),
  },
  late: lateness,
}
const shared = { ...common, audience: { kk: 'Үдеткіштері бар немесе модель оқытатын ұйымдар', ru: 'Организации, у которых есть ускорители или которые обучают модели', en: 'Organisations that have accelerators or train models' }, offices: { 'oversight.officer': offices['oversight.officer'], 'oversight.head': offices['oversight.head'] }, need: ['company'], opens: { by: 'company', signs: 'head' } } as const satisfies Partial<Procedure>
const fill = (fields: readonly { readonly name: string }[]): Readonly<Record<string, string>> => Object.fromEntries(fields.map(({ name }) => [name, name]))
const clock = { within: workdays(2), from: 'entry', stopsIn: [], silence: 'escalate', basis: rules } as const

const declaration: Procedure = procedure({
  ...shared, id: 'oversight.accelerators',
  title: { kk: 'Үдеткіштерді мәлімдеу', ru: 'Заявление об ускорителях', en: 'Declaration of accelerators' },
  summary: {
    kk: 'Ұйым бір орындағы бір модельдегі үдеткіштерін мәлімдейді. Кейін ай сайын есеп береді және оларды жылына бір рет түгендейді.', ru: 'Организация заявляет ускорители одной модели в одном месте. Затем она ежемесячно отчитывается и раз в год проводит их инвентаризацию.',
    en: 'An organisation declares accelerators of one model in one place. It then reports monthly, and counts them once a year.',
  },
  form: [{ id: 'accelerators', title: { kk: 'Қандай үдеткіштер?', ru: 'Какие ускорители?', en: 'Which accelerators?' }, fields: [ownerName, accelerator, number, site, peak, peakSource, since, licence] }],
  rules: { past: titled({ kk: 'Үдеткіштер орнатылған күн', ru: 'День установки ускорителей', en: 'The day of installation' }, onOrBefore(since, filing).by(rules).else({ kk: 'Орнатылған күні әлі келген жоқ.', ru: 'День установки ещё не наступил.', en: 'The day since which they are there is still to come.' })) }, eligibility: 'past',
  clock, starts: 'entry',
  steps: {
    entry: {
      title: { kk: 'Тізілімге енгізу', ru: 'Внесение в реестр', en: 'Entry in the register' }, by: 'rules', within: workdays(1), basis: rules, check: 'past', late: { outcome: 'decline' },
      outcomes: {
        enter: { label: { kk: 'Тізілімге енгізу', ru: 'Внести в реестр', en: 'Enter them in the register' }, to: 'closed', whenCheck: [true], decides: 'declared', effect: { register: 'oversight.accelerators', does: 'enter', fields: fill([accelerator, number, site, peak, peakSource, since, licence, ownerName]) } },
        decline: { label: { kk: 'Толықтыруға қайтару', ru: 'Вернуть на доработку', en: 'Send it back to be mended' }, to: 'correction', whenCheck: [false, 'unknown'] },
      },
    },
    correction: {
      title: { kk: 'Мәлімдемені түзету', ru: 'Исправление заявления', en: 'Mending the declaration' }, by: 'applicant', within: workdays(10), basis: rules, corrects: 'all', late: { outcome: 'silent' },
      outcomes: { again: { label: { kk: 'Қайта жіберу', ru: 'Отправить ещё раз', en: 'Send it again' }, to: 'entry' }, silent: { label: { kk: 'Жауап келмеді', ru: 'Ответа нет', en: 'No answer came' }, to: 'closed', byClock: true } },
    },
  },
  decisions: {
    declared: {
      title: { kk: 'Үдеткіштер мәлімделді', ru: 'Ускорители заявлены', en: 'Accelerators are declared' },
      words: { kk: 'Үдеткіштер тізілімге енгізілді. Иесі ай сайын есеп беруге және оларды жыл сайын түгендеуге міндетті.', ru: 'Ускорители внесены в реестр. Владелец обязан ежемесячно отчитываться и ежегодно проводить их инвентаризацию.', en: 'The accelerators are entered in the register. Their owner reports monthly and counts them yearly.' },
      effect: 'grant', rules: ['past'], basis: rules,
    },
  },
  reopensAt: 'entry', obligations: { monthly, stockTake },
})

/** In what each method counts: 10²⁵ operations are 10 of the declared 10²⁴; 10⁷ of parameters and tokens in 10⁹ each; and 10¹⁵ of accelerators, hours, 10¹² operations and per cent. */
type Quantity = Parameters<typeof times>[0]
const in24 = '10'
const threshold = (of: Quantity, unit: string) => times(of, unit)
const reaches: Text = { kk: 'Есептеу көлемі хабарлау шегіне жетпейді.', ru: 'Объём вычислений не достигает порога уведомления.', en: 'The amount of computation does not reach the threshold of notification.' }
const largeBy = (of: Quantity, cited: (article: string) => Citation) => all(onOrAfter(known, '2025-08-02').by(cited('113')).else({ kk: 'Бұл күні хабарлау шегі әлі қолданылмаған.', ru: 'В этот день порог уведомления ещё не применялся.', en: 'On that day the threshold of notification did not apply yet.' }), any(
  all(is(method, 'architecture'), atLeast(times(times(times(parameters, tokens), 6), spread), threshold(of, '1000000'))),
  all(is(method, 'hardware'), atLeast(times(times(times(times(accelerators, hours), 3600), peak), mostUse), threshold(of, '100000000000000'))),
  all(is(method, 'operator'), atLeast(most, threshold(of, '1'))),
).by(cited('51')).else(reaches))
const large = largeBy(parameter('threshold'), european)
const inOrder = all(
  onOrBefore(known, filing).by(rules).else({ kk: 'Бұл күн әлі келген жоқ.', ru: 'Этот день ещё не наступил.', en: 'That day is still to come.' }),
  any(
    is(method, 'architecture'), all(is(method, 'hardware'), atMost(leastUse, mostUse)), all(is(method, 'operator'), atMost(least, best), atMost(best, most)),
  ).by(rules).else({ kk: 'Төменгі шек жоғарғы шектен үлкен.', ru: 'Нижняя граница больше верхней.', en: 'The lower bound is above the upper one.' }),
)
const run = { register: 'oversight.training-runs', does: 'enter', fields: fill([runName, runPurpose, known, method, parameters, tokens, spread, accelerators, hours, peak, leastUse, mostUse, least, best, most, basisOfFigure, ownerName]) } as const

const training: Procedure = procedure({
  ...shared, id: 'oversight.training-run',
  title: { kk: 'Модель оқытуды мәлімдеу', ru: 'Заявление об обучении модели', en: 'Declaration of a training run' },
  summary: {
    kk: 'Ұйым модельді оқытуды, есептеу көлемін, есептеу әдісін және мүмкін мәндер аралығын мәлімдейді. Көлемі 10²⁵ FLOP-қа жетуі мүмкін болса, ұйым ол туралы ерікті түрде хабарлайды: Қазақстанда мұндай міндет белгіленбеген.', ru: 'Организация заявляет обучение модели, объём вычислений, метод расчёта и границы. Если объём может достигать 10²⁵ FLOP, она добровольно уведомляет об этом: такая обязанность в Казахстане не установлена.',
    en: 'An organisation declares a training, its amount of computation, how it is known and within which bounds. Where it may reach 10²⁵ FLOP, it notifies of it voluntarily: no act of Kazakhstan sets such a duty.',
  },
  form: [
    { id: 'run', title: { kk: 'Не оқытылды?', ru: 'Что обучено?', en: 'What was trained?' }, fields: [ownerName, runName, runPurpose, known] },
    { id: 'figures', title: { kk: 'Қанша есептеу жұмсалды?', ru: 'Сколько вычислений потрачено?', en: 'How much computation did it take?' }, fields: [method, ...figures] },
  ],
  // In 10²⁴ operations. Article 51(2) applies since 2 August 2025.
  parameters: { threshold: { title: { kk: 'Хабарлау шегі', ru: 'Порог уведомления', en: 'Threshold of the notice' }, versions: always(in24, european('51'), notBinding) } },
  rules: { inOrder: titled({ kk: 'Мәліметтердің дұрыстығы', ru: 'Правильность сведений', en: 'The particulars are in order' }, inOrder), large: titled({ kk: 'Ірі оқыту шегі', ru: 'Порог крупного обучения', en: 'The threshold of large training' }, large) },
  eligibility: 'inOrder',
  clock: { ...clock, from: 'order' }, starts: 'order',
  steps: {
    order: {
      title: { kk: 'Сандарды тексеру', ru: 'Проверка чисел', en: 'Check of the figures' }, by: 'rules', within: workdays(1), basis: rules, check: 'inOrder', late: { outcome: 'mend' },
      outcomes: { go: { label: { kk: 'Қабылдау', ru: 'Принять', en: 'Take it' }, to: 'entry', whenCheck: [true] }, mend: { label: { kk: 'Толықтыруға қайтару', ru: 'Вернуть на доработку', en: 'Send it back to be mended' }, to: 'correction', whenCheck: [false, 'unknown'] } },
    },
    correction: {
      title: { kk: 'Мәлімдемені түзету', ru: 'Исправление заявления', en: 'Mending the declaration' }, by: 'applicant', within: workdays(10), basis: rules, corrects: 'all', late: { outcome: 'silent' },
      outcomes: { again: { label: { kk: 'Қайта жіберу', ru: 'Отправить ещё раз', en: 'Send it again' }, to: 'order' }, silent: { label: { kk: 'Жауап келмеді', ru: 'Ответа нет', en: 'No answer came' }, to: 'closed', byClock: true } },
    },
    entry: {
      title: { kk: 'Тізілімге енгізу', ru: 'Внесение в реестр', en: 'Entry in the register' }, by: 'rules', within: workdays(1), basis: rules, check: 'large', late: { outcome: 'late' },
      outcomes: {
        // Where it cannot be told, the stricter holds.
        large: { label: { kk: 'Ірі оқыту ретінде енгізу', ru: 'Внести как крупное обучение', en: 'Enter it as a large training' }, to: 'closed', whenCheck: [true, 'unknown'], decides: 'large', effect: run },
        enter: { label: { kk: 'Тізілімге енгізу', ru: 'Внести в реестр', en: 'Enter it in the register' }, to: 'closed', whenCheck: [false], decides: 'declared', effect: run },
        late: { label: { kk: 'Есептелмеді: өтініш берушіге қайтару', ru: 'Не рассчитано: вернуть заявителю', en: 'It was not worked out: return it' }, to: 'correction', byClock: true },
      },
    },
  },
  decisions: {
    declared: {
      title: { kk: 'Оқыту мәлімделді', ru: 'Обучение заявлено', en: 'A training run is declared' }, words: { kk: 'Оқыту тізілімге енгізілді.', ru: 'Обучение внесено в реестр.', en: 'The training is entered in the register.' }, effect: 'grant', rules: ['inOrder'], basis: rules,
    },
    large: {
      title: { kk: 'Ірі оқыту мәлімделді', ru: 'Заявлено крупное обучение', en: 'A large training run is declared' },
      words: { kk: 'Оқыту тізілімге енгізілді. Көлемі 10²⁵ FLOP-қа жетуі мүмкін: ұйымнан ерікті хабарлама күтіледі, Қазақстанда мұндай міндет белгіленбеген.', ru: 'Обучение внесено в реестр. Объём может достигать 10²⁵ FLOP: от организации ожидается добровольное уведомление, такая обязанность в Казахстане не установлена.', en: 'The training is entered in the register. It may reach 10²⁵ FLOP: a voluntary notification is awaited of the organisation; no act of Kazakhstan sets such a duty.' },
      effect: 'grant', rules: ['inOrder', 'large'], basis: rules,
    },
  },
  reopensAt: 'order', obligations: {},
})

/** Of the run as its entry has it, and what was told of it before. */
const declaredRun: readonly FormField[] = [runName, known, method, parameters, tokens, spread, accelerators, hours, peak, leastUse, mostUse, least, best, most].map((field): FormField => ({ ...field, from: `subject.${field.name}`, optional: true }))
const toldBefore = { ...evidence, name: 'toldBefore', label: { kk: 'Бұрын хабарланғаны', ru: 'О чём уведомлено раньше', en: 'What was told before' }, from: 'subject.evidence', optional: true } as const

/** What the regulation of the EU asks of a large model (articles 51 and 52), told without a last day: no act of Kazakhstan sets one. */
const largeTraining: Procedure = atOnce({
  id: 'oversight.large-training', common: { ...common, inForce: common.inForce }, office: { role: 'oversight.officer', title: offices['oversight.officer'] }, need: ['company'], opens: { by: 'company', signs: 'head' },
  title: { kk: 'Ірі оқыту туралы хабарлама', ru: 'Уведомление о крупном обучении', en: 'Notification of a large training' },
  summary: {
    kk: 'Есептеу көлемі 10²⁵ FLOP-қа жеткен немесе жетуі мүмкін мәлімделген оқыту туралы хабарлама: бұл қайдан белгілі, модель қалай бағаланды және қалай шығарылады. Хабарлау ерікті: Қазақстанда мұндай міндет белгіленбеген.', ru: 'Уведомление о заявленном обучении, объём которого достиг или может достичь 10²⁵ FLOP: из чего это известно, как оценена модель и как она будет выпущена. Уведомление добровольное: такая обязанность в Казахстане не установлена.',
    en: 'Notification of a declared training that reaches 10²⁵ FLOP, or may: from what that is known, how the model was evaluated, and how it is released. It is voluntary: no act of Kazakhstan sets such a duty.',
  },
  audience: shared.audience, words: { kk: 'Хабарлама қабылданып, оқыту туралы жазбаға енгізілді.', ru: 'Уведомление принято и внесено в запись об обучении.', en: 'The notification is taken, and stands in the entry of the training.' },
  subject: { register: 'oversight.training-runs', title: { kk: 'Мәлімделген оқыту', ru: 'Заявленное обучение', en: 'The declared training' } },
  form: [{ id: 'run', title: { kk: 'Не мәлімделді?', ru: 'Что заявлено?', en: 'What was declared?' }, fields: [...declaredRun, toldBefore] }, { id: 'notification', title: { kk: 'Модель туралы не хабарлайсыз?', ru: 'Что вы сообщаете о модели?', en: 'What do you tell of the model?' }, fields: [...notification, sure] }],
  rule: all(
    largeBy(in24, () => rules),
    not(given(toldBefore)).by(rules).else({ kk: 'Бұл оқыту туралы хабарланған: хабарлама алмастырылмайды.', ru: 'Об этом обучении уже уведомлено: уведомление не заменяется.', en: 'This training is notified already: a notification is not replaced.' }),
    is(sure, true).by(rules).else({ kk: 'Мәліметтердің дұрыстығы расталмаған.', ru: 'Достоверность сведений не подтверждена.', en: 'It is not confirmed that what is told is true.' }),
  ),
  effect: { register: 'oversight.training-runs', does: 'change', fields: fill(notification) }, does: { kk: 'Жазбаға енгізу', ru: 'Внести в запись', en: 'Enter it' },
})

export const computeProcedures: readonly Procedure[] = [declaration, training, largeTraining]
