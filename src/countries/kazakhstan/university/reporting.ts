/**
 * What existing universities do for AI: a university takes the duty upon itself, the registrar checks that it is one, the rector signs, and each year it enters a report and names it.
 * The President asked the universities on 1 October 2025 to intensify this work; no act was found that sets what they report, so that the order is assumed and joining is voluntary.
 */
import { days, workdays, years } from '../../../law/duration.ts'
import { date, file, integer, type RegionField, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { type Obligation, procedure, type Procedure } from '../../../law/procedure.ts'
import { reference, type Register, register } from '../../../law/register.ts'
import { all, earlier, filing, onOrAfter, onOrBefore, periodEnd } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { notRepresentatives } from '../impartial.ts'
import { atOnce } from '../own-entries.ts'
import { common } from './award.ts'
import { bodies, offices, rules } from './offices.ts'

const office = { role: 'university.registrar', title: offices['university.registrar'] } as const
const company = { by: 'company', proved: true } as const

/** The registers by which others know them. */
export const reporting = { universities: 'university.universities', reports: 'university.ai-reports' } as const

const name = text('name', { label: { kk: 'Университет', ru: 'Университет', en: 'University' }, maxLength: 300 })
const region: RegionField = { kind: 'region', name: 'region', label: { kk: 'Университет орналасқан өңір', ru: 'Регион, в котором находится университет', en: 'Region of the university' } }
const licence = text('licence', {
  label: { kk: 'Білім беру қызметіне лицензияның нөмірі', ru: 'Номер лицензии на образовательную деятельность', en: 'Number of the licence for education' }, maxLength: 60,
})
const ownName = { ...name, from: 'organisation.name', public: true } as const

const universities: Register = register(reporting.universities, {
  inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office, basis: rules, keep: { for: years(10), basis: rules },
  numbers: 'UNV', owner: ['organisation'], onePerOwner: true, calledBy: name.name, title: { kk: 'Есеп беретін университеттер', ru: 'Университеты, которые отчитываются', en: 'Universities that report' },
  summary: {
    kk: 'Жасанды интеллект бойынша жұмысы туралы жыл сайын есеп беруге міндеттенген университеттер.', ru: 'Университеты, которые обязались ежегодно отчитываться о работе в области искусственного интеллекта.', en: 'Universities that have undertaken to report each year what they do for AI.',
  },
  fields: [name, region, licence], shown: { to: 'everyone', fields: [name.name, region.name, licence.name] },
  states: { entered: { kk: 'Есеп береді', ru: 'Отчитывается', en: 'Reports' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Шығарылған', ru: 'Исключён', en: 'Struck off' } },
})

const count = (field: string, label: Text, more: { readonly hint?: Text; readonly optional?: true } = {}) => integer(field, { label, min: 0, max: 1_000_000, ...more })
const asOf = date('asOf', { label: { kk: 'Деректер қай күнгі жағдай бойынша берілген?', ru: 'По состоянию на какой день даны сведения?', en: 'As of which day are the figures?' } })
const year = integer('year', { label: { kk: 'Есепті жыл', ru: 'Отчётный год', en: 'Year of the report' }, min: 2020, max: 2100 })
const figures = [
  count('programmes', { kk: 'Жасанды интеллект бойынша білім беру бағдарламалары', ru: 'Образовательные программы по искусственному интеллекту', en: 'Programmes in AI' }),
  count('places', { kk: 'Осы бағдарламалардағы бір жылғы орын саны', ru: 'Число мест на этих программах за год', en: 'Places in these programmes in the year' }),
  count('teachers', { kk: 'Осы бағдарламалардың оқытушылары', ru: 'Преподаватели этих программ', en: 'Teachers of these programmes' }),
  count('learners', { kk: 'Осы бағдарламалардың білім алушылары', ru: 'Обучающиеся на этих программах', en: 'Learners in these programmes' }),
  count('graduates', { kk: 'Осы бағдарламалардың бір жылғы түлектері', ru: 'Выпускники этих программ за год', en: 'Graduates of these programmes in the year' }),
  count('computeHours', { kk: 'Білім алушыларға берілген үдеткіш-сағат', ru: 'Ускорителе-часы, предоставленные обучающимся', en: 'Accelerator-hours given to learners' }, { optional: true, hint: { kk: 'Белгісіз болса, бос қалдырыңыз.', ru: 'Если неизвестно, оставьте пустым.', en: 'Leave it empty if it is not known.' } }),
] as const
const evidence = file('evidence', {
  label: { kk: 'Растайтын құжат', ru: 'Подтверждающий документ', en: 'Supporting document' }, hint: { kk: 'Мысалы, орын саны, оқытушылар мен түлектер туралы бұйрықтар.', ru: 'Например, приказы о местах, преподавателях и выпуске.', en: 'For example, the orders on places, teachers and graduates.' }, accept: ['application/pdf'], limitMegabytes: 20,
})
const university: FormField = { kind: 'entry', name: 'university', label: { kk: 'Тізілімдегі университетіңіз', ru: 'Ваш университет в реестре', en: 'Your university in the register' }, register: reporting.universities, which: 'own' }
const stated = [year, asOf, ...figures] as const

const universityReports: Register = register(reporting.reports, {
  inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office, basis: rules, keep: { for: years(10), basis: rules },
  numbers: 'UNR', owner: ['organisation'], calledBy: name.name, unique: ['university', year.name], title: { kk: 'Университеттердің жасанды интеллект туралы есептері', ru: 'Отчёты университетов об искусственном интеллекте', en: 'Reports of universities on AI' },
  summary: {
    kk: 'Әр университет және әр жыл бойынша: бағдарламалар, орындар, оқытушылар, білім алушылар және түлектер. Деректерді университеттің өзі береді, дәлелі есеп ісінде сақталады.',
    ru: 'По каждому университету и году: программы, места, преподаватели, обучающиеся и выпускники. Сведения даёт сам университет, подтверждение хранится в деле отчёта.',
    en: 'For each university and year: programmes, places, teachers, learners and graduates. The university states them itself, and its evidence stands in the case of the report.',
  },
  fields: [name, reference('university', reporting.universities, 'holds', { label: { kk: 'Тізілімдегі жазбасы', ru: 'Запись в реестре', en: 'Its entry in the register' } }), region, ...stated],
  shown: { to: 'everyone', fields: [name.name, 'university', region.name, ...stated.map((one) => one.name)] },
  states: { entered: { kk: 'Жарияланған', ru: 'Опубликован', en: 'Published' }, suspended: { kk: 'Тексерілуде', ru: 'Проверяется', en: 'Under review' }, struck: { kk: 'Алып тасталған', ru: 'Исключён', en: 'Struck off' } },
})

const byName = (fields: readonly { readonly name: string }[]): Readonly<Record<string, string>> => Object.fromEntries(fields.map((one) => [one.name, one.name]))
const tells = { title: { kk: 'Қай университет?', ru: 'Какой университет?', en: 'Which university?' } } as const
const audience: Text = { kk: 'Жоғары және жоғары оқу орнынан кейінгі білім беру ұйымдары', ru: 'Организации высшего и послевузовского образования', en: 'Organisations of higher and postgraduate education' }

const taken = [university, { ...ownName }, { ...region, from: 'entry.university.region', public: true }] as const
const reportForm = [
  { id: 'university', ...tells, fields: [...taken, { ...year, public: true }, { ...asOf, public: true }] },
  { id: 'figures', title: { kk: 'Жасанды интеллект бойынша не істелді?', ru: 'Что сделано в области искусственного интеллекта?', en: 'What was done for AI?' }, fields: [...figures.map((field) => ({ ...field, public: true as const })), evidence] },
] as const
const past = onOrBefore(asOf, filing).by(rules).else({ kk: 'Деректердің күні әлі келген жоқ.', ru: 'День, на который даны сведения, ещё не наступил.', en: 'The day of the figures is still to come.' })
const filled = { register: reporting.reports, fields: byName([name, { name: 'university' }, region, ...stated]) } as const
const shared = { common, office, audience, opens: company, need: ['learning'], form: reportForm, rule: past } as const

const report = atOnce({
  ...shared, id: 'university.ai-report', title: { kk: 'Университеттің жасанды интеллект туралы есебі', ru: 'Отчёт университета об искусственном интеллекте', en: 'Report of a university on AI' }, words: { kk: 'Есеп тізілімге енгізілді.', ru: 'Отчёт внесён в реестр.', en: 'The report is entered in the register.' },
  summary: { kk: 'Университет бір жыл үшін бағдарламалар, орындар, оқытушылар, білім алушылар және түлектер санын растайтын құжатпен бірге береді. Есеп бірден жарияланады; өткен жылдар үшін де беруге болады.', ru: 'Университет сообщает за год число программ, мест, преподавателей, обучающихся и выпускников с подтверждающим документом. Отчёт публикуется сразу; его можно подать и за прошлые годы.', en: 'A university tells, for a year, its programmes, places, teachers, learners and graduates, with evidence. The report is published at once, and may be of an earlier year too.' },
  effect: { ...filled, does: 'enter' }, does: { kk: 'Жариялау', ru: 'Опубликовать', en: 'Publish it' },
})
const correction = atOnce({
  ...shared, id: 'university.ai-report-changed', title: { kk: 'Университет есебін түзету', ru: 'Исправление отчёта университета', en: 'Correction of a report of a university' }, words: { kk: 'Есеп түзетілді.', ru: 'Отчёт исправлен.', en: 'The report is corrected.' },
  summary: { kk: 'Есеп толығымен қайта толтырылады; бұрын айтылғаны жазбаның тарихында қалады.', ru: 'Отчёт заполняется заново целиком; прежние сведения остаются в истории записи.', en: 'The report is told again whole; what was said before stays in the history of the entry.' },
  subject: { register: reporting.reports, title: { kk: 'Есеп', ru: 'Отчёт', en: 'The report' } }, effect: { ...filled, does: 'change' }, does: { kk: 'Есепті өзгерту', ru: 'Изменить отчёт', en: 'Change the report' },
})

/** Reminded of before and after the last day; then the registrar is told. What was reported is named, so that one report is told once. */
const yearly: Obligation<'joined'> = {
  title: { kk: 'Жасанды интеллект бойынша жылдық есеп', ru: 'Годовой отчёт об искусственном интеллекте', en: 'Yearly report on AI' }, after: 'joined', every: 'year', within: days(60), remind: [days(30), days(7)], sign: true, basis: rules,
  form: [{
    id: 'report', title: { kk: 'Қай есеп?', ru: 'Какой отчёт?', en: 'Which report?' }, fields: [
      {
        kind: 'entry', name: 'report', register: reporting.reports, which: 'own', label: { kk: 'Тізілімдегі есебіңіз', ru: 'Ваш отчёт в реестре', en: 'Your report in the register' },
        hint: { kk: 'Алдымен «Университеттің жасанды интеллект туралы есебі» қызметі арқылы есепті енгізіңіз.', ru: 'Сначала внесите отчёт через услугу «Отчёт университета об искусственном интеллекте».', en: 'Enter it first by the service “Report of a university on AI”.' },
      },
      { ...asOf, from: 'entry.report.asOf' },
    ],
  }],
  tests: {
    ofYear: all(onOrAfter(asOf, earlier(periodEnd, years(1))), onOrBefore(asOf, periodEnd)).by(rules).else({ kk: 'Таңдалған есеп осы жылға жатпайды.', ru: 'Выбранный отчёт не относится к этому году.', en: 'The report that is named is not of this year.' }),
  },
  late: { remind: [days(1), days(14)], tells: { role: office.role, after: days(30) } },
}

const joining: Procedure = procedure({
  ...common, id: 'university.joining', title: { kk: 'Университеттің жыл сайын есеп беру міндеттемесі', ru: 'Обязательство университета ежегодно отчитываться', en: 'Undertaking of a university to report each year' },
  summary: {
    kk: 'Университет жасанды интеллект бойынша жұмысы туралы жыл сайын есеп беруге міндеттенеді. Тіркеуші лицензияны тексереді, ректор қол қояды, содан кейін университет тізілімге енгізіледі.', ru: 'Университет обязуется ежегодно отчитываться о работе в области искусственного интеллекта. Регистратор проверяет лицензию, ректор подписывает, и университет вносится в реестр.',
    en: 'A university undertakes to report each year what it does for AI. The registrar checks its licence, the rector signs, and it stands in the register.',
  },
  audience, need: ['learning'], offices: { [office.role]: office.title, 'university.rector': offices['university.rector'] }, opens: company,
  form: [{ id: 'university', ...tells, fields: [ownName, { ...region, public: true }, { ...licence, public: true }, file('paper', { label: { kk: 'Лицензияның көшірмесі', ru: 'Копия лицензии', en: 'Copy of the licence' }, accept: ['application/pdf'], limitMegabytes: 20 })] }],
  rules: {}, clock: { within: workdays(10), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check',
  steps: {
    check: {
      title: { kk: 'Тіркеушінің тексеруі', ru: 'Проверка регистратором', en: 'The registrar checks it' }, by: { role: office.role }, within: workdays(7), basis: rules, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Ректорға ұсыну', ru: 'Передать ректору', en: 'Pass it to the rector' }, to: 'signing' },
        decline: { label: { kk: 'Қайтаруды ұсыну', ru: 'Предложить вернуть', en: 'Propose to return it' }, to: 'signing', reasons: true },
      },
    },
    signing: {
      title: { kk: 'Ректордың шешімі', ru: 'Решение ректора', en: 'The rector decides' }, by: { role: 'university.rector' }, within: workdays(3), basis: rules, excluded: notRepresentatives, notBy: ['check'], sign: true, late: 'escalate',
      outcomes: {
        enter: { label: { kk: 'Тізілімге енгізуге қол қою', ru: 'Подписать внесение в реестр', en: 'Sign the entry' }, to: 'closed', decides: 'joined', effect: { register: reporting.universities, does: 'enter', fields: byName([name, region, licence]) }, after: { step: 'check', outcome: 'propose' } },
        return: { label: { kk: 'Қайтаруға қол қою', ru: 'Подписать возврат', en: 'Sign the return' }, to: 'closed', decides: 'returned', reasons: true, after: { step: 'check', outcome: 'decline' } },
        again: { label: { kk: 'Қайта тексеруге жіберу', ru: 'Вернуть на проверку', en: 'Return for a check' }, to: 'check', reasons: true },
      },
    },
  },
  decisions: {
    joined: {
      title: { kk: 'Университет есеп беруге міндеттенді', ru: 'Университет обязался отчитываться', en: 'The university undertakes to report' }, effect: 'grant', rules: [], basis: rules,
      words: { kk: 'Университет тізілімге енгізілді және жыл сайын есеп береді.', ru: 'Университет внесён в реестр и ежегодно отчитывается.', en: 'The university is entered in the register and reports each year.' },
    },
    returned: { title: { kk: 'Өтінішті қайтару', ru: 'Возврат заявления', en: 'The application is returned' }, words: { kk: 'Тізілім өзгермейді.', ru: 'Реестр не изменяется.', en: 'The register stays as it is.' }, effect: 'dismiss', rules: [], basis: rules },
  },
  reopensAt: 'check', obligations: { yearly },
})

export const reportingProcedures: readonly Procedure[] = [joining, report, correction]
export const reportingRegisters: readonly Register[] = [universities, universityReports]
