/** Cohorts of the incubation as a register, and the companies of those that were before the portal, with what the park knows of their first three years. */
import { date, integer, money, text, identifier } from '../../../../law/field.ts'
import { reference, register, type Register } from '../../../../law/register.ts'
import { onOrAfter } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import { keptOn, ownChange, ownEntry, stated } from '../space/common.ts'
import { rules } from './ground.ts'

const kept = keptOn(rules)

const name = text('name', { label: { kk: 'Топтың атауы', ru: 'Название набора', en: 'Name of the cohort' }, maxLength: 120, public: true })
const begins = date('begins', { label: { kk: 'Бағдарлама басталған күн', ru: 'День начала программы', en: 'Day on which its programme began' }, public: true })
const ends = date('ends', { label: { kk: 'Бағдарлама аяқталған күн', ru: 'День окончания программы', en: 'Day on which its programme ended' }, public: true })
const opened = date('opened', {
  label: { kk: 'Конкурс ашылған күн', ru: 'День открытия конкурса', en: 'Day on which its call opened' }, optional: true, public: true,
  hint: { kk: 'Конкурс осы порталда өтсе: топтың компаниялары оның рейтингінен алынады.', ru: 'Если конкурс проходил на этом портале: компании набора берутся из его рейтинга.', en: 'Where the call was held on this portal: the companies are those that its ranking admitted.' },
})
const cohortFields = [name, begins, ends, opened] as const

export const cohorts: Register = register('technopark.cohorts', {
  ...kept, numbers: 'COH', owner: ['body'], calledBy: name.name, unique: [name.name], title: { kk: 'Инкубация бағдарламасының топтары', ru: 'Наборы программы инкубации', en: 'Cohorts of the incubation' },
  summary: { kk: 'Инкубация бағдарламасының топтары. Әр топтың бір, екі және үш жылдан кейінгі нәтижесі бөлек бетте.', ru: 'Наборы программы инкубации. Итоги каждого через один, два и три года — на отдельной странице.', en: 'Cohorts of the incubation. What became of each after one, two and three years stands on a page of its own.' },
  fields: stated(cohortFields), shown: { to: 'everyone', fields: cohortFields.map((field) => field.name) },
  states: { entered: { kk: 'Енгізілген', ru: 'Внесён', en: 'Entered' }, suspended: { kk: 'Тексерілуде', ru: 'На проверке', en: 'Being checked' }, struck: { kk: 'Алып тасталған', ru: 'Исключён', en: 'Struck off' } },
})

const company = text('company', { label: { kk: 'Компания', ru: 'Компания', en: 'The company' }, maxLength: 300 })
const bin = identifier('bin', 'identifier', { label: { kk: 'БСН', ru: 'БИН', en: 'BIN' } })
const ended = date('ended', { label: { kk: 'Қызметін тоқтатқан күні', ru: 'День прекращения деятельности', en: 'Day on which it ceased to exist' }, optional: true, hint: { kk: 'Жұмыс істеп тұрса, бос қалдырыңыз.', ru: 'Если компания работает, оставьте пустым.', en: 'Leave it empty if it works.' } })
const nth: readonly Text[] = [{ kk: 'бірінші жыл', ru: 'первый год', en: 'first year' }, { kk: 'екінші жыл', ru: 'второй год', en: 'second year' }, { kk: 'үшінші жыл', ru: 'третий год', en: 'third year' }]
const years = nth.flatMap((year, at) => [
  money(`revenue${at + 1}`, { label: { kk: `Кіріс, ${year.kk}`, ru: `Доход, ${year.ru}`, en: `Revenue, ${year.en}` }, optional: true }),
  integer(`jobs${at + 1}`, { label: { kk: `Жұмыс орындары, ${year.kk}`, ru: `Рабочие места, ${year.ru}`, en: `Jobs, ${year.en}` }, min: 0, max: 100_000, optional: true }),
])
const companyFields = [company, bin, ended, ...years] as const
const cohort: Text = { kk: 'Топ', ru: 'Набор', en: 'The cohort' }
const registerFields = [reference('cohort', cohorts.id, 'uses', { label: cohort }), ...stated(companyFields)] as const

export const cohortCompanies: Register = register('technopark.cohort-companies', {
  ...kept, numbers: 'CCO', owner: ['body'], calledBy: company.name, unique: ['cohort', bin.name], title: { kk: 'Инкубация топтарының компаниялары', ru: 'Компании наборов инкубации', en: 'Companies of the cohorts' },
  summary: { kk: 'Портал іске қосылғанға дейінгі топтардың компаниялары және олардың алғашқы үш жылы. Тек технопаркке көрінеді: жұртшылыққа жиынтық көрсеткіштер ғана жарияланады.', ru: 'Компании наборов, проведённых до портала, и их первые три года. Видно только технопарку: публикуются лишь сводные показатели.', en: 'Companies of the cohorts from before the portal, and their first three years. The technopark alone sees it: what is published are sums.' },
  fields: registerFields, shown: { to: 'office', fields: registerFields.map((field) => field.name) },
  states: { entered: { kk: 'Енгізілген', ru: 'Внесена', en: 'Entered' }, suspended: { kk: 'Тексерілуде', ru: 'На проверке', en: 'Being checked' }, struck: { kk: 'Алып тасталған', ru: 'Исключена', en: 'Struck off' } },
})

const companyTitle: Text = { kk: 'Топтың компаниясы', ru: 'Компания набора', en: 'A company of the cohort' }
const asNamed = (fields: readonly { readonly name: string }[]): Readonly<Record<string, string>> => Object.fromEntries(fields.map((field) => [field.name, field.name]))
const strikeSign: Text = { kk: 'Алып тастауға қол қою', ru: 'Подписать исключение', en: 'Sign the striking off' }
const endsAfter = onOrAfter(ends, begins).by(rules).else({ kk: 'Бағдарлама басталғанға дейін аяқтала алмайды: күндерін тексеріңіз.', ru: 'Программа не может закончиться раньше, чем началась: проверьте даты.', en: 'The programme cannot end before it began: check the days.' })

export const cohortProcedures = [
  ownEntry({
    id: 'technopark.cohort', basis: rules, title: { kk: 'Инкубация тобын тізілімге енгізу', ru: 'Внесение набора инкубации в реестр', en: 'Entry of a cohort' },
    summary: { kk: 'Топ тізілімге енгізіледі, сонда оның бір, екі және үш жылдан кейінгі нәтижесі есептеледі.', ru: 'Набор вносится в реестр, после чего считаются его итоги через один, два и три года.', en: 'A cohort is entered in the register, and from then on it is counted what became of it after one, two and three years.' },
    form: [{ id: 'cohort', title: cohort, fields: cohortFields }], effect: { register: cohorts.id, does: 'enter', fields: asNamed(cohortFields) }, sound: endsAfter,
    sign: { kk: 'Енгізуге қол қою', ru: 'Подписать внесение', en: 'Sign the entry' }, words: { kk: 'Топ тізілімге енгізілді.', ru: 'Набор внесён в реестр.', en: 'The cohort is entered in the register.' },
  }),
  ownEntry({
    id: 'technopark.cohort-company', basis: rules, title: { kk: 'Топтың компаниясын енгізу', ru: 'Внесение компании набора', en: 'Entry of a company of a cohort' },
    summary: { kk: 'Порталға дейінгі топтың компаниясы алғашқы үш жылының белгілі көрсеткіштерімен енгізіледі. Осы порталда тапсырылған есептер өздігінен есепке алынады.', ru: 'Вносится компания набора, проведённого до портала, с известными показателями первых трёх лет. Отчёты, сданные на этом портале, учитываются сами.', en: 'A company of a cohort from before the portal is entered, with what is known of its first three years. Reports made on this portal are counted by themselves.' },
    form: [{ id: 'company', title: companyTitle, fields: [{ kind: 'entry', name: 'cohort', label: cohort, register: cohorts.id, which: 'shown' }, ...companyFields] }],
    effect: { register: cohortCompanies.id, does: 'enter', fields: asNamed(registerFields) }, sign: { kk: 'Енгізуге қол қою', ru: 'Подписать внесение', en: 'Sign the entry' }, words: { kk: 'Топтың компаниясы тізілімге енгізілді.', ru: 'Компания набора внесена в реестр.', en: 'The company of the cohort is entered in the register.' },
  }),
  ownChange({
    id: 'technopark.cohort-company-changed', basis: rules, title: { kk: 'Топ компаниясының мәліметін өзгерту', ru: 'Изменение сведений о компании набора', en: 'Change of the entry of a company of a cohort' },
    summary: { kk: 'Жазба толығымен қайта толтырылады: келесі жылдың көрсеткіштері не қызметін тоқтатқан күні қосылады.', ru: 'Запись заполняется заново целиком: добавляются показатели следующего года или день прекращения деятельности.', en: 'The entry is told again whole: the figures of another year, or the day on which the company ceased to exist, are added.' },
    subject: { register: cohortCompanies.id, title: companyTitle }, fields: companyFields, effect: { register: cohortCompanies.id, does: 'change', fields: asNamed(companyFields) },
    sign: { kk: 'Өзгеріске қол қою', ru: 'Подписать изменение', en: 'Sign the change' }, words: { kk: 'Топ компаниясы туралы жазба өзгертілді.', ru: 'Запись о компании набора изменена.', en: 'The entry of the company is changed.' },
  }),
  ownChange({
    id: 'technopark.cohort-company-struck', basis: rules, title: { kk: 'Топ компаниясын тізілімнен алып тастау', ru: 'Исключение компании набора из реестра', en: 'Striking off a company of a cohort' },
    summary: { kk: 'Қате енгізілген компания тізілімнен алып тасталады және топтың нәтижесінде есептелмейді.', ru: 'Компания, внесённая по ошибке, исключается из реестра и не учитывается в итогах набора.', en: 'A company that was entered by mistake is struck off, and counted no more.' },
    subject: { register: cohortCompanies.id, title: companyTitle }, effect: { register: cohortCompanies.id, does: 'strike' },
    sign: strikeSign, words: { kk: 'Топтың компаниясы тізілімнен алып тасталды.', ru: 'Компания набора исключена из реестра.', en: 'The company of the cohort is struck off.' },
  }),
  ownChange({
    id: 'technopark.cohort-changed', basis: rules, title: { kk: 'Топ туралы мәліметті өзгерту', ru: 'Изменение сведений о наборе', en: 'Change of the entry of a cohort' },
    summary: { kk: 'Топтың атауы, күндері немесе конкурсы түзетіледі. Нәтижелер жаңа мәлімет бойынша қайта есептеледі.', ru: 'Исправляются название, даты или конкурс набора. Итоги пересчитываются по новым сведениям.', en: 'Its name, its days or its call are set right. What became of it is counted anew.' },
    subject: { register: cohorts.id, title: cohort }, fields: cohortFields, effect: { register: cohorts.id, does: 'change', fields: asNamed(cohortFields) }, sound: endsAfter,
    sign: { kk: 'Өзгеріске қол қою', ru: 'Подписать изменение', en: 'Sign the change' }, words: { kk: 'Топ туралы жазба өзгертілді.', ru: 'Запись о наборе изменена.', en: 'The entry of the cohort is changed.' },
  }),
  ownChange({
    id: 'technopark.cohort-struck', basis: rules, title: { kk: 'Топты тізілімнен алып тастау', ru: 'Исключение набора из реестра', en: 'Striking off a cohort' },
    summary: { kk: 'Қате енгізілген топ тізілімнен алып тасталады, оның нәтижесі енді көрсетілмейді.', ru: 'Набор, внесённый по ошибке, исключается из реестра, его итоги больше не показываются.', en: 'A cohort that was entered by mistake is struck off, and what became of it is shown no more.' },
    subject: { register: cohorts.id, title: cohort }, effect: { register: cohorts.id, does: 'strike' },
    sign: strikeSign, words: { kk: 'Топ тізілімнен алып тасталды.', ru: 'Набор исключён из реестра.', en: 'The cohort is struck off.' },
  }),
] as const
