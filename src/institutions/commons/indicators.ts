/** How the commons does, in numbers: each with what it counts and where it is from. */
import { sql } from 'kysely'
import type { Indicator } from '../../kernel/indicators/index.ts'
import { spoken, type Text } from '../../law/text.ts'
import { dayOf, startOfDay, yearOf } from '../../law/time.ts'
import type { Commons } from './commons.ts'

const datasetsSource: Text = spoken({ kk: 'Деректер жиындарының тізілімі', ru: 'Реестр наборов данных', en: 'Register of datasets' })
const readsSource: Text = spoken({ kk: 'Деректерді оқу журналы', ru: 'Журнал чтения данных', en: 'Log of reads of data' })
const grantsSource: Text = spoken({ kk: 'Ортақ деректер қоры шешімдерінің тізілімі', ru: 'Реестр решений фонда данных', en: 'Register of decisions of the commons' })

export function commonsIndicators({ kernel, options }: Pick<Commons, 'kernel' | 'options'>): readonly Indicator[] {
  const { db, decisions, country, now } = kernel
  const { zone } = country.calendar
  return [
    {
      id: 'commons.datasets', unit: 'count', source: datasetsSource,
      title: spoken({ kk: 'Жарияланған деректер жиындары', ru: 'Опубликованные наборы данных', en: 'Published datasets' }),
      definition: spoken({
        kk: 'Бүгін каталогта тұрған деректер жиындары; қараламалар мен қайтарып алынғандары есептелмейді.',
        ru: 'Наборы данных, которые сегодня есть в каталоге; черновики и отозванные не учитываются.',
        en: 'Datasets that stand in the catalogue today; drafts and withdrawn ones are not counted.',
      }),
      compute: async () => (await db.selectFrom('dataset').select(sql<string>`count(*)`.as('n')).where('state', '=', 'published').executeTakeFirstOrThrow()).n.toString(),
    },
    {
      id: 'commons.readers', unit: 'count', source: readsSource,
      title: spoken({ kk: 'Биыл деректерді пайдаланғандар', ru: 'Пользователи данных в этом году', en: 'Users of data this year' }),
      definition: spoken({
        kk: 'Жыл басынан бері кемінде бір рет деректерді оқыған ұйымдар мен тіркелген адамдар; өз деректерін оқуы есептелмейді.',
        ru: 'Организации и зарегистрированные люди, которые с начала года хотя бы раз читали данные; чтение своих данных не учитывается.',
        en: 'Organisations and registered people who have read data at least once since the beginning of the year; reads of own data are not counted.',
      }),
      compute: async () => (await db.selectFrom('dataset_read').select(sql<string>`count(distinct coalesce(organisation, person))`.as('n'))
        .where('by_right', '<>', 'owner').where('at', '>=', startOfDay(`${yearOf(dayOf(now(), zone))}-01-01`, zone)).executeTakeFirstOrThrow()).n.toString(),
    },
    {
      id: 'commons.grants', unit: 'count', source: grantsSource,
      title: spoken({ kk: 'Деректерге берілген, күшіндегі рұқсаттар', ru: 'Действующие разрешения на доступ к данным', en: 'Grants of access in force' }),
      definition: spoken({
        kk: 'Бүгін күшінде тұрған рұқсаттар: мерзімі өткен, тоқтатыла тұрған және қайтарып алынғандары есептелмейді.',
        ru: 'Разрешения, которые сегодня действуют; истёкшие, приостановленные и отозванные не учитываются.',
        en: 'Grants that are in force today; expired, suspended and revoked ones are not counted.',
      }),
      compute: async () => String((await decisions.register({ credentialType: options.credential, status: 'in force', page: 1, size: 1 })).total),
    },
  ]
}
