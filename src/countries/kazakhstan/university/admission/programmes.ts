/** The programmes of the university as a register, each entered by two. Which there will be is not known: what stands in it is a sample. */
import { years } from '../../../../law/duration.ts'
import { choice, integer, text } from '../../../../law/field.ts'
import type { Procedure } from '../../../../law/procedure.ts'
import { type Register, register } from '../../../../law/register.ts'
import { enteredByTwo } from '../by-two.ts'
import { bodies, offices } from '../offices.ts'
import { common, rules } from './common.ts'

const programmesRegister = 'university.programmes'

const programmeName = text('name', { label: { kk: 'Бағдарламаның атауы', ru: 'Название программы', en: 'Name of the programme' }, maxLength: 200 })
const level = choice('level', {
  label: { kk: 'Білім деңгейі', ru: 'Уровень образования', en: 'Level' },
  choices: [
    { value: 'bachelor', label: { kk: 'Бакалавриат', ru: 'Бакалавриат', en: 'Bachelor' } }, { value: 'master', label: { kk: 'Магистратура', ru: 'Магистратура', en: 'Master' } },
    { value: 'doctor', label: { kk: 'Докторантура', ru: 'Докторантура', en: 'Doctorate' } }, { value: 'short', label: { kk: 'Қысқа мерзімді курс', ru: 'Краткосрочный курс', en: 'Short course' } },
  ],
})
const taughtIn = choice('language', {
  label: { kk: 'Оқыту тілі', ru: 'Язык обучения', en: 'Language of study' },
  choices: [{ value: 'kk', label: { kk: 'Қазақ тілі', ru: 'Казахский', en: 'Kazakh' } }, { value: 'ru', label: { kk: 'Орыс тілі', ru: 'Русский', en: 'Russian' } }, { value: 'en', label: { kk: 'Ағылшын тілі', ru: 'Английский', en: 'English' } }],
})
const lasts = integer('months', { label: { kk: 'Оқу мерзімі, ай', ru: 'Срок обучения, месяцев', en: 'Length in months' }, min: 1, max: 72 })
const yearly = integer('places', { label: { kk: 'Бір жылдағы орын саны', ru: 'Число мест в год', en: 'Places in a year' }, min: 1, max: 10_000 })
const partner = text('partner', { label: { kk: 'Серіктес университет', ru: 'Университет-партнёр', en: 'Partner university' }, maxLength: 200, optional: true })
const fields = [programmeName, level, taughtIn, lasts, yearly, partner] as const

export const programmes: Register = register(programmesRegister, {
  inForce: { from: '2026-01-12' }, body: { name: bodies.university.name }, office: { role: 'university.registrar', title: offices['university.registrar'] }, basis: rules, keep: { for: years(10), basis: rules },
  numbers: 'UNP', owner: ['body'], calledBy: programmeName.name, title: { kk: 'Университеттің білім беру бағдарламалары', ru: 'Образовательные программы университета', en: 'Programmes of the university' },
  summary: {
    kk: 'Бағдарламалар: деңгейі, оқыту тілі, мерзімі және орын саны. Университеттің мәртебесі белгіленбегендіктен, жазбалар — үлгі деректер.', ru: 'Программы: уровень, язык, срок и число мест. Статус университета не установлен, поэтому записи — демонстрационные данные.',
    en: 'Programmes with their level, language, length and places. The status of the university is not set, so the entries are samples.',
  },
  fields, shown: { to: 'everyone', fields: fields.map(({ name }) => name) },
  states: { entered: { kk: 'Жүргізіледі', ru: 'Действует', en: 'Taught' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлена', en: 'Suspended' }, struck: { kk: 'Жабылған', ru: 'Закрыта', en: 'Closed' } },
})

export const programmeEntry: Procedure = enteredByTwo({
  common, id: 'university.programme', register: programmesRegister, title: { kk: 'Білім беру бағдарламасын тізілімге енгізу', ru: 'Внесение образовательной программы в реестр', en: 'Entry of a programme' },
  summary: { kk: 'Тіркеуші бағдарламаны ұсынады, ректор қол қояды, содан кейін бағдарлама тізілімге енгізіледі.', ru: 'Регистратор предлагает программу, ректор подписывает, и программа вносится в реестр.', en: 'The registrar brings a programme, the rector signs, and it stands in the register.' },
  page: { id: 'programme', title: { kk: 'Бағдарлама', ru: 'Программа', en: 'The programme' }, fields: fields.map((field) => ({ ...field, public: true as const })) },
  decision: { title: { kk: 'Бағдарламаны тізілімге енгізу туралы шешім', ru: 'Решение о внесении программы в реестр', en: 'Entry of a programme' }, words: { kk: 'Бағдарлама тізілімге енгізілді.', ru: 'Программа внесена в реестр.', en: 'The programme is entered in the register.' } },
})
