/** A citizen's service, a sample: money back for the fuel of a winter, up to a limit; and the appeal of whoever is refused. */
import { workdays, years } from '../../law/duration.ts'
import { money, text } from '../../law/field.ts'
import { procedure } from '../../law/procedure.ts'
import { atMost } from '../../law/rule.ts'
import { council, councilOffices, support, supportOffices } from './bodies.ts'
import { basis } from './laws.ts'

const place = text('place', { label: { kk: 'Қай елді мекенде тұрасыз?', ru: 'В каком населённом пункте вы живёте?', en: 'In which settlement do you live?' }, maxLength: 100, public: true })
const spent = money('spent', { label: { kk: 'Отынға қанша жұмсадыңыз?', ru: 'Сколько вы потратили на топливо?', en: 'How much did you spend on fuel?' }, public: true })

export const fuelAid = procedure({
  id: 'support.fuel-aid',
  title: { kk: 'Қысқы отынға жәрдем (үлгі)', ru: 'Помощь на зимнее топливо (образец)', en: 'Aid for winter fuel (a sample)' },
  summary: { kk: 'Отынға жұмсалған 50 000 сомға дейінгі шығын өтеледі.', ru: 'Возмещаются расходы на топливо до 50 000 сом.', en: 'What was spent on fuel is paid back, up to 50,000 som.' },
  audience: { kk: 'Кез келген тұрғын', ru: 'Любой житель', en: 'Any resident' },
  inForce: { from: '2026-01-12', basis, openCases: { rule: 'finish', basis } },
  body: support, offices: supportOffices,
  opens: { by: 'person' },
  form: [{ id: 'fuel', title: { kk: 'Отын туралы', ru: 'О топливе', en: 'About the fuel' }, fields: [place, spent] }],
  parameters: {},
  rules: {
    affordable: atMost(spent, 5_000_000).by(basis).else({ kk: 'Шығын 50 000 сомнан асады.', ru: 'Расходы превышают 50 000 сом.', en: 'More than 50,000 som was spent.' }),
  },
  clock: { within: workdays(10), from: 'review', stopsIn: [], silence: 'escalate', basis },
  starts: 'review',
  reopensAt: 'review',
  steps: {
    review: {
      title: { kk: 'Өтінішті қарау', ru: 'Рассмотрение заявления', en: 'Review of the application' },
      by: { role: 'support.officer' }, basis, check: 'affordable', late: 'escalate',
      outcomes: { pass: { label: { kk: 'Басшыға беру', ru: 'Передать руководителю', en: 'Pass on to the head' }, to: 'ruling' } },
    },
    ruling: {
      title: { kk: 'Шешім', ru: 'Решение', en: 'Decision' },
      by: { role: 'support.head' }, basis, check: 'affordable', notBy: ['review'], sign: true, late: 'escalate',
      outcomes: {
        grant: { label: { kk: 'Жәрдем беру', ru: 'Предоставить помощь', en: 'Grant the aid' }, to: 'closed', decides: 'granted', whenCheck: [true, 'unknown'] },
        refuse: { label: { kk: 'Бас тарту', ru: 'Отказать', en: 'Refuse' }, to: 'closed', decides: 'refused', whenCheck: [false] },
      },
    },
  },
  decisions: {
    granted: {
      title: { kk: 'Жәрдем беру туралы шешім', ru: 'Решение о предоставлении помощи', en: 'Decision to grant aid' },
      words: { kk: 'Отынға жәрдем берілді.', ru: 'Предоставлена помощь на топливо.', en: 'Aid for fuel is granted.' },
      effect: 'grant', rules: ['affordable'], basis, credential: { type: 'FuelAid', claims: [place.name, spent.name], validFor: years(1) },
    },
    refused: {
      title: { kk: 'Бас тарту туралы шешім', ru: 'Решение об отказе', en: 'Refusal' },
      words: { kk: 'Отынға жәрдем берілмейді.', ru: 'В помощи на топливо отказано.', en: 'Aid for fuel is refused.' },
      effect: 'refuse', rules: ['affordable'], basis, appeal: { within: workdays(30), procedure: 'council.appeal', to: council.name, basis },
    },
  },
  obligations: {},
  fee: 'free',
  complaint: { words: { kk: 'Бөлім басшысына шағымданыңыз.', ru: 'Обратитесь к руководителю отдела.', en: 'Complain to the head of the office.' }, basis },
  keep: { for: years(3), basis },
})

const why = text('why', { label: { kk: 'Неге келіспейсіз?', ru: 'Почему вы не согласны?', en: 'Why do you disagree?' }, maxLength: 2000, long: true })

export const appeal = procedure({
  id: 'council.appeal',
  title: { kk: 'Бас тартуға шағым (үлгі)', ru: 'Жалоба на отказ (образец)', en: 'Appeal against a refusal (a sample)' },
  summary: { kk: 'Кеңес бас тарту туралы шешімді қайта қарайды.', ru: 'Совет пересматривает решение об отказе.', en: 'The council reviews the refusal.' },
  audience: { kk: 'Бас тарту алған адам', ru: 'Тот, кому отказали', en: 'Whoever was refused' },
  inForce: { from: '2026-01-12', basis, openCases: { rule: 'finish', basis } },
  body: council, offices: councilOffices,
  opens: { by: 'person' },
  about: { procedures: [fuelAid.id], effects: ['refuse'] },
  form: [{ id: 'why', title: { kk: 'Қарсылығыңыз', ru: 'Ваши возражения', en: 'Your objections' }, fields: [why] }],
  parameters: {},
  rules: {},
  clock: { within: workdays(20), from: 'study', stopsIn: [], silence: 'escalate', basis },
  starts: 'study',
  steps: {
    study: {
      title: { kk: 'Шағымды зерделеу', ru: 'Изучение жалобы', en: 'Study of the appeal' },
      by: { role: 'council.rapporteur' }, basis, excluded: [{ of: 'authors', basis }], late: 'escalate',
      outcomes: { pass: { label: { kk: 'Төрағаға беру', ru: 'Передать председателю', en: 'Pass on to the chair' }, to: 'ruling' } },
    },
    ruling: {
      title: { kk: 'Шағым бойынша шешім', ru: 'Решение по жалобе', en: 'Ruling on the appeal' },
      by: { role: 'council.chair' }, basis, excluded: [{ of: 'authors', basis }], notBy: ['study'], sign: true, late: 'escalate',
      outcomes: {
        annul: { label: { kk: 'Шешімнің күшін жою', ru: 'Отменить решение', en: 'Annul the decision' }, to: 'closed', decides: 'annulled', reasons: true },
        uphold: { label: { kk: 'Шешімді өзгеріссіз қалдыру', ru: 'Оставить решение в силе', en: 'Uphold the decision' }, to: 'closed', decides: 'upheld', reasons: true },
      },
    },
  },
  decisions: {
    annulled: {
      title: { kk: 'Шағымды қанағаттандыру', ru: 'Удовлетворение жалобы', en: 'Appeal allowed' },
      words: { kk: 'Бас тарту жойылды, іс қайта қаралады.', ru: 'Отказ отменён, дело возвращено на рассмотрение.', en: 'The refusal is annulled and the case is reviewed again.' },
      effect: 'reopen', rules: [], basis,
    },
    upheld: {
      title: { kk: 'Шағымды қанағаттандырусыз қалдыру', ru: 'Оставление жалобы без удовлетворения', en: 'Appeal dismissed' },
      words: { kk: 'Бас тарту өзгеріссіз қалды.', ru: 'Отказ оставлен в силе.', en: 'The refusal stands.' },
      effect: 'dismiss', rules: [], basis,
    },
  },
  obligations: {},
  fee: 'free',
  complaint: { words: { kk: 'Сотқа жүгінуге болады.', ru: 'Можно обратиться в суд.', en: 'You can go to court.' }, basis },
  keep: { for: years(3), basis },
})
