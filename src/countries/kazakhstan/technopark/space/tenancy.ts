/** Premises let for months: the company's signed application is its offer, the head's signature makes the contract, and rent is charged by itself month by month until it ends. */
import { unset } from '../../../../law/dated.ts'
import { days, months, workdays, years } from '../../../../law/duration.ts'
import { date, flag, integer, money, text } from '../../../../law/field.ts'
import { formatDay, inEveryLanguage } from '../../../../law/format.ts'
import { formatMoney } from '../../../../law/money.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { above, all, decisionDay, is, later, onOrAfter, onOrBefore, parameter, rounded, times, titled } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import { administrativeCode, secondary } from '../../acts.ts'
import { notRepresentatives } from '../../impartial.ts'
import { bodies } from '../offices.ts'
import type { Regime } from '../regime.ts'
import { byTwo, common, rules } from './common.ts'
import { premisesRegister, tenanciesRegister } from './premises.ts'

const company = text('company', { label: { kk: 'Жалға алушы', ru: 'Арендатор', en: 'Tenant' }, maxLength: 300, from: 'organisation.name', public: true })
const premisesName = text('premisesName', { label: { kk: 'Үй-жайдың атауы', ru: 'Название помещения', en: 'Name of the premises' }, maxLength: 120, from: 'entry.premises.name', public: true })
const area = integer('area', { label: { kk: 'Ауданы, м²', ru: 'Площадь, м²', en: 'Area, m²' }, from: 'entry.premises.area', public: true })
const from = date('from', { label: { kk: 'Жалдау басталатын күн', ru: 'Дата начала аренды', en: 'First day' }, public: true })
const until = date('until', { label: { kk: 'Жалдау аяқталатын күн', ru: 'Дата окончания аренды', en: 'Last day' }, public: true })
const purpose = text('purpose', { label: { kk: 'Үй-жайда не орналасады?', ru: 'Что будет размещено в помещении?', en: 'What will the premises be used for?' }, maxLength: 1000, long: true })

const notSet: Text = { kk: 'белгіленбеген', ru: 'не установлена', en: 'not set' }

/** Of a square metre a month, as the company signs it with its offer: every rate from its day on. */
const perMetre = (rates: Regime['rentRate']): Text => inEveryLanguage((locale) => rates.map(({ from: since, value }) => {
  const rate = value === unset ? notSet[locale] : formatMoney(BigInt(value), locale)
  return rates.length === 1 ? rate : `${formatDay(since, locale)}: ${rate}`
}).join('; '))

const agreed = (rates: Regime['rentRate']) => {
  const rate = perMetre(rates)
  return flag('rentAgreed', { label: { kk: `Бір шаршы метрдің айлық жалдау ақысына келісесіз бе (${rate.kk})?`, ru: `Согласны ли вы с арендной платой за квадратный метр в месяц (${rate.ru})?`, en: `Do you agree to the rent of a square metre a month (${rate.en})?` }, public: true })
}

const rentOf = rounded(times(parameter('rentRate'), area), 'tenge')
const monthlyRent = money('monthlyRent', { label: { kk: 'Айлық жалдау ақысы', ru: 'Арендная плата в месяц', en: 'Rent a month' }, public: true })

export const appeal = { within: months(3), procedure: 'technopark.appeal', to: bodies.appeals.name, basis: secondary(administrativeCode, '91') } as const

/** By the values of the regime: while no rate of rent is known, no contract is signed, and the form says that it is not set. */
export const tenancy = ({ rentRate }: Regime): Procedure => procedure({
  ...common, id: 'technopark.tenancy', title: { kk: 'Үй-жайды жалға алу', ru: 'Аренда помещения', en: 'Tenancy of premises' },
  summary: {
    kk: 'Компания орталықтың үй-жайын айлап жалға алады. Жалдау ақысы ай сайын өздігінен есептеліп, шот шығарылады; толық емес ай күн санына қарай есептеледі.', ru: 'Компания арендует помещение центра помесячно. Арендная плата начисляется каждый месяц автоматически, на неё выставляется счёт; неполный месяц считается по дням.',
    en: 'A company rents premises of the centre for months. Rent is charged by itself each month and invoiced; a part of a month is charged by its days.',
  },
  audience: { kk: 'Заңды тұлғалар', ru: 'Юридические лица', en: 'Companies' }, need: ['company'], offices: byTwo, opens: { by: 'company', proved: true, perApplicant: [{ atMost: 5, basis: rules }] }, parameters: { rentRate: { title: { kk: 'Жалдау ақысының мөлшерлемесі', ru: 'Ставка арендной платы', en: 'Rate of the rent' }, versions: rentRate } },
  form: [
    { id: 'premises', title: { kk: 'Қай үй-жай?', ru: 'Какое помещение?', en: 'Which premises?' }, fields: [company, { kind: 'entry', name: 'premises', label: { kk: 'Үй-жай', ru: 'Помещение', en: 'Premises' }, register: premisesRegister, which: 'shown', public: true }, premisesName, area, purpose] },
    { id: 'term', title: { kk: 'Қай мерзімге және қандай ақымен?', ru: 'На какой срок и за какую плату?', en: 'For how long, and for what rent?' }, fields: [from, until, agreed(rentRate)] },
  ],
  computed: [{ field: monthlyRent, amount: rentOf }],
  rules: {
    term: titled({ kk: 'Шарттың мерзімі және жалдау ақысы', ru: 'Срок договора и арендная плата', en: 'Term of the contract and the rent' }, all(
      onOrAfter(from, decisionDay).by(rules).else({ kk: 'Шарттың бірінші күні өтіп кеткен: кейінгі күнді таңдаңыз.', ru: 'Первый день договора уже прошёл: выберите более поздний день.', en: 'The first day of the contract has passed: choose one that is still to come.' }),
      onOrAfter(until, from).by(rules).else({ kk: 'Соңғы күні бірінші күнінен бұрын болмауы тиіс.', ru: 'Последний день не может быть раньше первого.', en: 'The last day cannot be before the first.' }),
      onOrBefore(until, later(from, years(5))).by(rules).else({ kk: 'Шарт бес жылдан аспайтын мерзімге жасалады: соңғы күнін ертерек таңдаңыз.', ru: 'Договор заключается не более чем на пять лет: выберите более ранний последний день.', en: 'A contract is for five years at most: choose an earlier last day.' }),
      above(parameter('rentRate'), '0').by(rules).else({ kk: 'Жалдау ақысының мөлшерлемесі белгіленбеген.', ru: 'Ставка арендной платы не установлена.', en: 'The rate of rent is not set.' }),
      is(agreed(rentRate), true).by(rules).else({ kk: 'Компания жалдау ақысына келіспейді.', ru: 'Компания не согласна с арендной платой.', en: 'The company does not agree to the rent.' }),
    )),
  },
  clock: { within: workdays(15), from: 'check', stopsIn: ['author'], silence: 'escalate', basis: rules }, starts: 'check', reopensAt: 'check',
  steps: {
    check: {
      title: { kk: 'Маманның қарауы', ru: 'Рассмотрение специалистом', en: 'An officer looks at it' }, by: { role: 'technopark.officer' }, within: workdays(5), basis: rules, check: 'term', excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        propose: { label: { kk: 'Шарт жасасуды ұсыну', ru: 'Предложить заключить договор', en: 'Propose the contract' }, to: 'signing', whenCheck: [true] },
        ask: { label: { kk: 'Мерзімін түзетуге қайтару', ru: 'Вернуть для исправления срока', en: 'Return it for another term' }, to: 'author', reasons: true },
        decline: { label: { kk: 'Бас тартуды ұсыну', ru: 'Предложить отказ', en: 'Propose a refusal' }, to: 'signing', reasons: true },
      },
    },
    author: {
      title: { kk: 'Өтініш берушінің түзетуі', ru: 'Исправление заявителем', en: 'The applicant mends it' }, by: 'applicant', within: workdays(10), basis: rules, corrects: 'all', late: { outcome: 'silent' },
      outcomes: {
        confirm: { label: { kk: 'Түзетілгенін жіберу', ru: 'Отправить исправленное', en: 'Send it mended' }, to: 'check' },
        withdraw: { label: { kk: 'Өтініштен бас тарту', ru: 'Отозвать заявление', en: 'Withdraw the application' }, to: 'closed' },
        silent: { label: { kk: 'Жауап берілмеді', ru: 'Ответа нет', en: 'No answer' }, to: 'closed', byClock: true },
      },
    },
    // Whether the premises are free on all of these days the register makes sure of, when the contract is signed.
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'technopark.head' }, within: workdays(5), basis: rules, check: 'term', excluded: notRepresentatives, notBy: ['check'], sign: true, late: 'escalate',
      outcomes: {
        let: {
          label: { kk: 'Шартқа қол қою', ru: 'Подписать договор', en: 'Sign the contract' }, to: 'closed', decides: 'let', whenCheck: [true], after: { step: 'check', outcome: 'propose' },
          effect: { register: tenanciesRegister, does: 'enter', fields: { premises: 'premises', company: company.name, from: from.name, until: until.name } },
        },
        refuse: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign the refusal' }, to: 'closed', decides: 'refused', reasons: true, after: { step: 'check', outcome: 'decline' } },
        return: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return for a review' }, to: 'check', reasons: true },
      },
    },
  },
  decisions: {
    let: { title: { kk: 'Үй-жайды жалға беру шарты', ru: 'Договор аренды помещения', en: 'Tenancy of premises' }, words: { kk: 'Үй-жай көрсетілген мерзімге компанияға жалға берілді.', ru: 'Помещение сдано компании в аренду на указанный срок.', en: 'The premises are let to the company for the term stated.' }, effect: 'grant', rules: ['term'], basis: rules },
    refused: { title: { kk: 'Үй-жайды жалға беруден бас тарту', ru: 'Отказ в аренде помещения', en: 'Refusal of a tenancy' }, words: { kk: 'Үй-жай жалға берілмейді.', ru: 'Помещение в аренду не сдаётся.', en: 'The premises are not let.' }, effect: 'refuse', rules: [], basis: rules, appeal },
  },
  obligations: {
    rent: {
      title: { kk: 'Жалдау ақысы', ru: 'Арендная плата', en: 'Rent' }, after: 'let', every: 'month', within: days(10), charged: { from: from.name, until: until.name }, form: [], tests: {}, late: { remind: [] }, basis: rules,
      pays: { title: { kk: 'Орталықтың үй-жайын жалдау ақысы', ru: 'Арендная плата за помещение центра', en: 'Rent of premises of the centre' }, amount: rentOf, within: days(10), income: 'technopark.rent', basis: rules },
    },
  },
})

const handed = date('handed', { label: { kk: 'Үй-жай қайтарылған күн', ru: 'День возврата помещения', en: 'Day on which the premises were handed back' }, hint: { kk: 'Жалдау ақысы осы күнге дейін есептеледі.', ru: 'По этот день начисляется арендная плата.', en: 'Rent is charged until this day.' }, public: true })
export const begins = date('begins', { label: { kk: 'Шарттың бірінші күні', ru: 'Первый день договора', en: 'First day of the contract' }, from: 'about.from', public: true })
const ends = date('ends', { label: { kk: 'Шарттың соңғы күні', ru: 'Последний день договора', en: 'Last day of the contract' }, from: 'about.until', public: true })

export const tenancyEnded: Procedure = procedure({
  ...common, id: 'technopark.tenancy-ended', title: { kk: 'Жалға алуды мерзімінен бұрын тоқтату', ru: 'Досрочное прекращение аренды', en: 'Early end of a tenancy' },
  summary: {
    kk: 'Компания шартты мерзімінен бұрын тоқтататынын хабарлайды. Маман үй-жайдың қайтарылған күнін белгілейді, басшы қол қояды; жалдау ақысы сол күнге дейін есептеледі, үй-жай босайды.', ru: 'Компания уведомляет о досрочном прекращении договора. Специалист указывает день возврата помещения, руководитель подписывает; арендная плата начисляется по этот день, помещение освобождается.',
    en: 'A company gives notice. An officer states the day on which the premises were handed back and the head signs; rent is charged until that day, and the premises are free.',
  },
  audience: { kk: 'Үй-жайды жалға алған компания', ru: 'Компания, арендующая помещение', en: 'A company that has a tenancy' }, need: ['company'], offices: byTwo, opens: { by: 'company', proved: true }, about: { procedures: ['technopark.tenancy'], effects: ['grant'] },
  form: [{ id: 'notice', title: { kk: 'Хабарлама', ru: 'Уведомление', en: 'The notice' }, fields: [begins, ends, date('leaves', { label: { kk: 'Үй-жайды қай күні босатасыз?', ru: 'В какой день вы освободите помещение?', en: 'On which day do you leave the premises?' } })] }],
  rules: {
    handed: titled({ kk: 'Үй-жайды қайтару күні', ru: 'День возврата помещения', en: 'The day on which the premises are handed back' }, all(
      onOrAfter(handed, begins).by(rules).else({ kk: 'Үй-жайды шарттың бірінші күнінен бұрын қайтаруға болмайды.', ru: 'Помещение не может быть возвращено раньше первого дня договора.', en: 'The premises cannot be handed back before the contract began.' }),
      onOrBefore(handed, ends).by(rules).else({ kk: 'Шарттың мерзімі бұл күннен бұрын бітеді.', ru: 'Срок договора истекает раньше этого дня.', en: 'By that day the contract is over by itself.' }),
      onOrBefore(handed, decisionDay).by(rules).else({ kk: 'Бұл күн әлі келген жоқ.', ru: 'Этот день ещё не наступил.', en: 'This day has not come yet.' }),
    )),
  },
  clock: { within: months(6), from: 'handover', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'handover', reopensAt: 'handover',
  steps: {
    handover: {
      title: { kk: 'Үй-жайды қабылдап алу', ru: 'Возврат помещения', en: 'The premises are handed back' }, by: { role: 'technopark.officer' }, basis: rules, excluded: notRepresentatives, late: 'escalate',
      outcomes: {
        taken: { label: { kk: 'Үй-жай қайтарылды', ru: 'Помещение возвращено', en: 'They were handed back' }, to: 'signing', findings: [handed] },
        stays: { label: { kk: 'Компания хабарламасын қайтарып алды', ru: 'Компания отозвала уведомление', en: 'The company takes its notice back' }, to: 'closed', reasons: true },
      },
    },
    signing: {
      title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'technopark.head' }, within: workdays(3), basis: rules, check: 'handed', excluded: notRepresentatives, notBy: ['handover'], sign: true, late: 'escalate',
      outcomes: {
        end: { label: { kk: 'Тоқтатуға қол қою', ru: 'Подписать прекращение', en: 'Sign the end' }, to: 'closed', decides: 'ended', whenCheck: [true], effect: { register: tenanciesRegister, does: 'change', fields: { until: handed.name } } },
        return: { label: { kk: 'Қайта қарауға жіберу', ru: 'Вернуть на рассмотрение', en: 'Return it' }, to: 'handover', reasons: true },
      },
    },
  },
  decisions: {
    ended: { title: { kk: 'Жалға алуды мерзімінен бұрын тоқтату', ru: 'Досрочное прекращение аренды', en: 'Early end of a tenancy' }, words: { kk: 'Шарт көрсетілген күн өткен соң тоқтатылды, үй-жай босады.', ru: 'Договор прекращён по истечении указанного дня, помещение свободно.', en: 'The contract is over after the day stated, and the premises are free.' }, effect: 'revoke', rules: ['handed'], endsOn: handed.name, basis: rules, appeal },
  },
})
