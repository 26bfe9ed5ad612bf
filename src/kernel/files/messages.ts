/** What is said when a file cannot be taken or given, with the mend. */
import { Failure } from '../../law/failure.ts'
import { formatNumber, inEveryLanguage, plural } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { LetterParts } from '../parties/index.ts'
import { nameTypes } from './media-types.ts'
import type { MediaType } from './media-types.ts'

const units: readonly Text[] = [spoken({ kk: 'КБ', ru: 'КБ', en: 'KB' }), spoken({ kk: 'МБ', ru: 'МБ', en: 'MB' }), spoken({ kk: 'ГБ', ru: 'ГБ', en: 'GB' })]

/** A size for people, at most one digit after the point: "12.5 MB", where a megabyte is 1,024 × 1,024 bytes. */
export function printSize(bytes: number): Text {
  const power = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10))
  const number = (locale: string): string => (bytes / 1024 ** power).toLocaleString(locale, { maximumFractionDigits: 1 })
  return inEveryLanguage((locale) => (power > 0 ? `${number(locale)} ${units[power - 1]![locale]}` : spoken({
    kk: `${formatNumber(bytes, 'kk')} байт`, ru: `${formatNumber(bytes, 'ru')} ${plural('ru', bytes, { one: 'байт', few: 'байта', other: 'байт' })}`, en: `${formatNumber(bytes, 'en')} ${plural('en', bytes, { one: 'byte', other: 'bytes' })}`,
  })[locale]))
}

/** `size` is what the sender declared; a stream that simply went on is cut at the limit and its size is not known. */
export function tooLarge(limit: number, size?: number): Failure {
  const most = printSize(limit)
  const said = size === undefined ? undefined : printSize(size)
  return new Failure('invalid', said === undefined ? spoken({
    kk: `Файл тым үлкен: рұқсат етілген шегі — ${most.kk}. Файлды кішірейтіңіз немесе бөліп жүктеңіз.`,
    ru: `Файл слишком большой: допустимый предел — ${most.ru}. Уменьшите файл или загрузите его по частям.`,
    en: `The file is too large: the limit is ${most.en}. Make it smaller or upload it in parts.`,
  }) : spoken({
    kk: `Файл тым үлкен: көлемі ${said.kk}, рұқсат етілген шегі — ${most.kk}. Файлды кішірейтіңіз немесе бөліп жүктеңіз.`,
    ru: `Файл слишком большой: размер ${said.ru}, допустимый предел — ${most.ru}. Уменьшите файл или загрузите его по частям.`,
    en: `The file is too large: it has ${said.en}, the limit is ${most.en}. Make it smaller or upload it in parts.`,
  }))
}

export const emptyFile = (): Failure => new Failure('invalid', spoken({
  kk: 'Файл бос. Мазмұны бар файлды таңдаңыз.',
  ru: 'Файл пустой. Выберите файл с содержимым.',
  en: 'The file is empty. Choose a file that has content.',
}))

export function wrongType(name: string, accept: readonly MediaType[]): Failure {
  const types = nameTypes(accept)
  return new Failure('invalid', spoken({
    kk: `«${name}» файлы қабылданбайды: оның мазмұны мен кеңейтімі қабылданатын түрлердің біріне сәйкес `
      + `келмейді. Қабылданатын түрлер: ${types.kk}.`,
    ru: `Файл «${name}» не принят: его содержимое и расширение не соответствуют ни одному из принимаемых `
      + `типов. Принимаются: ${types.ru}.`,
    en: `The file “${name}” was not accepted: its content and extension do not match any accepted type. `
      + `Accepted are: ${types.en}.`,
  }))
}

/** `found` is the scanner's name for it, the same in every language. */
export const infected = (found: string): Failure => new Failure('refused', spoken({
  kk: `Файлдан зиянды бағдарлама табылды (${found}), сондықтан ол қабылданбады және сақталмады. `
    + 'Құрылғыңызды вирусқа тексеріп, таза файлды жүктеңіз.',
  ru: `В файле найдена вредоносная программа (${found}), поэтому он не принят и не сохранён. Проверьте `
    + 'своё устройство на вирусы и загрузите чистый файл.',
  en: `Malware was found in the file (${found}), so it was not accepted or kept. Check your device for `
    + 'viruses and upload a clean file.',
}))

export const scannerUnavailable = (): Failure => new Failure('unavailable', spoken({
  kk: 'Файлды вирусқа тексеру мүмкін болмады, сондықтан ол қабылданбады. Бірнеше минуттан кейін қайталап көріңіз.',
  ru: 'Не удалось проверить файл на вирусы, поэтому он не принят. Попробуйте ещё раз через несколько минут.',
  en: 'The file could not be checked for viruses, so it was not accepted. Try again in a few minutes.',
}))

export const storeUnavailable = (): Failure => new Failure('unavailable', spoken({
  kk: 'Файл қоймасы уақытша қолжетімсіз. Бірнеше минуттан кейін қайталап көріңіз.',
  ru: 'Хранилище файлов временно недоступно. Попробуйте ещё раз через несколько минут.',
  en: 'The file storage is not available at the moment. Try again in a few minutes.',
}))

export const interrupted = (): Failure => new Failure('invalid', spoken({
  kk: 'Жүктеу аяқталмай үзілді, файл сақталмады. Файлды қайта жүктеңіз.',
  ru: 'Загрузка прервалась, файл не сохранён. Загрузите файл ещё раз.',
  en: 'The upload was interrupted and the file was not kept. Upload it again.',
}))

export const noFile = (): Failure => new Failure('not found', spoken({
  kk: 'Мұндай файл жоқ. Тіркелмеген файл бір күннен кейін жойылады: қажет болса, оны қайта жүктеңіз.',
  ru: 'Такого файла нет. Неприкреплённый файл удаляется через день: при необходимости загрузите его снова.',
  en: 'There is no such file. A file that was not attached is deleted after a day: upload it again if it is needed.',
}))

export const missingBytes = (): Failure => new Failure('not found', spoken({
  kk: 'Файлдың мазмұны қоймада жоқ. Жүйе әкімшісіне хабарласыңыз.',
  ru: 'Содержимого файла нет в хранилище. Обратитесь к администратору системы.',
  en: 'The content of the file is missing from the storage. Contact the administrator of the system.',
}))

export const damagedFile = (): Failure => new Failure('unavailable', spoken({
  kk: 'Файлдың қоймадағы мазмұны бүлінген, сондықтан ол берілмейді. Бұл туралы жүйе әкімшісіне хабарланды; файл сақтық көшірмеден қалпына келтірілгеннен кейін қайта қолжетімді болады.',
  ru: 'Содержимое файла в хранилище повреждено, поэтому файл не выдаётся. Администратор системы извещён; файл снова станет доступен, когда его восстановят из резервной копии.',
  en: 'The content of the file is damaged in the storage, so it is not given out. The administrator of the system has been told; the file will be available again once it is restored from a backup.',
}))

export const noSecondStore = (folder: string): Failure => new Failure('unavailable', spoken({
  kk: `FILES_COPY көрсеткен «${folder}» бумасы ашылмады. Оны жасаңыз немесе дискіні қосып, қайта іске қосыңыз.`,
  ru: `Папка «${folder}», указанная в FILES_COPY, не открывается. Создайте её или подключите диск и запустите снова.`,
  en: `The folder “${folder}” that FILES_COPY names cannot be opened. Make it, or mount its disk, and start again.`,
}))

/** The letter to administrators about contents that were found damaged. */
export const damageLetter = (all: readonly string[]): LetterParts => ({
  kind: 'work/damaged-files', path: '/status',
  subject: spoken({ kk: 'Қоймадағы файл бүлінген', ru: 'Повреждён файл в хранилище', en: 'A file in the storage is damaged' }),
  says: inEveryLanguage((locale) => [spoken({
    kk: 'Файлдардың қоймадағы мазмұны өзгерген, сондықтан олар берілмейді:', ru: 'Содержимое файлов в хранилище изменилось, поэтому они не выдаются:', en: 'The content of files in the storage is not what it was, so they are not given out:',
  })[locale], [...all.slice(0, 20), ...(all.length > 20 ? [`… + ${all.length - 20}`] : [])].join('\n')].join('\n\n')),
  ground: spoken({ kk: 'қоймадағы файлдарды өздігінен тексеру.', ru: 'автоматическая проверка файлов в хранилище.', en: 'the check of the files in the storage.' }),
  todo: spoken({
    kk: 'екінші қойма (FILES_COPY) болса, файл өздігінен қалпына келеді. Болмаса, оны сақтық көшірмеден қалпына келтіріп, дискіні тексеріңіз.', ru: 'если есть второе хранилище (FILES_COPY), файл восстановится сам. Если нет, восстановите его из резервной копии и проверьте диск.',
    en: 'with a second store (FILES_COPY) the file mends itself. Without one, restore the file from a backup and check the disk.',
  }),
})

export const attachedElsewhere = (): Failure => new Failure('conflict', spoken({
  kk: 'Бұл файл басқа іске тіркелген. Оны осында пайдалану үшін қайта жүктеңіз.',
  ru: 'Этот файл уже прикреплён к другому делу. Чтобы использовать его здесь, загрузите его снова.',
  en: 'This file is already attached to something else. Upload it again to use it here.',
}))

export const wrongRange = (): Failure => new Failure('invalid', spoken({
  kk: 'Сұралған бөлік файлдың шегінен тыс.',
  ru: 'Запрошенная часть выходит за пределы файла.',
  en: 'The requested part lies outside the file.',
}))
