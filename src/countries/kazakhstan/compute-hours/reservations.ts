/** Reservations of a cluster for an emergency: proposed by an officer under signature and ordered by the head under another, each with its last day. */
import { days, workdays, years } from '../../../law/duration.ts'
import { date, integer, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import { reference, type Register, register } from '../../../law/register.ts'
import { all, decisionDay, later, onOrAfter, onOrBefore, titled } from '../../../law/rule.ts'
import type { Text } from '../../../law/text.ts'
import { notRepresentatives } from '../impartial.ts'
import { bodies, offices, rules } from './offices.ts'
import { ids } from './registers.ts'
import { common, request } from './request.ts'

/** A reservation ends by itself after so many days at most: assumed, as all of it. */
const longest = days(30)

const partitionLabel: Text = { kk: 'Кластер бөлімі', ru: 'Раздел кластера', en: 'Partition of the cluster' }
const partition: FormField = { kind: 'entry', name: 'partition', label: partitionLabel, register: ids.partitions, which: 'shown' }
const nodes = integer('nodes', { label: { kk: 'Резервтелетін түйіндер саны', ru: 'Сколько узлов резервируется', en: 'Nodes that are reserved' }, min: 1, max: 10_000 })
const grant = text('grant', { label: { kk: 'Кімге: сағаттарды бөлу туралы шешімнің нөмірі', ru: 'Для кого: номер решения о выделении часов', en: 'For whom: the number of the grant of hours' }, maxLength: 40 })
const lastOfGrant = date('lastOfGrant', { label: { kk: 'Бөлінген сағаттардың соңғы күні', ru: 'Последний день действия часов', en: 'Last day of the hours' }, from: 'about.validUntil' })
const until = date('until', { label: { kk: 'Соңғы күні', ru: 'Последний день', en: 'Last day' } })
const ground = text('ground', { label: { kk: 'Төтенше жағдай', ru: 'Чрезвычайная ситуация', en: 'The emergency' }, hint: { kk: 'Бәріне көрсетіледі.', ru: 'Видно всем.', en: 'Shown to everyone.' }, maxLength: 1000, long: true })
const why = text('why', { label: { kk: 'Резерв неге мерзімінен бұрын аяқталады?', ru: 'Почему резерв прекращается досрочно?', en: 'Why does the reservation end before its day?' }, maxLength: 1000, long: true })
const fields = [nodes, grant, until, ground] as const

export const reservations: Register = register(ids.reservations, {
  numbers: 'CRS', calledBy: ground.name, title: { kk: 'Төтенше жағдайға арналған резервтер', ru: 'Резервы для чрезвычайных ситуаций', en: 'Reservations for emergencies' },
  summary: { kk: 'Кластердің қай бөлігі, кімге, қандай себеппен және қай күнге дейін резервтелген.', ru: 'Какая часть кластера, для кого, по какой причине и до какого дня зарезервирована.', en: 'Which part of a cluster is reserved, for whom, why and until which day.' },
  inForce: { from: '2026-01-12' }, body: { name: bodies.hours.name }, office: { role: 'compute-hours.officer', title: offices['compute-hours.officer'] }, basis: rules, owner: ['body'], keep: { for: years(10), basis: rules },
  states: { entered: { kk: 'Күшінде немесе мерзімі біткен', ru: 'Действует или истёк', en: 'In force, or over' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' }, struck: { kk: 'Мерзімінен бұрын аяқталған', ru: 'Прекращён досрочно', en: 'Ended before its day' } },
  fields: [...fields, reference('partition', ids.partitions, 'uses', { label: partitionLabel })], shown: { to: 'everyone', fields: [...fields.map(({ name }) => name), 'partition'] },
})

const byTwo = { ...common, offices, opens: { by: 'office', role: 'compute-hours.officer' }, audience: { kk: 'Рәсімді маман бастайды', ru: 'Процедуру начинает специалист', en: 'Opened by an officer' } } as const
const signed = { basis: rules, sign: true, late: 'escalate', excluded: notRepresentatives } as const

const reserved: Procedure = procedure({
  ...byTwo, id: 'compute-hours.reservation', about: { procedures: [request.id], effects: ['grant'] },
  audience: { kk: 'Рәсімді маман сағаттарды бөлу туралы шешімнің бетінен бастайды', ru: 'Процедуру начинает специалист на странице решения о выделении часов', en: 'Opened by an officer, on the page of the grant of hours' },
  title: { kk: 'Кластерді төтенше жағдайға резервтеу', ru: 'Резервирование кластера для чрезвычайной ситуации', en: 'Reservation of a cluster for an emergency' },
  summary: { kk: 'Маман мен басшы қол қояды. Резерв бірден басталады, орындалып тұрған тапсырмалар кезекке қайтарылады, олардың иелеріне хабарланады.', ru: 'Подписывают специалист и руководитель. Резерв действует сразу, выполняемые задания возвращаются в очередь, их владельцы извещаются.', en: 'An officer and the head sign. It begins at once; jobs that run there go back into the queue, and their holders are told.' },
  form: [{ id: 'reservation', title: { kk: 'Резерв', ru: 'Резерв', en: 'The reservation' }, fields: [{ ...grant, from: 'about.number' }, lastOfGrant, partition, nodes, until, ground] }],
  rules: {
    ends: titled({ kk: 'Резерв мерзімі', ru: 'Срок резерва', en: 'Time of the reservation' }, all(
      onOrAfter(until, decisionDay).by(rules).else({ kk: 'Соңғы күн өтіп кеткен.', ru: 'Последний день уже прошёл.', en: 'The last day has passed.' }),
      onOrBefore(until, later(decisionDay, longest)).by(rules).else({ kk: 'Резерв отыз күннен ұзақ болмауы керек.', ru: 'Резерв не может длиться больше тридцати дней.', en: 'A reservation lasts thirty days at most.' }),
      onOrBefore(until, lastOfGrant).by(rules).else({ kk: 'Бөлінген сағаттар бұдан ерте аяқталады: соңғы күнін сағаттардың соңғы күнінен кешіктірмеңіз.', ru: 'Выделенные часы заканчиваются раньше: укажите день не позднее последнего дня их действия.', en: 'The hours of the grant end before that: choose a day no later than their last one.' }),
    )),
  },
  clock: { within: workdays(1), from: 'proposal', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'proposal', reopensAt: 'proposal',
  steps: {
    proposal: {
      ...signed, title: { kk: 'Маманның ұсынысы', ru: 'Предложение специалиста', en: 'The officer proposes it' }, by: { role: 'compute-hours.officer' }, check: 'ends',
      outcomes: {
        propose: { label: { kk: 'Ұсынысқа қол қою', ru: 'Подписать предложение', en: 'Sign the proposal' }, to: 'ruling', whenCheck: [true] },
        leave: { label: { kk: 'Ұсынбау', ru: 'Не предлагать', en: 'Propose nothing' }, to: 'closed', reasons: true },
      },
    },
    ruling: {
      ...signed, title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'compute-hours.head' }, check: 'ends', notBy: ['proposal'],
      outcomes: {
        reserve: { label: { kk: 'Резервтеуге қол қою', ru: 'Подписать резервирование', en: 'Sign the reservation' }, to: 'closed', decides: 'reserved', whenCheck: [true], effect: { register: ids.reservations, does: 'enter', fields: { partition: 'partition', ...Object.fromEntries(fields.map(({ name }) => [name, name])) } } },
        decline: { label: { kk: 'Бас тартуға қол қою', ru: 'Подписать отказ', en: 'Sign that it is declined' }, to: 'closed', decides: 'declined', reasons: true },
      },
    },
  },
  decisions: {
    reserved: {
      effect: 'grant', rules: ['ends'], basis: rules, title: { kk: 'Кластерді резервтеу туралы шешім', ru: 'Решение о резервировании кластера', en: 'Reservation of a cluster' },
      words: { kk: 'Көрсетілген түйіндер көрсетілген күнге дейін резервтелді.', ru: 'Указанные узлы зарезервированы до указанного дня.', en: 'The nodes stated are reserved until the day stated.' },
    },
    declined: {
      effect: 'dismiss', rules: ['ends'], basis: rules, title: { kk: 'Резервтемеу туралы шешім', ru: 'Решение не резервировать', en: 'Decision to reserve nothing' }, words: { kk: 'Кластер резервтелмейді.', ru: 'Кластер не резервируется.', en: 'Nothing is reserved.' },
    },
  },
})

const ended: Procedure = procedure({
  ...byTwo, id: 'compute-hours.reservation-ended', rules: {}, about: { procedures: [reserved.id], effects: ['grant'] },
  title: { kk: 'Кластер резервін мерзімінен бұрын аяқтау', ru: 'Досрочное прекращение резерва кластера', en: 'Early end of a reservation' },
  summary: { kk: 'Төтенше жағдай біткен соң маман ұсынады, басшы қол қояды.', ru: 'Когда чрезвычайная ситуация миновала, специалист предлагает, руководитель подписывает.', en: 'Once the emergency is over, an officer proposes it and the head signs.' },
  form: [{ id: 'why', title: { kk: 'Себебі', ru: 'Причина', en: 'The reason' }, fields: [why] }],
  clock: { within: workdays(1), from: 'signing', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'signing', reopensAt: 'signing',
  steps: {
    signing: {
      ...signed, title: { kk: 'Басшының шешімі', ru: 'Решение руководителя', en: 'The head decides' }, by: { role: 'compute-hours.head' }, excluded: [{ of: 'opener', basis: rules }, ...notRepresentatives],
      outcomes: {
        strike: { label: { kk: 'Аяқтауға қол қою', ru: 'Подписать прекращение', en: 'Sign its end' }, to: 'closed', decides: 'struck', effect: { register: ids.reservations, does: 'strike' } },
        keep: { label: { kk: 'Резервті қалдыру', ru: 'Оставить резерв', en: 'Keep the reservation' }, to: 'closed', decides: 'kept', reasons: true },
      },
    },
  },
  decisions: {
    struck: {
      effect: 'dismiss', rules: [], basis: rules, title: { kk: 'Резервті мерзімінен бұрын аяқтау туралы шешім', ru: 'Решение о досрочном прекращении резерва', en: 'Early end of a reservation' },
      words: { kk: 'Резерв аяқталды, түйіндер бәріне қайтарылды.', ru: 'Резерв прекращён, узлы возвращены всем.', en: 'The reservation is over, and its nodes are everybody’s again.' },
    },
    kept: {
      effect: 'dismiss', rules: [], basis: rules, title: { kk: 'Резервті қалдыру туралы шешім', ru: 'Решение оставить резерв', en: 'Decision to keep the reservation' }, words: { kk: 'Резерв соңғы күніне дейін сақталады.', ru: 'Резерв действует до своего последнего дня.', en: 'The reservation stands until its last day.' },
    },
  },
})

export const reservationProcedures: readonly Procedure[] = [reserved, ended]
