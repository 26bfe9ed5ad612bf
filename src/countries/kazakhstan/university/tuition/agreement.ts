/** The agreement on paid study: the learner's signed application is the offer, the rector's signature makes it, and each semester is charged ahead by itself while the learner stands in the register. */
import { always } from '../../../../law/dated.ts'
import { days, years } from '../../../../law/duration.ts'
import { choice, date, flag, money, text } from '../../../../law/field.ts'
import type { Procedure } from '../../../../law/procedure.ts'
import { reference, type Register, register } from '../../../../law/register.ts'
import { after, all, is, later, onOrAfter, onOrBefore, parameter, rounded, times } from '../../../../law/rule.ts'
import { fields as learner } from '../learners/register.ts'
import { notBeforeEntry, since, studyAct } from '../learners/study-act.ts'
import { bodies, offices, rules } from '../offices.ts'
import { tuitionIncome } from './money.ts'
import { termsRegister } from './terms.ts'

const agreementsRegister = 'university.tuition-agreements'
export const agreementId = 'university.tuition'

const learnerNumber = text('learner', { label: { kk: 'Білім алушының тізілімдегі нөмірі', ru: 'Номер обучающегося в реестре', en: 'Number in the register of learners' }, maxLength: 40, from: 'subject.number' })
const funding = choice('funding', { label: learner.funding.label, choices: learner.funding.choices, from: 'subject.funding' })
const termsFrom = date('termsFrom', { label: { kk: 'Бұл ақы оқуын мына күні не одан кейін бастағандарға қолданылады', ru: 'Эта плата — для тех, кто начал обучение в этот день или позже', en: 'It is for those who began on this day or later' }, from: 'entry.terms.from' })
const termsUntil = date('termsUntil', { label: { kk: 'Бұл ақы оқуын мына күні не одан бұрын бастағандарға қолданылады', ru: 'Эта плата — для тех, кто начал обучение в этот день или раньше', en: 'It is for those who began on this day or before' }, from: 'entry.terms.until' })
const yearly = money('yearly', { label: { kk: 'Бір оқу жылының ақысы', ru: 'Плата за учебный год', en: 'Tuition of a year of study' }, from: 'entry.terms.yearly' })
const first = date('first', { label: { kk: 'Қай күннен бастап ақылы оқисыз?', ru: 'С какого дня вы обучаетесь платно?', en: 'From which day do you pay?' }, hint: { kk: 'Семестрлер осы күннен бастап алты айдан есептеледі.', ru: 'Семестры считаются с этого дня по шесть месяцев.', en: 'Semesters are counted from this day, six months each.' } })
const agreed = flag('agreed', { label: { kk: 'Оқу ақысымен және оны төлеу тәртібімен келісесіз бе?', ru: 'Согласны ли вы с платой и порядком её внесения?', en: 'Do you agree to the tuition and how it is paid?' } })
const ofProgramme = flag('ofProgramme', { label: { kk: 'Таңдалған ақы білім алушының бағдарламасына сай ма?', ru: 'Относится ли выбранная плата к программе обучающегося?', en: 'Is it the tuition of the learner’s own programme?' } })
const last = date('last', { label: { kk: 'Оқу жоспары бойынша ақылы оқудың соңғы күні', ru: 'Последний день платного обучения по учебному плану', en: 'Last day of paid study by the curriculum' } })

export const agreements: Register = register(agreementsRegister, {
  inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office: { role: 'university.bursar', title: offices['university.bursar'] }, basis: rules, keep: { for: years(10), basis: rules },
  numbers: 'TUA', owner: ['person'], apart: { of: ['learner'], from: first.name, until: last.name }, title: { kk: 'Ақылы негізде оқу туралы шарттар', ru: 'Договоры об обучении на платной основе', en: 'Agreements on paid study' },
  summary: {
    kk: 'Кім қай күнге дейін ақылы оқиды және бір оқу жылының ақысы қанша. Жазбаны университет бухгалтері мен білім алушының өзі ғана көреді.', ru: 'Кто и по какой день обучается платно и какова плата за учебный год. Запись видят только бухгалтер университета и сам обучающийся.',
    en: 'Who pays how much for their studies, and until when. The bursar and the learner alone see an entry.',
  },
  fields: [
    text('learner', { label: learnerNumber.label, maxLength: 40 }), reference('terms', termsRegister, 'uses', { label: { kk: 'Оқу ақысының мөлшері', ru: 'Размер платы за обучение', en: 'The tuition' } }), money('yearly', { label: yearly.label }),
    date('first', { label: { kk: 'Ақылы оқудың бірінші күні', ru: 'Первый день платного обучения', en: 'First day of paid study' } }), date('last', { label: last.label }),
  ],
  shown: { to: 'office', fields: ['yearly', 'first', 'last'] },
  states: { entered: { kk: 'Жасалған', ru: 'Заключён', en: 'Agreed' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Бұзылған', ru: 'Расторгнут', en: 'Undone' } },
})

/** A semester is half of the year's sum: in how many parts a year is paid was found in no act. */
const semester = rounded(times(parameter('semesterShare'), yearly), 'tenge')

export const agreement: Procedure = studyAct({
  id: agreementId, title: { kk: 'Ақылы негізде оқу туралы шарт', ru: 'Договор об обучении на платной основе', en: 'Agreement on paid study' },
  summary: {
    kk: 'Оқу ақысын өзіңіз төлесеңіз, университетпен шарт жасасасыз. Әр семестрдің ақысына семестр басында төлем шоты шығарылады. Мемлекеттік білім беру тапсырысы бойынша оқитындар төлемейді. Академиялық демалыс кезінде ақы есептелмейді. Оқудан шықсаңыз, шыққан күннен бастап ақы есептелмейді, артық төленгені қайтарылады.',
    ru: 'Если вы сами платите за обучение, вы заключаете договор с университетом. За каждый семестр в его начале выставляется счёт на оплату. Обучающиеся по государственному образовательному заказу не платят. Во время академического отпуска плата не начисляется. Со дня отчисления плата не начисляется, уплаченное сверх этого возвращается.',
    en: 'Those who pay themselves make an agreement with the university. Each semester is invoiced when it begins. Whoever learns by the state order pays nothing. Nothing is charged in a leave. Whoever leaves is charged nothing from that day on, and what was paid beyond it is given back.',
  },
  asked: { title: { kk: 'Оқу ақысы', ru: 'Плата за обучение', en: 'The tuition' }, fields: [
    learnerNumber, funding, { kind: 'entry', name: 'terms', label: { kk: 'Бағдарламаңыздың ақысы', ru: 'Плата по вашей программе', en: 'Tuition of your programme' }, register: termsRegister, which: 'shown' }, termsFrom, termsUntil, yearly, first, agreed,
  ] },
  by: ['university.registrar', 'university.rector'], findings: [ofProgramme, last],
  rule: all(
    is(funding, 'own').by(rules).else({ kk: 'Оқу ақысын сіз төлемейсіз: шарт қажет емес.', ru: 'За обучение платите не вы: договор не нужен.', en: 'It is not you who pays: no agreement is needed.' }),
    is(ofProgramme, true).by(rules).else({ kk: 'Таңдалған ақы басқа бағдарламаныкі.', ru: 'Выбранная плата относится к другой программе.', en: 'The tuition chosen is that of another programme.' }),
    all(onOrAfter(since, termsFrom), onOrBefore(since, termsUntil)).by(rules).else({ kk: 'Таңдалған ақы оқуын басқа уақытта бастағандарға арналған.', ru: 'Выбранная плата — для тех, кто начал обучение в другое время.', en: 'The tuition chosen is for those who began at another time.' }),
    notBeforeEntry(first),
    all(after(last, first), onOrBefore(last, later(first, years(6)))).by(rules).else({ kk: 'Соңғы күн бірінші күннен кейін және одан алты жыл ішінде болуы керек (шек шартты түрде қабылданған).', ru: 'Последний день должен быть позже первого и не позднее чем через шесть лет (предел принят условно).', en: 'The last day must be after the first, within six years (the bound is assumed).' }),
    is(agreed, true).by(rules).else({ kk: 'Білім алушы оқу ақысымен келіспейді.', ru: 'Обучающийся не согласился с платой.', en: 'The learner does not agree to the tuition.' }),
  ),
  effect: { register: agreementsRegister, does: 'enter', fields: { learner: 'learner', terms: 'terms', yearly: 'yearly', first: 'first', last: 'last' } },
  words: { kk: 'Ақылы негізде оқу туралы шарт жасалды.', ru: 'Договор об обучении на платной основе заключён.', en: 'The agreement on paid study is made.' },
  more: {
    parameters: { semesterShare: always('0.5', rules) },
    obligations: {
      tuition: {
        title: { kk: 'Семестрдің оқу ақысы', ru: 'Плата за обучение за семестр', en: 'Tuition of a semester' }, after: 'granted', every: { months: 6 }, within: days(30), charged: { from: first.name, until: last.name, ahead: true, stops: [learner.leftOn.name] }, form: [], tests: {}, late: { remind: [] }, basis: rules,
        pays: { title: { kk: 'Семестрдің оқу ақысы', ru: 'Плата за обучение за семестр', en: 'Tuition of a semester' }, amount: semester, within: days(30), income: tuitionIncome, basis: rules },
      },
    },
  },
})
