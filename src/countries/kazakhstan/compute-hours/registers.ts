/** The registers of national compute: partitions of clusters, and the programmes by which their hours are given. An entry changes only by an act. */
import { years } from '../../../law/duration.ts'
import { reference, type Register, register, type RegisterField } from '../../../law/register.ts'
import { certainty } from '../certainty.ts'
import {
  accelerator, accelerators, atOnceHours, cluster, connection, forWhom, idleDays, mostDays, mostHours, partitionName, price, programmeName, programmeNames, queue, scheduler, share, site, source, tier,
} from './fields.ts'
import { bodies, offices, rules } from './offices.ts'

export const ids = { partitions: 'compute-hours.partitions', programmes: 'compute-hours.programmes', logins: 'compute-hours.logins', reservations: 'compute-hours.reservations' } as const

const shared = {
  inForce: { from: '2026-01-12' }, body: { name: bodies.hours.name }, office: { role: 'compute-hours.officer', title: offices['compute-hours.officer'] }, basis: rules, owner: ['body'], keep: { for: years(10), basis: rules },
  states: { entered: { kk: 'Қолданыста', ru: 'Действует', en: 'In use' }, suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' }, struck: { kk: 'Алып тасталған', ru: 'Исключено', en: 'Struck off' } },
} as const satisfies Partial<Register>

const seen = (fields: readonly RegisterField[]) => ({ fields, shown: { to: 'everyone', fields: fields.map((field) => field.name) } } as const)

const partitions = register(ids.partitions, {
  ...shared, numbers: 'CPT', calledBy: partitionName.name, title: { kk: 'Кластерлер және олардың бөлімдері', ru: 'Кластеры и их разделы', en: 'Clusters and their partitions' },
  summary: {
    kk: 'Ұлттық есептеу қуаттары: қайда, қандай үдеткіштер бар және белгілі болса, олардың саны.', ru: 'Национальные вычислительные мощности: где, какие ускорители и сколько, если известно.', en: 'National compute: where, which accelerators, and how many where it is known.',
  },
  ...seen([partitionName, cluster, scheduler, accelerator, accelerators, site, connection, queue, certainty, source]),
})

const programmes = register(ids.programmes, {
  ...shared, numbers: 'CPG', calledBy: programmeName.name, title: { kk: 'Есептеу сағаттарының бағдарламалары', ru: 'Программы вычислительных часов', en: 'Programmes of compute hours' },
  summary: {
    kk: 'Үдеткіш-сағаттар кімге, қанша, қандай мерзімге және қандай бағамен бөлінеді.', ru: 'Кому, сколько, на какой срок и по какой цене выделяются ускорителе-часы.', en: 'To whom accelerator-hours are given, how many, for how long and at which price.',
  },
  ...seen([...programmeNames, reference('partition', ids.partitions, 'uses', { label: { kk: 'Кластер бөлімі', ru: 'Раздел кластера', en: 'Partition of the cluster' } }), tier, forWhom, mostHours, atOnceHours, mostDays, idleDays, price, share]),
})

export const computeRegisters: readonly Register[] = [partitions, programmes]
