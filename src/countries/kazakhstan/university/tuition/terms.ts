/** What a year of paid study costs, by programme and by when the studies began. No sum is known: where none is entered it is not set, and what stands in the sample is a sample. */
import { years } from '../../../../law/duration.ts'
import { date, money } from '../../../../law/field.ts'
import type { Procedure } from '../../../../law/procedure.ts'
import { reference, type Register, register } from '../../../../law/register.ts'
import { above, all, onOrAfter } from '../../../../law/rule.ts'
import { programmes } from '../admission/index.ts'
import { common } from '../award.ts'
import { enteredByTwo } from '../by-two.ts'
import { bodies, offices, rules } from '../offices.ts'

export const termsRegister = 'university.tuition-terms'

const programmeLabel = { kk: 'Білім беру бағдарламасы', ru: 'Образовательная программа', en: 'Programme' } as const
const from = date('from', { label: { kk: 'Оқуын осы күні не одан кейін бастағандар үшін', ru: 'Для тех, кто начал обучение в этот день или позже', en: 'For those who began on this day or later' } })
const until = date('until', { label: { kk: 'Оқуын осы күні не одан бұрын бастағандар үшін', ru: 'Для тех, кто начал обучение в этот день или раньше', en: 'For those who began on this day or before' } })
const yearly = money('yearly', { label: { kk: 'Бір оқу жылының ақысы', ru: 'Плата за учебный год', en: 'Tuition of a year of study' } })

export const tuitionTerms: Register = register(termsRegister, {
  inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office: { role: 'university.registrar', title: offices['university.registrar'] }, basis: rules, keep: { for: years(10), basis: rules },
  numbers: 'TUT', owner: ['body'], apart: { of: ['programme'], from: from.name, until: until.name }, title: { kk: 'Оқу ақысының мөлшері', ru: 'Размер платы за обучение', en: 'Tuition by programme' },
  summary: {
    kk: 'Бір оқу жылының ақысы: әр бағдарлама бойынша, оқу басталған күнге қарай. Университеттің нақты ақысы белгісіз, сондықтан жазбалар — үлгі деректер; жазбасы жоқ бағдарламаның ақысы белгіленбеген.',
    ru: 'Плата за учебный год по каждой программе — в зависимости от дня начала обучения. Действительная плата университета неизвестна, поэтому записи — демонстрационные данные; если записи нет, плата не установлена.',
    en: 'What a year of study costs in each programme, by when the studies began. The real tuition is not known, so the entries are samples; where there is none it is not set.',
  },
  fields: [reference('programme', programmes.id, 'holds', { label: programmeLabel }), from, until, yearly], shown: { to: 'everyone', fields: ['programme', from.name, until.name, yearly.name] },
  states: { entered: { kk: 'Қолданыста', ru: 'Действует', en: 'In force' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Күші жойылған', ru: 'Отменён', en: 'Struck off' } },
})

export const tuitionTermsEntry: Procedure = enteredByTwo({
  common, id: 'university.tuition-terms', register: termsRegister, title: { kk: 'Оқу ақысының мөлшерін белгілеу', ru: 'Установление размера платы за обучение', en: 'Tuition is set' },
  summary: { kk: 'Тіркеуші бағдарлама бойынша бір оқу жылының ақысын ұсынады, ректор қол қояды. Бір бағдарламаға бір күнге екі мөлшер белгіленбейді.', ru: 'Регистратор предлагает плату за учебный год по программе, ректор подписывает. Для одной программы на один день не устанавливаются два размера платы.', en: 'The registrar proposes what a year of study costs, and the rector signs. No programme has two sums for one day.' },
  page: { id: 'terms', title: { kk: 'Оқу ақысы', ru: 'Плата за обучение', en: 'The tuition' }, fields: [
    { kind: 'entry', name: 'programme', label: programmeLabel, register: programmes.id, which: 'shown', public: true }, { ...from, public: true }, { ...until, public: true }, { ...yearly, public: true },
  ] },
  sound: all(
    onOrAfter(until, from).by(rules).else({ kk: 'Соңғы күн бірінші күннен бұрын болмауы керек.', ru: 'Последний день не может быть раньше первого.', en: 'The last day cannot be before the first.' }),
    above(yearly, '0').by(rules).else({ kk: 'Оқу ақысы нөлден көп болуы керек.', ru: 'Плата за обучение должна быть больше нуля.', en: 'The tuition must be more than nothing.' }),
  ),
  decision: { title: { kk: 'Оқу ақысының мөлшері туралы шешім', ru: 'Решение о размере платы за обучение', en: 'Tuition is set' }, words: { kk: 'Оқу ақысының мөлшері белгіленді.', ru: 'Размер платы за обучение установлен.', en: 'The tuition is set.' } },
})
