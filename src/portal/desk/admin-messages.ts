/** The words of the administrator's pages: background jobs and orders. */
import type { Text } from '../../law/text.ts'
import type { JobStatus } from '../../kernel/jobs/index.ts'

export const adminWords = {
  admin: { kk: 'Әкімшілендіру', ru: 'Администрирование', en: 'For administrators' },
  jobs: { kk: 'Фондық жұмыстар', ru: 'Фоновые работы', en: 'Background jobs' },
  orders: { kk: 'Тоқтата тұру өкімдері', ru: 'Распоряжения о приостановлении', en: 'Orders of suspension' },
  people: { kk: 'Адамдар мен рөлдер', ru: 'Люди и роли', en: 'People and roles' },
  organisations: { kk: 'Ұйымдар', ru: 'Организации', en: 'Organisations' },
  letters: { kk: 'Хаттар', ru: 'Письма', en: 'Letters' },
  texts: { kk: 'Телефонға хабарламалар', ru: 'Сообщения на телефон', en: 'Messages to phones' },
  name: { kk: 'Жұмыс', ru: 'Работа', en: 'Job' },
  status: { kk: 'Жай-күйі', ru: 'Состояние', en: 'State' },
  progress: { kk: 'Барысы', ru: 'Ход', en: 'Progress' },
  queued: { kk: 'Кезекке қойылған', ru: 'Поставлена', en: 'Queued' },
  finished: { kk: 'Аяқталған', ru: 'Завершена', en: 'Finished' },
  attempts: { kk: 'Талпыныс саны', ru: 'Попытки', en: 'Attempts' },
  act: { kk: 'Әрекет', ru: 'Действие', en: 'Act' },
  cancel: { kk: 'Тоқтату', ru: 'Отменить', en: 'Cancel' },
  again: { kk: 'Қайта орындау', ru: 'Повторить', en: 'Run again' },
  stopping: { kk: 'тоқтатылып жатыр', ru: 'останавливается', en: 'being stopped' },
  lastFailure: { kk: 'Соңғы қате', ru: 'Последняя ошибка', en: 'Last failure' },
  noJobs: { kk: 'Мұндай жұмыс жоқ', ru: 'Таких работ нет', en: 'There are no such jobs' },
  older: { kk: 'Бұрынғылары', ru: 'Более ранние', en: 'Older ones' },
  cancelled: { kk: 'Жұмысты тоқтату сұралды.', ru: 'Работа отменена.', en: 'The job is cancelled.' },
  restarted: { kk: 'Жұмыс қайта кезекке қойылды.', ru: 'Работа поставлена снова.', en: 'The job is queued again.' },
  jobsLead: {
    kk: 'Порталдың өзі орындайтын жұмыстар. Сәтті аяқталғаны бір айдан кейін, сәтсізі үш айдан кейін тізімнен кетеді.',
    ru: 'Работы, которые портал делает сам. Успешные уходят из списка через месяц, неудачные — через три.',
    en: 'What the portal does by itself. What went well leaves the list after a month, what failed after three.',
  },
  ordersLead: {
    kk: 'Өкім бірден күшіне енеді: құқықтары тоқтатыла тұрған ұйымның кілттері жұмыс істемейді. Өкімнің негіздемесі өкім қатысты адамдарға үш тілде көрсетіледі. Бір нысанға бірнеше өкім шығарылуы мүмкін; әрқайсысының күшін оны шығарған ғана жояды.',
    ru: 'Распоряжение действует сразу: ключи организации, права которой приостановлены, перестают работать. Обоснование показывается на трёх языках тем, кого распоряжение касается. В отношении одного объекта может действовать несколько распоряжений; каждое отменяет только тот, кто его издал.',
    en: 'An order takes effect at once: the keys of a suspended organisation stop working. Its reason is shown to those concerned in three languages. Several orders may stand on one subject; each is lifted only by those who gave it.',
  },
  subject: { kk: 'Кім немесе не', ru: 'Кто или что', en: 'Whom or what' },
  suspend: { kk: 'Тоқтата тұру', ru: 'Приостановить', en: 'Suspend' },
  lift: { kk: 'Өкімнің күшін жою', ru: 'Отменить', en: 'Lift' },
  standing: { kk: 'Күшіндегі өкімдер', ru: 'Действующие распоряжения', en: 'Orders in force' },
  noOrders: { kk: 'Күшіндегі өкім жоқ', ru: 'Действующих распоряжений нет', en: 'No order is in force' },
  reason: { kk: 'Негіздемесі', ru: 'Обоснование', en: 'Reason' },
  issuer: { kk: 'Кімнің атынан', ru: 'От чьего имени', en: 'In whose name' },
  since: { kk: 'Қашаннан', ru: 'С какого времени', en: 'Since' },
  newOrder: { kk: 'Жаңа өкім', ru: 'Новое распоряжение', en: 'New order' },
  suspended: { kk: 'Өкім күшіне енді.', ru: 'Распоряжение вступило в силу.', en: 'The order is in force.' },
  lifted: { kk: 'Өкімнің күші жойылды.', ru: 'Распоряжение отменено.', en: 'The order is lifted.' },
} as const satisfies Record<string, Text>

export const jobStatusWords = {
  waiting: { kk: 'Күтуде', ru: 'Ожидает', en: 'Waiting' },
  running: { kk: 'Орындалуда', ru: 'Выполняется', en: 'Running' },
  done: { kk: 'Орындалды', ru: 'Выполнена', en: 'Done' },
  failed: { kk: 'Сәтсіз', ru: 'Не удалась', en: 'Failed' },
  cancelled: { kk: 'Тоқтатылды', ru: 'Отменена', en: 'Cancelled' },
} as const satisfies Record<JobStatus, Text>
