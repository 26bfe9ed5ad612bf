/** A company's service, a sample: an entry in an open register of craft workshops, which costs nothing. */
import { months, workdays, years } from '../../law/duration.ts'
import { identifier, text } from '../../law/field.ts'
import { procedure } from '../../law/procedure.ts'
import { register } from '../../law/register.ts'
import { crafts, craftsOffices } from './bodies.ts'
import { basis } from './laws.ts'
import { say } from './languages.ts'

const inn = identifier('bin', 'inn', { label: say('ИНН', 'ИНН', 'INN'), from: 'organisation.bin', public: true })
const craft = text('craft', { label: say('Устакана эмне жасайт?', 'Что делает мастерская?', 'What does the workshop make?'), maxLength: 200, public: true })

export const workshops = register('crafts.workshops', {
  title: say('Устаканалардын реестри (үлгү)', 'Реестр мастерских (образец)', 'Craft workshops (a sample)'),
  summary: say('Палата каттаган устаканалар.', 'Мастерские, которые зарегистрировала палата.', 'The workshops that the chamber has registered.'),
  inForce: { from: '2026-01-12' },
  body: { name: crafts.name }, office: { role: 'crafts.registrar', title: craftsOffices['crafts.registrar'] },
  numbers: 'WRK', basis, owner: ['organisation'],
  fields: [
    identifier('bin', 'inn', { label: inn.label }),
    text('craft', { label: say('Кол өнөрү', 'Ремесло', 'Craft'), maxLength: 200 }),
  ],
  states: {
    entered: say('Катталган', 'Зарегистрирована', 'Registered'), suspended: say('Токтотулуп турган', 'Приостановлена', 'Suspended'),
    struck: say('Чыгарылган', 'Исключена', 'Struck off'),
  },
  shown: { to: 'everyone', fields: ['inn', 'craft'] },
  keep: { for: years(3), basis },
})

export const workshop = procedure({
  id: 'crafts.workshop',
  title: say('Устакананы каттоо (үлгү)', 'Регистрация мастерской (образец)', 'Registration of a workshop (a sample)'),
  summary: say('Устакана ачык реестрге киргизилет. Акысыз.', 'Мастерская вносится в открытый реестр. Бесплатно.', 'The workshop is entered in an open register, free of charge.'),
  audience: say('Кол өнөрчүлүк менен алектенген уюмдар', 'Организации, которые занимаются ремеслом', 'Organisations that practise a craft'),
  inForce: { from: '2026-01-12', basis, openCases: { rule: 'finish', basis } },
  body: crafts, offices: craftsOffices,
  opens: { by: 'company', signs: 'head' },
  form: [{ id: 'workshop', title: say('Устакана жөнүндө', 'О мастерской', 'About the workshop'), fields: [inn, craft] }],
  parameters: {},
  rules: {},
  clock: { within: workdays(5), from: 'entry', stopsIn: [], silence: 'escalate', basis },
  starts: 'entry',
  steps: {
    entry: {
      title: say('Жазууну даярдоо', 'Подготовка записи', 'Preparation of the entry'),
      by: { role: 'crafts.registrar' }, excluded: [{ of: 'representatives', within: months(12), basis }], basis, late: 'escalate',
      outcomes: { pass: { label: say('Кол коюуга берүү', 'Передать на подпись', 'Pass on for signature'), to: 'signature' } },
    },
    signature: {
      title: say('Кол коюу', 'Подписание', 'Signature'),
      by: { role: 'crafts.head' }, excluded: [{ of: 'representatives', within: months(12), basis }], basis, notBy: ['entry'], sign: true, late: 'escalate',
      outcomes: {
        enter: {
          label: say('Реестрге киргизүү', 'Внести в реестр', 'Enter in the register'), to: 'closed', decides: 'entered',
          effect: { register: workshops.id, does: 'enter', fields: { inn: 'inn', craft: 'craft' } },
        },
      },
    },
  },
  decisions: {
    entered: {
      title: say('Каттоо жөнүндө чечим', 'Решение о регистрации', 'Decision to register'),
      words: say('Устакана катталды.', 'Мастерская зарегистрирована.', 'The workshop is registered.'),
      effect: 'grant', rules: [], basis, credential: { type: 'CraftWorkshop', claims: [inn.name, craft.name], validFor: years(5) },
    },
  },
  obligations: {},
  fee: 'free',
  complaint: { words: say('Палатанын башчысына кайрылыңыз.', 'Можно пожаловаться руководителю палаты.', 'Complain to the head of the chamber.'), basis },
  keep: { for: years(3), basis },
})
