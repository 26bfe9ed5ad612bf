/** Logins on clusters: an organisation says which is its, the operator's engineer says whether that is so, and an officer enters it. A job runs under none that was not confirmed. */
import { workdays, years } from '../../../law/duration.ts'
import { flag, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { reference, type Register, register } from '../../../law/register.ts'
import { is, titled } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { administrativeCode, secondary } from '../acts.ts'
import { notRepresentatives } from '../impartial.ts'
import { bodies, offices, operatorOffices, rules } from './offices.ts'
import { ids } from './registers.ts'

const login = text('login', {
  label: { kk: 'Кластердегі логин', ru: 'Логин на кластере', en: 'Login on the cluster' }, hint: { kk: 'Кластер операторы ұйымыңызға берген логин.', ru: 'Логин, который оператор кластера выдал вашей организации.', en: 'The login that the operator of the cluster gave your organisation.' }, maxLength: 32, personal: true,
})
const partitionLabel: Text = { kk: 'Кластер бөлімі', ru: 'Раздел кластера', en: 'Partition of the cluster' }
const partition: FormField = { kind: 'entry', name: 'partition', label: partitionLabel, register: ids.partitions, which: 'shown' }
const theirs = flag('theirs', { label: { kk: 'Логин осы ұйымға берілген бе?', ru: 'Выдан ли логин этой организации?', en: 'Was the login given to this organisation?' } })
const why = text('why', { label: { kk: 'Логин неге қайтарып алынады?', ru: 'Почему логин отзывается?', en: 'Why is the login taken back?' }, maxLength: 2000, long: true })

export const logins: Register = register(ids.logins, {
  numbers: 'CLG', title: { kk: 'Кластердегі расталған логиндер', ru: 'Подтверждённые логины на кластерах', en: 'Confirmed logins on clusters' },
  summary: { kk: 'Оператор растаған: қай ұйымның тапсырмалары қай логинмен орындалады.', ru: 'Подтверждено оператором: под каким логином выполняются задания какой организации.', en: 'Confirmed by the operator: under which login whose jobs run.' },
  inForce: { from: '2026-01-12' }, body: { name: bodies.hours.name }, office: { role: 'compute-hours.officer', title: offices['compute-hours.officer'] }, basis: rules, owner: ['organisation'], keep: { for: years(1), basis: rules },
  states: { entered: { kk: 'Расталған', ru: 'Подтверждён', en: 'Confirmed' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Қайтарып алынған', ru: 'Отозван', en: 'Taken back' } },
  fields: [login, reference('partition', ids.partitions, 'uses', { label: partitionLabel })], shown: { to: 'office', fields: [] },
})

const common = {
  inForce: { from: '2026-01-12', basis: rules, openCases: { rule: 'finish', basis: rules } }, body: bodies.hours, parameters: {}, obligations: {}, fee: 'free', keep: { for: years(5), basis: rules },
  complaint: {
    words: { kk: 'Маманның әрекетіне есептеу сағаттарын бөлу басшысына немесе сотқа шағымдануға болады.', ru: 'На действия специалиста можно пожаловаться руководителю выделения вычислительных часов или в суд.', en: 'You can complain about the officer to the head of the allotment, or go to court.' },
    basis: secondary(administrativeCode, '91'),
  },
} as const satisfies Partial<Procedure>
const signed = { within: workdays(3), basis: rules, sign: true, late: 'escalate' } as const
const kept = {
  effect: 'dismiss', rules: ['given'], basis: rules, title: { kk: 'Логинді растаудан бас тарту', ru: 'Отказ в подтверждении логина', en: 'The login is not confirmed' },
  words: { kk: 'Логин осы ұйымдікі деп расталмады. Себептері шешімде жазылған.', ru: 'Логин не подтверждён за этой организацией. Причины названы в решении.', en: 'The login is not confirmed as this organisation’s. The decision states the reasons.' },
} as const

const confirmed: Procedure = procedure({
  ...common, id: 'compute-hours.login', need: ['models'], opens: { by: 'company', signs: 'anyone' }, offices: { ...offices, ...operatorOffices },
  rules: { given: titled({ kk: 'Логиннің ұйымға тиесілігі', ru: 'Принадлежность логина организации', en: 'The login is the organisation’s' }, is(theirs, true).by(rules).else({ kk: 'Оператор логин осы ұйымға берілген деп растамады.', ru: 'Оператор не подтвердил, что логин выдан этой организации.', en: 'The operator did not confirm that the login was given to this organisation.' })) },
  clock: { within: workdays(8), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check', reopensAt: 'check',
  title: { kk: 'Кластердегі логинді растау', ru: 'Подтверждение логина на кластере', en: 'Confirmation of a login on a cluster' },
  summary: {
    kk: 'Ұйым логинін атайды, кластер операторы оның осы ұйымға берілгенін растайды. Тапсырмалар расталған логинмен ғана орындалады.', ru: 'Организация называет свой логин, оператор кластера подтверждает, что он выдан ей. Задания выполняются только под подтверждённым логином.',
    en: 'An organisation names its login, and the operator of the cluster confirms that it was given to it. Jobs run under a confirmed login alone.',
  },
  audience: { kk: 'Есептеу сағаттары бар ұйымдар', ru: 'Организации, у которых есть вычислительные часы', en: 'Organisations that hold compute hours' },
  form: [{ id: 'login', title: { kk: 'Логин', ru: 'Логин', en: 'The login' }, fields: [partition, login] }],
  steps: {
    check: {
      title: { kk: 'Оператордың тексеруі', ru: 'Проверка оператором', en: 'The operator looks at it' }, by: { body: 'compute-operator', role: 'compute-operator.engineer', shown: ['login'] }, within: workdays(5), basis: rules, late: 'escalate', findings: [theirs],
      outcomes: { told: { label: { kk: 'Жауап беру', ru: 'Дать ответ', en: 'Answer' }, to: 'ruling' } },
    },
    ruling: {
      ...signed, title: { kk: 'Маманның шешімі', ru: 'Решение специалиста', en: 'An officer decides' }, by: { role: 'compute-hours.officer' }, check: 'given', notBy: ['check'], excluded: notRepresentatives,
      outcomes: {
        confirm: { label: { kk: 'Растауға қол қою', ru: 'Подписать подтверждение', en: 'Sign the confirmation' }, to: 'closed', decides: 'confirmed', whenCheck: [true], effect: { register: ids.logins, does: 'enter', fields: { login: 'login', partition: 'partition' } } },
        decline: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign that it is not confirmed' }, to: 'closed', decides: 'declined', reasons: true },
      },
    },
  },
  decisions: {
    confirmed: {
      effect: 'grant', rules: ['given'], basis: rules, title: { kk: 'Кластердегі логинді растау', ru: 'Подтверждение логина на кластере', en: 'Confirmation of a login on a cluster' },
      words: { kk: 'Ұйымның тапсырмалары осы логинмен орындалады.', ru: 'Задания организации выполняются под этим логином.', en: 'The jobs of the organisation run under this login.' },
    },
    declined: kept,
  },
})

const takenBack: Procedure = procedure({
  ...common, id: 'compute-hours.login-taken-back', offices, rules: {}, opens: { by: 'office', role: 'compute-hours.officer' }, about: { procedures: [confirmed.id], effects: ['grant'] },
  title: { kk: 'Кластердегі логинді қайтарып алу', ru: 'Отзыв логина на кластере', en: 'A login is taken back' },
  summary: { kk: 'Логин ұйымдікі болмай қалса, растау қайтарып алынады: маман ұсынады, басшы қол қояды.', ru: 'Если логин больше не принадлежит организации, подтверждение отзывается: специалист предлагает, руководитель подписывает.', en: 'Where a login is no longer the organisation’s, the confirmation is taken back: an officer proposes it, the head signs.' },
  audience: { kk: 'Рәсімді маман бастайды', ru: 'Процедуру начинает специалист', en: 'Opened by an officer' },
  clock: { within: workdays(3), from: 'signing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'signing', reopensAt: 'signing',
  form: [{ id: 'why', title: { kk: 'Себебі', ru: 'Причина', en: 'The reason' }, fields: [why] }],
  steps: {
    signing: {
      ...signed, title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'compute-hours.head' }, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives],
      outcomes: {
        strike: { label: { kk: 'Логинді қайтарып алуға қол қою', ru: 'Подписать отзыв логина', en: 'Sign that it is taken back' }, to: 'closed', decides: 'struck', reasons: true, effect: { register: ids.logins, does: 'strike' } },
        keep: { label: { kk: 'Логинді қалдыру', ru: 'Оставить логин', en: 'Keep the login' }, to: 'closed', decides: 'kept', reasons: true },
      },
    },
  },
  decisions: {
    struck: {
      effect: 'dismiss', rules: [], basis: rules, title: { kk: 'Кластердегі логинді қайтарып алу', ru: 'Отзыв логина на кластере', en: 'A login is taken back' },
      words: { kk: 'Ұйымның тапсырмалары бұдан былай осы логинмен орындалмайды.', ru: 'Задания организации больше не выполняются под этим логином.', en: 'The jobs of the organisation run under this login no longer.' },
    },
    kept: {
      effect: 'dismiss', rules: [], basis: rules, title: { kk: 'Логинді қалдыру туралы шешім', ru: 'Решение оставить логин', en: 'Decision to keep the login' }, words: { kk: 'Логин расталған күйінде қалды.', ru: 'Логин остался подтверждённым.', en: 'The login stays confirmed.' },
    },
  },
})

export const loginProcedures: readonly Procedure[] = [confirmed, takenBack]
