/** What can go wrong with the embedded server, said to the operator with the mend. */
import { Failure } from '../../law/failure.ts'
import { spoken } from '../../law/text.ts'

const restore = spoken({
  kk: 'Буманы басқа жерге көшіріп қойып, соңғы сақтық көшірмені қалпына келтіріңіз: shanyraq restore ФАЙЛ.',
  ru: 'Отложите папку в другое место и восстановите последнюю резервную копию: shanyraq restore ФАЙЛ.',
  en: 'Move the folder aside and restore the latest backup: shanyraq restore FILE.',
})

/** The folder is there, has files, and is no cluster. */
export const strangeFolderFailure = (folder: string): Failure => new Failure('unavailable', spoken({
  kk: `${folder} бумасында файлдар бар, бірақ ол PostgreSQL деректері емес немесе бүлінген. ${restore.kk}`,
  ru: `В папке ${folder} есть файлы, но это не данные PostgreSQL или они повреждены. ${restore.ru}`,
  en: `The folder ${folder} has files in it but is not a PostgreSQL cluster, or is damaged. ${restore.en}`,
}))

/** The cluster lacks what every cluster has, or the server found it damaged; `words` are the server's. */
export const corruptFailure = (folder: string, words: string): Failure => new Failure('unavailable', spoken({
  kk: `${folder} ішіндегі дерекқор бүлінген${tail(words)}. ${restore.kk}`,
  ru: `База данных в ${folder} повреждена${tail(words)}. ${restore.ru}`,
  en: `The database in ${folder} is damaged${tail(words)}. ${restore.en}`,
}))

/** The cluster was made by another major version of PostgreSQL. */
export const versionOfFolderFailure = (folder: string, found: string, own: string): Failure => new Failure('unavailable', spoken({
  kk: `${folder} ішіндегі деректерді PostgreSQL ${found} жасаған, ал порталда PostgreSQL ${own}. Порталдың алдыңғы `
    + 'нұсқасымен сақтық көшірме жасап (shanyraq backup), оны осы нұсқада жаңа бумаға қалпына келтіріңіз (shanyraq '
    + 'restore).',
  ru: `Данные в ${folder} созданы PostgreSQL ${found}, а в портале PostgreSQL ${own}. Сделайте резервную копию `
    + 'прежней версией портала (shanyraq backup) и восстановите её этой версией в новую папку (shanyraq restore).',
  en: `The data in ${folder} were made by PostgreSQL ${found}; this portal has PostgreSQL ${own}. Back up with the `
    + 'previous version of the portal (shanyraq backup) and restore with this one into a new folder (shanyraq '
    + 'restore).',
}))

/** A new cluster could not be made. */
export const initFailure = (folder: string, words: string): Failure =>
  full(words) ? diskFailure(folder) : closed(words) ? accessFailure(folder, words) : new Failure('unavailable', spoken({
    kk: `${folder} ішінде дерекқор құрылмады${tail(words)}.`,
    ru: `Не удалось создать базу данных в ${folder}${tail(words)}.`,
    en: `The database could not be made in ${folder}${tail(words)}.`,
  }))

/** The server ended before it took a query. */
export function startFailure(folder: string, words: string): Failure {
  if (full(words)) return diskFailure(folder)
  if (closed(words)) return accessFailure(folder, words)
  if (damage.some((sign) => sign.test(words)))
    return corruptFailure(folder, words)
  return new Failure('unavailable', spoken({
    kk: `Кіріктірілген дерекқор сервері іске қосылмады${tail(words)}. Толығырақ: ${folder}/server.log.`,
    ru: `Встроенный сервер базы данных не запустился${tail(words)}. Подробнее: ${folder}/server.log.`,
    en: `The embedded database server did not start${tail(words)}. More: ${folder}/server.log.`,
  }))
}

/** What the server says of files that are lost or not what they were. */
const damage: readonly RegExp[] = [
  /PANIC/, /could not locate a valid checkpoint/, /could not find the database system/, /incorrect checksum/,
  /invalid (?:magic|data|primary)/, /could not open (?:file|directory)/, /database files are incompatible/,
  /directory "\w+" does not exist/,
]

const closed = (words: string): boolean => /permission denied|could not access|EACCES/i.test(words)

const full = (words: string): boolean => /No space left on device|disk full|Disk quota exceeded/i.test(words)

const diskFailure = (folder: string): Failure => new Failure('unavailable', spoken({
  kk: `${folder} тұрған дискіде бос орын жоқ. Орын босатып, порталды қайта іске қосыңыз; деректер жоғалған жоқ.`,
  ru: `На диске с папкой ${folder} не осталось места. Освободите место и запустите портал снова; данные не потеряны.`,
  en: `The disk that holds ${folder} is full. Free some space and start the portal again; no data are lost.`,
}))

const accessFailure = (folder: string, words: string): Failure => new Failure('unavailable', spoken({
  kk: `Дерекқор серверіне ${folder} бумасын пайдалануға рұқсат жоқ${tail(words)}. Порталды осы буманың иесі болып `
    + 'табылатын кәдімгі пайдаланушы атынан іске қосыңыз.',
  ru: `У сервера базы данных нет доступа к папке ${folder}${tail(words)}. Запустите портал от обычного пользователя, `
    + 'которому принадлежит папка.',
  en: `The database server may not use the folder ${folder}${tail(words)}. Run the portal as an ordinary user who `
    + 'owns the folder.',
}))

/** The last telling line of the server's words, in brackets. */
function tail(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  const line = lines.findLast((candidate) => /FATAL|PANIC|ERROR|error:/.test(candidate)) ?? lines.at(-1)
  return line ? ` (${line.replace(/^[\d-]+ [\d:.]+ \S+ \[\d+\] /, '').trim()})` : ''
}
