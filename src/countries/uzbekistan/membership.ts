/**
 * What members of IT Park Uzbekistan owe it: a report of each quarter, which leads to their contribution, and each year a copy of their audit.
 *
 * That a quarterly report and the copy of an annual audit are owed, and that 110 companies lost their membership for want of the audit of 2023, is told by it-park.uz
 * (news on revoked residency, on 110 companies). Their days, what exactly a report holds, of which period the turnover is that brings the higher rate, and how a company is
 * admitted were not found: all that is assumed, and says so.
 */
import { assumed } from '../../law/citation.ts'
import { days, months, workdays, years } from '../../law/duration.ts'
import { file, money } from '../../law/field.ts'
import { type Obligation, procedure } from '../../law/procedure.ts'
import { all, atLeast, atMost, plus } from '../../law/rule.ts'
import { spoken } from '../../law/text.ts'
import { levied } from '../../institutions/technopark/index.ts'
import { itPark } from './index.ts'
import { by, founding } from './laws.ts'

const sample = assumed(founding, spoken({
  kk: 'Шартты түрде қабылданған: қатысушыны тіркеу тәртібі мен мерзімі табылмады.', ru: 'Принято условно: порядок и срок регистрации участника не найдены.', en: 'Assumed: how and within which time a member is registered was not found.',
}))
const reportDays = assumed(founding, spoken({
  kk: 'Тоқсандық есеп туралы — жарияланымдар бойынша; есептің мерзімі, жарнаны төлеу мерзімі және жоғары мөлшерлеме үшін айналым кезеңі табылмады, шартты түрде қабылданды.',
  ru: 'О квартальном отчёте — по публикациям; срок отчёта, срок уплаты взноса и период оборота для повышенной ставки не найдены и приняты условно.',
  en: 'The quarterly report is told of by publications; its days, those of the payment, and of which period the turnover for the higher rate is were not found and are assumed.',
}))
const auditDays = assumed(founding, spoken({
  kk: 'Жыл сайынғы аудит туралы — жарияланымдар бойынша; мерзімі табылмады, шартты түрде қабылданды.', ru: 'О ежегодном аудите — по публикациям; срок не найден и принят условно.', en: 'The annual audit is told of by publications; its days were not found and are assumed.',
}))

const domestic = money('domestic', { label: spoken({ kk: 'Тоқсандағы ел ішіндегі түсім', ru: 'Выручка за квартал внутри страны', en: 'Revenue of the quarter within the country' }) })
const abroad = money('abroad', { label: spoken({ kk: 'Тоқсандағы экспорттан түскен түсім', ru: 'Выручка за квартал от экспорта', en: 'Revenue of the quarter from exports' }) })
const yearTurnover = money('yearTurnover', { label: spoken({ kk: 'Жыл басынан бергі айналым', ru: 'Оборот с начала года', en: 'Turnover since the beginning of the year' }) })
const yearExports = money('yearExports', { label: spoken({ kk: 'Соның ішінде экспорттан', ru: 'В том числе от экспорта', en: 'Of it from exports' }) })
const audit = file('audit', {
  label: spoken({ kk: 'Аудиторлық қорытындының көшірмесі', ru: 'Копия аудиторского заключения', en: 'A copy of the auditor’s report' }), accept: ['application/pdf'], limitMegabytes: 20,
})

const quarter = plus(domestic, abroad)
const fact = (name: string) => ({ term: 'fact', fact: name }) as const
const contribution = levied(itPark.levy, { base: quarter, turnover: fact(yearTurnover.name), exports: fact(yearExports.name) })

const quarterlyReport: Obligation<'admitted'> = {
  title: spoken({ kk: 'Тоқсандық есеп', ru: 'Квартальный отчёт', en: 'Quarterly report' }),
  after: 'admitted', every: 'quarter', within: days(25),
  form: [{ id: 'revenue', title: spoken({ kk: 'Түсімді көрсетіңіз', ru: 'Укажите выручку', en: 'Enter your revenue' }), fields: [domestic, abroad, yearTurnover, yearExports] }],
  tests: {
    yearHoldsQuarter: all(atLeast(yearTurnover, quarter), atLeast(yearExports, abroad), atMost(yearExports, yearTurnover)).by(reportDays).else(spoken({
      kk: 'Жыл басынан бергі сомалар тоқсан сомаларынан аз немесе экспорт айналымнан көп.', ru: 'Суммы с начала года меньше сумм за квартал, или экспорт больше оборота.',
      en: 'The sums since the beginning of the year are less than those of the quarter, or exports are more than turnover.',
    })),
  },
  pays: {
    title: spoken({ kk: 'IT Park қатысушысының жарнасы', ru: 'Взнос участника IT Park', en: 'Contribution of a member of IT Park' }), amount: contribution.amount, within: days(30), income: 'it-park.contributions', basis: reportDays,
  },
  sign: true, late: { remind: [days(1), days(5)] }, basis: reportDays,
}

const annualAudit: Obligation<'admitted'> = {
  title: spoken({ kk: 'Жыл сайынғы аудит', ru: 'Ежегодный аудит', en: 'Annual audit' }),
  after: 'admitted', every: 'year', within: months(6),
  form: [{ id: 'audit', title: spoken({ kk: 'Аудиторлық қорытындыны қоса беріңіз', ru: 'Приложите аудиторское заключение', en: 'Add the auditor’s report' }), fields: [audit] }],
  tests: {}, sign: true, remind: [days(30)], late: { remind: [days(1), days(10)] }, basis: auditDays,
}

export const membership = procedure({
  id: 'it-park.membership',
  title: spoken({ kk: 'IT Park Uzbekistan қатысушысы болу (үлгі)', ru: 'Участие в IT Park Uzbekistan (образец)', en: 'Membership of IT Park Uzbekistan (a sample)' }),
  summary: spoken({ kk: 'Компания IT Park Uzbekistan қатысушысы ретінде тіркеледі.', ru: 'Компания регистрируется участником IT Park Uzbekistan.', en: 'A company is registered as a member of IT Park Uzbekistan.' }),
  audience: spoken({ kk: 'Ақпараттық технологиялар компаниялары', ru: 'Компании в сфере информационных технологий', en: 'Companies of information technology' }),
  inForce: { from: '2024-07-01', basis: by(founding), openCases: { rule: 'finish', basis: sample } },
  body: { name: spoken({ kk: 'IT Park дирекциясы (үлгі)', ru: 'Дирекция IT Park (образец)', en: 'Directorate of IT Park (a sample)' }), register: 'ITP' },
  offices: {
    'it-park.officer': spoken({ kk: 'IT Park маманы', ru: 'Специалист IT Park', en: 'Officer of IT Park' }), 'it-park.head': spoken({ kk: 'IT Park директоры', ru: 'Директор IT Park', en: 'Director of IT Park' }),
  },
  opens: { by: 'company', signs: 'head' },
  form: [{ id: 'plan', title: spoken({ kk: 'Бизнес-жоспар', ru: 'Бизнес-план', en: 'Business plan' }), fields: [file('plan', { label: spoken({ kk: 'Қызмет түрлері көрсетілген бизнес-жоспар', ru: 'Бизнес-план с видами деятельности', en: 'The business plan with its activities' }), accept: ['application/pdf'], limitMegabytes: 20 })] }],
  parameters: contribution.parameters, bands: contribution.bands,
  rules: {},
  clock: { within: workdays(15), from: 'check', stopsIn: [], silence: 'escalate', basis: sample },
  starts: 'check',
  steps: {
    check: {
      title: spoken({ kk: 'Өтінішті тексеру', ru: 'Проверка заявления', en: 'Check of the application' }), by: { role: 'it-park.officer' }, excluded: [{ of: 'representatives', within: months(12), basis: sample }], basis: sample, late: 'escalate',
      outcomes: { pass: { label: spoken({ kk: 'Қол қоюға беру', ru: 'Передать на подпись', en: 'Pass on for signature' }), to: 'decision' } },
    },
    decision: {
      title: spoken({ kk: 'Шешім қабылдау', ru: 'Принятие решения', en: 'Decision' }), by: { role: 'it-park.head' }, excluded: [{ of: 'representatives', within: months(12), basis: sample }], basis: sample, notBy: ['check'], sign: true, late: 'escalate',
      outcomes: { admit: { label: spoken({ kk: 'Тіркеу', ru: 'Зарегистрировать', en: 'Register' }), to: 'closed', decides: 'admitted' } },
    },
  },
  decisions: {
    admitted: {
      title: spoken({ kk: 'Қатысушыны тіркеу туралы шешім', ru: 'Решение о регистрации участника', en: 'Decision to register a member' }), words: spoken({ kk: 'Компания IT Park қатысушысы ретінде тіркелді.', ru: 'Компания зарегистрирована участником IT Park.', en: 'The company is registered as a member of IT Park.' }),
      effect: 'grant', rules: [], basis: sample, credential: { type: 'ItParkMember', claims: [], validFor: years(3) },
    },
  },
  obligations: { quarterlyReport, annualAudit },
  fee: 'free',
  complaint: { words: spoken({ kk: 'Директорға шағымдануға болады.', ru: 'Можно пожаловаться директору.', en: 'You can complain to the director.' }), basis: sample },
  keep: { for: years(5), basis: sample },
})
