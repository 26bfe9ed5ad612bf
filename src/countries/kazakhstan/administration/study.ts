/** Somebody studies: a scholarship each month of the academic year, for marks. */
import { months, workdays } from '../../../law/duration.ts'
import { date, decimal, flag, identifier, text } from '../../../law/field.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { all, atLeast, filing, is, later, onOrAfter, onOrBefore, parameter, times, titled } from '../../../law/rule.ts'
import { always } from '../../../law/dated.ts'
import { calculationIndex, rules } from './acts.ts'
import { byTwo, givenOrRefused, held, notHeld, oneOpen, serviceOf } from './common.ts'

const university = text('university', { label: { kk: 'Оқу орны', ru: 'Учебное заведение', en: 'Place of study' }, maxLength: 200 })
const average = decimal('average', { label: { kk: 'Соңғы сессияның орташа балы (GPA)', ru: 'Средний балл последней сессии (GPA)', en: 'Average mark of the last session (GPA)' }, hint: { kk: '0-ден 4-ке дейін, мысалы, 3,33.', ru: 'От 0 до 4, например, 3,33.', en: 'From 0 to 4, such as 3.33.' }, min: '0', max: '4' })
const fullTime = flag('fullTime', { label: { kk: 'Мемлекеттік білім беру тапсырысы бойынша күндізгі оқу нысанында оқисыз ба?', ru: 'Вы учитесь очно по государственному образовательному заказу?', en: 'Do you study full time by state order?' } })
const endsOn = date('endsOn', { label: { kk: 'Академиялық күнтізбе бойынша семестр қай күні аяқталады?', ru: 'Когда по академическому календарю заканчивается семестр?', en: 'When does the semester end by the academic calendar?' }, public: true })
const account = identifier('iban', 'account', { label: { kk: 'Стипендия түсетін шот', ru: 'Счёт для стипендии', en: 'Account for the scholarship' }, personal: true })
const confirmed = flag('confirmed', { label: { kk: 'Оқу орны балл мен оқу нысанын растады ма?', ru: 'Учебное заведение подтвердило балл и форму обучения?', en: 'Has the place of study confirmed the mark and the form of study?' } })

const scholarship: Procedure = procedure({
  ...serviceOf('science'), id: 'administration.scholarship', need: ['learning'],
  title: { kk: 'Мемлекеттік стипендия тағайындау', ru: 'Назначение государственной стипендии', en: 'State scholarship' },
  summary: { kk: 'Жақсы оқитын студентке семестр аяқталғанша ай сайын стипендия төленеді.', ru: 'Студенту с хорошими оценками до конца семестра ежемесячно выплачивается стипендия.', en: 'A student with good marks is paid a scholarship each month until the end of the semester.' },
  audience: { kk: 'Күндізгі оқу нысанының студенттері', ru: 'Студенты очной формы', en: 'Full-time students' },
  opens: { by: 'person', signs: 'anyone', ...oneOpen },
  form: [{ id: 'study', title: { kk: 'Оқуыңыз', ru: 'Ваша учёба', en: 'Your studies' }, fields: [university, average, fullTime, account] }],
  parameters: {
    mci: calculationIndex,
    leastAverage: { title: { kk: 'Ең төменгі орташа балл', ru: 'Наименьший средний балл', en: 'Least average mark' }, versions: always('2.33', rules, { kk: 'Ең төменгі балл шартты түрде қабылданған.', ru: 'Наименьший балл принят условно.', en: 'The least mark is assumed.' }) },
    inUnits: { title: { kk: 'Стипендия мөлшері, АЕК', ru: 'Размер стипендии, МРП', en: 'Scholarship, in MCI' }, versions: always('12', rules, { kk: 'Стипендия мөлшері (АЕК) шартты түрде қабылданған.', ru: 'Размер стипендии в МРП принят условно.', en: 'The scholarship in MCI is assumed.' }) },
  },
  rules: {
    deserved: titled({ kk: 'Стипендия алу құқығы', ru: 'Право на стипендию', en: 'Right to a scholarship' }, all(
      atLeast(average, parameter('leastAverage')).by(rules).else({ kk: 'Орташа балл стипендия алуға жетпейді.', ru: 'Средний балл ниже необходимого для стипендии.', en: 'The average mark is below what a scholarship needs.' }),
      is(fullTime, true).by(rules).else({ kk: 'Стипендия мемлекеттік тапсырыс бойынша күндізгі оқу нысанында оқитындарға төленеді.', ru: 'Стипендия выплачивается тем, кто учится очно по государственному заказу.', en: 'Scholarships are for those who study full time by state order.' }),
    )),
    confirmed: titled({ kk: 'Стипендия тағайындау шарттары', ru: 'Условия назначения стипендии', en: 'Conditions for a scholarship' }, all(
      atLeast(average, parameter('leastAverage')).by(rules).else({ kk: 'Орташа балл стипендия алуға жетпейді.', ru: 'Средний балл ниже необходимого для стипендии.', en: 'The average mark is below what a scholarship needs.' }),
      is(fullTime, true).by(rules).else({ kk: 'Стипендия мемлекеттік тапсырыс бойынша күндізгі оқу нысанында оқитындарға төленеді.', ru: 'Стипендия выплачивается тем, кто учится очно по государственному заказу.', en: 'Scholarships are for those who study full time by state order.' }),
      is(confirmed, true).by(rules).else({ kk: 'Оқу орны мәліметті растамады.', ru: 'Учебное заведение не подтвердило сведения.', en: 'The place of study does not confirm it.' }),
      onOrAfter(endsOn, filing).by(rules).else({ kk: 'Семестр аяқталған.', ru: 'Семестр уже закончился.', en: 'The semester is over.' }),
      onOrBefore(endsOn, later(filing, months(6))).by(rules).else({ kk: 'Семестрдің соңғы күні өтініш берілген күннен алты айдан кейін.', ru: 'Последний день семестра позже шести месяцев со дня подачи заявления.', en: 'The last day of the semester is more than six months after the application.' }),
      notHeld,
    )),
  },
  eligibility: 'deserved',
  clock: { within: workdays(10), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check',
  steps: byTwo({ body: 'science', check: 'confirmed', basis: rules, within: [workdays(7), workdays(3)], findings: [confirmed, endsOn, held] }),
  decisions: givenOrRefused('person', rules, ['confirmed'], {
    granted: { title: { kk: 'Стипендия тағайындау', ru: 'Назначение стипендии', en: 'The scholarship is given' }, words: { kk: 'Семестр аяқталғанша мемлекеттік стипендия тағайындалды.', ru: 'До конца семестра назначена государственная стипендия.', en: 'A state scholarship is given until the end of the semester.' } },
    refused: { title: { kk: 'Стипендия тағайындаудан бас тарту', ru: 'Отказ в назначении стипендии', en: 'The scholarship is refused' }, words: { kk: 'Стипендия тағайындаудан бас тартылды.', ru: 'В назначении стипендии отказано.', en: 'The scholarship is refused.' } },
  }),
  reopensAt: 'check',
  entitlements: {
    scholarship: {
      title: { kk: 'Мемлекеттік стипендия', ru: 'Государственная стипендия', en: 'State scholarship' }, after: 'granted', every: 'month', amount: times(parameter('inUnits'), parameter('mci')), until: { fact: endsOn.name }, account: account.name,
      expense: 'administration.scholarships', within: workdays(5), arrears: 'paid', basis: rules,
    },
  },
})

export const studyServices: readonly Procedure[] = [scholarship]
