/** Reports of participants from before the portal, brought from the technopark's own records: without them no picture of the park is older than its portal. */
import { date, identifier, integer, money, type RegionField, text } from '../../../law/field.ts'
import { register, type Register } from '../../../law/register.ts'
import { onOrAfter } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import type { EarlierReports } from '../../../institutions/technopark/index.ts'
import { rules } from './incubation/ground.ts'
import { keptOn, ownChange, ownEntry, stated } from './space/common.ts'

const company = text('company', { label: { kk: 'Компания', ru: 'Компания', en: 'The company' }, maxLength: 300 })
const bin = identifier('bin', 'identifier', { label: { kk: 'БСН', ru: 'БИН', en: 'BIN' } })
const from = date('from', { label: { kk: 'Кезеңнің алғашқы күні', ru: 'Первый день периода', en: 'First day of the period' } })
const to = date('to', { label: { kk: 'Кезеңнің соңғы күні', ru: 'Последний день периода', en: 'Last day of the period' } })
const region: RegionField = { kind: 'region', name: 'region', optional: true, label: { kk: 'Өңір', ru: 'Регион', en: 'Region' } }
const revenue = money('revenue', { label: { kk: 'Кіріс', ru: 'Доходы', en: 'Revenue' } })
const contribution = money('contribution', { label: { kk: 'Есептелген жарна', ru: 'Начисленный взнос', en: 'Contribution assessed' }, optional: true })
const relief = money('relief', { label: { kk: 'Қолданылған салық жеңілдіктері', ru: 'Применённые налоговые льготы', en: 'Tax relief used' }, optional: true })
const jobs = integer('jobs', { label: { kk: 'Кезең соңындағы қызметкерлер саны', ru: 'Число работников на конец периода', en: 'Number of staff at the end of the period' }, min: 0, max: 100_000, optional: true })
const fields = [company, bin, from, to, region, revenue, contribution, relief, jobs] as const

const report: Text = { kk: 'Бұрынғы есеп', ru: 'Прежний отчёт', en: 'The earlier report' }

export const earlierReports: Register = register('technopark.earlier-reports', {
  ...keptOn(rules), numbers: 'RPE', owner: ['body'], calledBy: company.name, unique: [bin.name, to.name], title: { kk: 'Порталға дейінгі есептер', ru: 'Отчёты до портала', en: 'Reports from before the portal' },
  summary: {
    kk: 'Қатысушылардың портал іске қосылғанға дейін сол кездегі қағидалар бойынша тапсырған есептері. Тек технопаркке көрінеді: жұртшылыққа жиынтық көрсеткіштер ғана жарияланады.',
    ru: 'Отчёты участников, сданные до портала по действовавшим тогда правилам. Видны только технопарку: публикуются лишь сводные показатели.',
    en: 'Reports that participants made before the portal, under the rules of that time. The technopark alone sees them: what is published are sums.',
  },
  fields: stated(fields), shown: { to: 'office', fields: fields.map(({ name }) => name) },
  states: { entered: { kk: 'Енгізілген', ru: 'Внесён', en: 'Entered' }, suspended: { kk: 'Тексерілуде', ru: 'На проверке', en: 'Being checked' }, struck: { kk: 'Алып тасталған', ru: 'Исключён', en: 'Struck off' } },
})

/** By which names the figures of the park know it. */
export const earlier: EarlierReports = { register: earlierReports.id, holder: bin.name, from: from.name, to: to.name, region: region.name, revenue: revenue.name, contribution: contribution.name, relief: relief.name, jobs: jobs.name }

const inOrder = onOrAfter(to, from).by(rules).else({ kk: 'Кезең басталғанға дейін аяқтала алмайды: күндерін тексеріңіз.', ru: 'Период не может закончиться раньше, чем начался: проверьте даты.', en: 'The period cannot end before it began: check the days.' })
const asNamed = Object.fromEntries(fields.map(({ name }) => [name, name]))

export const earlierProcedures = [
  ownEntry({
    id: 'technopark.earlier-report', basis: rules, title: { kk: 'Порталға дейінгі есепті енгізу', ru: 'Внесение отчёта, сданного до портала', en: 'Entry of a report from before the portal' },
    summary: { kk: 'Қатысушының порталға дейін тапсырған есебінің көрсеткіштері енгізіледі, сонда олар технопарктің көрсеткіштерінде есептеледі.', ru: 'Вносятся показатели отчёта, который участник сдал до портала, и учитываются в показателях технопарка.', en: 'The figures of a report that a participant made before the portal are entered, and counted among the figures of the park.' },
    form: [{ id: 'report', title: report, fields }], effect: { register: earlierReports.id, does: 'enter', fields: asNamed }, sound: inOrder,
    sign: { kk: 'Енгізуге қол қою', ru: 'Подписать внесение', en: 'Sign the entry' }, words: { kk: 'Есеп тізілімге енгізілді.', ru: 'Отчёт внесён в реестр.', en: 'The report is entered in the register.' },
  }),
  ownChange({
    id: 'technopark.earlier-report-struck', basis: rules, title: { kk: 'Порталға дейінгі есепті тізілімнен алып тастау', ru: 'Исключение отчёта, сданного до портала', en: 'Striking off a report from before the portal' },
    summary: { kk: 'Қате енгізілген есеп тізілімнен алып тасталады және көрсеткіштерде есептелмейді.', ru: 'Отчёт, внесённый по ошибке, исключается из реестра и не учитывается в показателях.', en: 'A report that was entered by mistake is struck off, and counted no more.' },
    subject: { register: earlierReports.id, title: report }, effect: { register: earlierReports.id, does: 'strike' },
    sign: { kk: 'Алып тастауға қол қою', ru: 'Подписать исключение', en: 'Sign the striking off' }, words: { kk: 'Есеп тізілімнен алып тасталды.', ru: 'Отчёт исключён из реестра.', en: 'The report is struck off.' },
  }),
] as const
