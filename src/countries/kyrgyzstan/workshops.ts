/** A company's service, a sample: an entry in an open register of craft workshops, which costs nothing. */
import { months, workdays, years } from '../../law/duration.ts'
import { identifier, text } from '../../law/field.ts'
import { procedure } from '../../law/procedure.ts'
import { register } from '../../law/register.ts'
import { crafts, craftsOffices } from './bodies.ts'
import { basis } from './laws.ts'

const inn = identifier('bin', 'inn', { label: { kk: 'ИНН', ru: 'ИНН', en: 'INN' }, from: 'organisation.bin', public: true })
const craft = text('craft', { label: { kk: 'Шеберхана не жасайды?', ru: 'Что делает мастерская?', en: 'What does the workshop make?' }, maxLength: 200, public: true })

export const workshops = register('crafts.workshops', {
  title: { kk: 'Шеберханалар тізілімі (үлгі)', ru: 'Реестр мастерских (образец)', en: 'Craft workshops (a sample)' },
  summary: { kk: 'Палата тіркеген шеберханалар.', ru: 'Мастерские, которые зарегистрировала палата.', en: 'The workshops that the chamber has registered.' },
  inForce: { from: '2026-01-12' },
  body: { name: crafts.name }, office: { role: 'crafts.registrar', title: craftsOffices['crafts.registrar'] },
  numbers: 'WRK', basis, owner: ['organisation'],
  fields: [
    identifier('bin', 'inn', { label: inn.label }),
    text('craft', { label: { kk: 'Қолөнері', ru: 'Ремесло', en: 'Craft' }, maxLength: 200 }),
  ],
  states: {
    entered: { kk: 'Тіркелген', ru: 'Зарегистрирована', en: 'Registered' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлена', en: 'Suspended' },
    struck: { kk: 'Шығарылған', ru: 'Исключена', en: 'Struck off' },
  },
  shown: { to: 'everyone', fields: ['inn', 'craft'] },
  keep: { for: years(3), basis },
})

export const workshop = procedure({
  id: 'crafts.workshop',
  title: { kk: 'Шеберхананы тіркеу (үлгі)', ru: 'Регистрация мастерской (образец)', en: 'Registration of a workshop (a sample)' },
  summary: { kk: 'Шеберхана ашық тізілімге енгізіледі. Тегін.', ru: 'Мастерская вносится в открытый реестр. Бесплатно.', en: 'The workshop is entered in an open register, free of charge.' },
  audience: { kk: 'Қолөнермен айналысатын ұйымдар', ru: 'Организации, которые занимаются ремеслом', en: 'Organisations that practise a craft' },
  inForce: { from: '2026-01-12', basis, openCases: { rule: 'finish', basis } },
  body: crafts, offices: craftsOffices,
  opens: { by: 'company', signs: 'head' },
  form: [{ id: 'workshop', title: { kk: 'Шеберхана туралы', ru: 'О мастерской', en: 'About the workshop' }, fields: [inn, craft] }],
  parameters: {},
  rules: {},
  clock: { within: workdays(5), from: 'entry', stopsIn: [], silence: 'escalate', basis },
  starts: 'entry',
  steps: {
    entry: {
      title: { kk: 'Жазбаны дайындау', ru: 'Подготовка записи', en: 'Preparation of the entry' },
      by: { role: 'crafts.registrar' }, excluded: [{ of: 'representatives', within: months(12), basis }], basis, late: 'escalate',
      outcomes: { pass: { label: { kk: 'Қол қоюға беру', ru: 'Передать на подпись', en: 'Pass on for signature' }, to: 'signature' } },
    },
    signature: {
      title: { kk: 'Қол қою', ru: 'Подписание', en: 'Signature' },
      by: { role: 'crafts.head' }, excluded: [{ of: 'representatives', within: months(12), basis }], basis, notBy: ['entry'], sign: true, late: 'escalate',
      outcomes: {
        enter: {
          label: { kk: 'Тізілімге енгізу', ru: 'Внести в реестр', en: 'Enter in the register' }, to: 'closed', decides: 'entered',
          effect: { register: workshops.id, does: 'enter', fields: { inn: 'inn', craft: 'craft' } },
        },
      },
    },
  },
  decisions: {
    entered: {
      title: { kk: 'Тіркеу туралы шешім', ru: 'Решение о регистрации', en: 'Decision to register' },
      words: { kk: 'Шеберхана тіркелді.', ru: 'Мастерская зарегистрирована.', en: 'The workshop is registered.' },
      effect: 'grant', rules: [], basis, credential: { type: 'CraftWorkshop', claims: [inn.name, craft.name], validFor: years(5) },
    },
  },
  obligations: {},
  fee: 'free',
  complaint: { words: { kk: 'Палата басшысына шағымданыңыз.', ru: 'Обратитесь к руководителю палаты.', en: 'Complain to the head of the chamber.' }, basis },
  keep: { for: years(3), basis },
})
