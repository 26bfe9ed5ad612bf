/** A citizen's service, a sample: money back for the fuel of a winter, up to a limit; and the appeal of whoever is refused. */
import { workdays, years } from '../../law/duration.ts'
import { money, text } from '../../law/field.ts'
import { procedure } from '../../law/procedure.ts'
import { atMost } from '../../law/rule.ts'
import { council, councilOffices, support, supportOffices } from './bodies.ts'
import { basis } from './laws.ts'
import { say } from './languages.ts'

const place = text('place', { label: say('Кайсы калктуу конушта жашайсыз?', 'В каком населённом пункте вы живёте?', 'In which settlement do you live?'), maxLength: 100, public: true })
const spent = money('spent', { label: say('Отунга канча акча жумшадыңыз?', 'Сколько вы потратили на топливо?', 'How much did you spend on fuel?'), public: true })

export const fuelAid = procedure({
  id: 'support.fuel-aid',
  title: say('Кышкы отунга жардам (үлгү)', 'Помощь на зимнее топливо (образец)', 'Aid for winter fuel (a sample)'),
  summary: say('Отунга кеткен чыгым 50 000 сомго чейин кайтарылат.', 'Возмещаются расходы на топливо до 50 000 сомов.', 'What was spent on fuel is paid back, up to 50,000 som.'),
  audience: say('Каалаган тургун', 'Любой житель', 'Any resident'),
  inForce: { from: '2026-01-12', basis, openCases: { rule: 'finish', basis } },
  body: support, offices: supportOffices,
  opens: { by: 'person' },
  form: [{ id: 'fuel', title: say('Отун жөнүндө', 'О топливе', 'About the fuel'), fields: [place, spent] }],
  parameters: {},
  rules: {
    affordable: atMost(spent, 5_000_000).by(basis).else(say('Чыгым 50 000 сомдон ашат.', 'Расходы превышают 50 000 сомов.', 'More than 50,000 som was spent.')),
  },
  clock: { within: workdays(10), from: 'review', stopsIn: [], silence: 'escalate', basis },
  starts: 'review',
  reopensAt: 'review',
  steps: {
    review: {
      title: say('Арызды кароо', 'Рассмотрение заявления', 'Review of the application'),
      by: { role: 'support.officer' }, basis, check: 'affordable', late: 'escalate',
      outcomes: { pass: { label: say('Башчыга берүү', 'Передать руководителю', 'Pass on to the head'), to: 'ruling' } },
    },
    ruling: {
      title: say('Чечим', 'Решение', 'Decision'),
      by: { role: 'support.head' }, basis, check: 'affordable', notBy: ['review'], sign: true, late: 'escalate',
      outcomes: {
        grant: { label: say('Жардам берүү', 'Предоставить помощь', 'Grant the aid'), to: 'closed', decides: 'granted', whenCheck: [true, 'unknown'] },
        refuse: { label: say('Баш тартуу', 'Отказать', 'Refuse'), to: 'closed', decides: 'refused', whenCheck: [false] },
      },
    },
  },
  decisions: {
    granted: {
      title: say('Жардам берүү жөнүндө чечим', 'Решение о предоставлении помощи', 'Decision to grant aid'),
      words: say('Отунга жардам берилди.', 'Предоставлена помощь на топливо.', 'Aid for fuel is granted.'),
      effect: 'grant', rules: ['affordable'], basis, credential: { type: 'FuelAid', claims: [place.name, spent.name], validFor: years(1) },
    },
    refused: {
      title: say('Баш тартуу жөнүндө чечим', 'Решение об отказе', 'Refusal'),
      words: say('Отунга жардам берилбейт.', 'В помощи на топливо отказано.', 'Aid for fuel is refused.'),
      effect: 'refuse', rules: ['affordable'], basis, appeal: { within: workdays(30), procedure: 'council.appeal', to: council.name, basis },
    },
  },
  obligations: {},
  fee: 'free',
  complaint: { words: say('Бөлүмдүн башчысына кайрылыңыз.', 'Можно пожаловаться руководителю отдела.', 'Complain to the head of the office.'), basis },
  keep: { for: years(3), basis },
})

const why = text('why', { label: say('Эмне үчүн макул эмессиз?', 'Почему вы не согласны?', 'Why do you disagree?'), maxLength: 2000, long: true })

export const appeal = procedure({
  id: 'council.appeal',
  title: say('Баш тартууга даттануу (үлгү)', 'Жалоба на отказ (образец)', 'Appeal against a refusal (a sample)'),
  summary: say('Кеңеш баш тартуу жөнүндө чечимди кайра карайт.', 'Совет пересматривает решение об отказе.', 'The council reviews the refusal.'),
  audience: say('Баш тартуу алган адам', 'Тот, кому отказали', 'Whoever was refused'),
  inForce: { from: '2026-01-12', basis, openCases: { rule: 'finish', basis } },
  body: council, offices: councilOffices,
  opens: { by: 'person' },
  about: { procedures: [fuelAid.id], effects: ['refuse'] },
  form: [{ id: 'why', title: say('Каршы пикириңиз', 'Ваши возражения', 'Your objections'), fields: [why] }],
  parameters: {},
  rules: {},
  clock: { within: workdays(20), from: 'study', stopsIn: [], silence: 'escalate', basis },
  starts: 'study',
  steps: {
    study: {
      title: say('Даттанууну изилдөө', 'Изучение жалобы', 'Study of the appeal'),
      by: { role: 'council.rapporteur' }, basis, excluded: [{ of: 'authors', basis }], late: 'escalate',
      outcomes: { pass: { label: say('Төрагага берүү', 'Передать председателю', 'Pass on to the chair'), to: 'ruling' } },
    },
    ruling: {
      title: say('Даттануу боюнча чечим', 'Решение по жалобе', 'Ruling on the appeal'),
      by: { role: 'council.chair' }, basis, excluded: [{ of: 'authors', basis }], notBy: ['study'], sign: true, late: 'escalate',
      outcomes: {
        annul: { label: say('Чечимди жокко чыгаруу', 'Отменить решение', 'Annul the decision'), to: 'closed', decides: 'annulled', reasons: true },
        uphold: { label: say('Чечимди күчүндө калтыруу', 'Оставить решение в силе', 'Uphold the decision'), to: 'closed', decides: 'upheld', reasons: true },
      },
    },
  },
  decisions: {
    annulled: {
      title: say('Даттанууну канааттандыруу', 'Удовлетворение жалобы', 'Appeal allowed'),
      words: say('Баш тартуу жокко чыгарылды, иш кайра каралат.', 'Отказ отменён, дело возвращено на рассмотрение.', 'The refusal is annulled and the case is reviewed again.'),
      effect: 'reopen', rules: [], basis,
    },
    upheld: {
      title: say('Даттанууну канааттандыруусуз калтыруу', 'Оставление жалобы без удовлетворения', 'Appeal dismissed'),
      words: say('Баш тартуу күчүндө калды.', 'Отказ оставлен в силе.', 'The refusal stands.'),
      effect: 'dismiss', rules: [], basis,
    },
  },
  obligations: {},
  fee: 'free',
  complaint: { words: say('Сотко кайрылууга болот.', 'Можно обратиться в суд.', 'You can go to court.'), basis },
  keep: { for: years(3), basis },
})
