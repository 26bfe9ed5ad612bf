/** Hires: a company says that it took on whom it found by a card, that person confirms it, and it is counted. Who was taken on stands in the case alone. */
import { workdays } from '../../../../law/duration.ts'
import { choice, date, type RegionField, text } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { register, type Register } from '../../../../law/register.ts'
import { filing, onOrBefore, titled } from '../../../../law/rule.ts'
import { cardsRegister } from '../../university/talent-card.ts'
import { skills } from '../../university/skills.ts'
import { inRegion, workKinds } from '../../work.ts'
import { offices } from '../offices.ts'
import { common, kept, rules } from './ground.ts'
import { needsRegister } from './needs.ts'

export const hiresRegister = 'technopark.hires'

const skill = choice('skill', { label: { kk: 'Қай дағды үшін жұмысқа алынды?', ru: 'Для какого навыка нанят специалист?', en: 'For which skill?' }, choices: skills.groups.flatMap((group) => group.skills.map(({ code, label }) => ({ value: code, label }))) })
const kind = choice('kind', { label: { kk: 'Қандай жұмысқа?', ru: 'На какую работу?', en: 'For which work?' }, choices: workKinds })
const since = date('since', { label: { kk: 'Жұмысты қай күні бастады?', ru: 'С какого дня работает?', en: 'Since which day?' } })
const region: RegionField = inRegion
const fields = [skill, kind, region, since] as const

export const hires: Register = register(hiresRegister, {
  ...kept, numbers: 'HIR', owner: ['organisation'], fields, shown: { to: 'office', fields: [] },
  title: { kk: 'Жұмысқа алынғандар', ru: 'Случаи найма', en: 'Hires' },
  summary: { kk: 'Карта арқылы табылған маманды жұмысқа алу: дағды, жұмыс түрі, өңір және күн. Адамның өзі растаған, ал оның кім екені мұнда жазылмайды. Басқаларға тек жиынтық саны көрсетіледі.', ru: 'Наём специалиста, найденного по карточке: навык, вид работы, регион и день. Подтверждён самим человеком; кто он, здесь не записано. Остальным видны только сводные числа.', en: 'Somebody who was found by a card and taken on: skill, kind of work, region and day. Confirmed by that person, of whom it says nothing. Others see sums alone.' },
  states: { entered: { kk: 'Расталған', ru: 'Подтверждён', en: 'Confirmed' }, suspended: { kk: 'Тексерілуде', ru: 'Проверяется', en: 'Under review' }, struck: { kk: 'Алып тасталған', ru: 'Исключён', en: 'Struck off' } },
})

const company = text('company', { label: { kk: 'Компания', ru: 'Компания', en: 'The company' }, maxLength: 300, from: 'organisation.name', public: true })

export const hire: Procedure = procedure({
  ...common, id: 'technopark.hire', title: { kk: 'Маманды жұмысқа алғанын хабарлау', ru: 'Сообщение о найме специалиста', en: 'Telling of a hire' },
  summary: { kk: 'Компания картасы бойынша тапқан маманды жұмысқа алғанын хабарлайды, маман оны растайды. Есепте тек саны қалады.', ru: 'Компания сообщает, что наняла специалиста, найденного по карточке, а он это подтверждает. В учёте остаётся только число.', en: 'A company tells that it took on a specialist whom it found by a card, and that person confirms it. What is kept is the count.' },
  audience: { kk: 'Маманды жұмысқа алған компания', ru: 'Компания, нанявшая специалиста', en: 'A company that has taken on a specialist' }, need: ['company'], offices: { 'technopark.officer': offices['technopark.officer'] }, opens: { by: 'company', proved: true },
  form: [{
    id: 'hire', title: { kk: 'Кім жұмысқа алынды?', ru: 'Кто нанят?', en: 'Who was taken on?' }, fields: [
      company, { kind: 'entry', name: 'need', label: { kk: 'Қай қажеттілігіңіз үшін?', ru: 'Для какой вашей потребности?', en: 'For which need of yours?' }, register: needsRegister, which: 'own', states: ['entered', 'suspended', 'struck'] },
      { ...region, from: 'entry.need.region' }, { kind: 'entry', name: 'other', label: { kk: 'Қай маман картасы? (нөмірі)', ru: 'Какая карточка специалиста? (номер)', en: 'Which card? (its number)' }, register: cardsRegister, which: 'shown' }, skill, kind, since,
    ],
  }],
  rules: { begun: titled({ kk: 'Жұмыстың бірінші күні', ru: 'Первый день работы', en: 'The first day of work' }, onOrBefore(since, filing).by(rules).else({ kk: 'Жұмыс басталатын күн әлі келген жоқ.', ru: 'День начала работы ещё не наступил.', en: 'The first day of work is still to come.' })) },
  clock: { within: workdays(10), from: 'confirmation', stopsIn: ['confirmation'], silence: 'escalate', basis: rules }, starts: 'confirmation',
  steps: {
    confirmation: {
      title: { kk: 'Маманның растауы', ru: 'Подтверждение специалиста', en: 'The specialist confirms it' }, by: { owner: { field: 'other' }, shown: ['hire'] }, within: workdays(10), basis: rules, late: { outcome: 'silent', basis: rules },
      outcomes: {
        confirm: { label: { kk: 'Растаймын', ru: 'Подтверждаю', en: 'I confirm it' }, to: 'entry' }, deny: { label: { kk: 'Бұлай болған жоқ', ru: 'Этого не было', en: 'It is not so' }, to: 'closed' },
        silent: { label: { kk: 'Жауап берілмеді', ru: 'Ответа нет', en: 'No answer' }, to: 'closed', byClock: true },
      },
    },
    entry: {
      title: { kk: 'Ережелер бойынша енгізу', ru: 'Внесение по правилам', en: 'Entered by the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'begun', late: { outcome: 'look' },
      outcomes: {
        enter: { label: { kk: 'Есепке алу', ru: 'Учесть', en: 'Count it' }, to: 'closed', decides: 'hired', whenCheck: [true], effect: { register: hiresRegister, does: 'enter', fields: Object.fromEntries(fields.map(({ name }) => [name, name])) } },
        look: { label: { kk: 'Лауазымды адамға жіберу', ru: 'Передать должностному лицу', en: 'Pass it to an officer' }, to: 'look', whenCheck: [false, 'unknown'] },
      },
    },
    look: {
      title: { kk: 'Лауазымды адамның қарауы', ru: 'Рассмотрение должностным лицом', en: 'An officer looks at it' }, by: { role: 'technopark.officer' }, within: workdays(1), basis: rules, late: 'escalate',
      outcomes: { decline: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Send back' }, to: 'closed', reasons: true } },
    },
  },
  decisions: { hired: { title: { kk: 'Жұмысқа алу расталды', ru: 'Наём подтверждён', en: 'The hire is confirmed' }, words: { kk: 'Екі тарап та растады: жұмысқа алу есепке алынды.', ru: 'Обе стороны подтвердили: случай найма учтён.', en: 'Both have confirmed it, and it is counted.' }, effect: 'grant', rules: ['begun'], basis: rules } },
})
