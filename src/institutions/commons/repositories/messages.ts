/** What is said when a commit, a path or an upload cannot be taken, with the mend. */
import { Failure } from '../../../law/failure.ts'
import { spoken, type Text } from '../../../law/text.ts'

const invalid = (text: Text): Failure => new Failure('invalid', text)

export const badPath = (path: string): Failure => invalid(spoken({
  kk: `«${path}» жолы жарамайды. Жол қатысты болуға тиіс: «/» белгісінен басталмайды, «..», «.git», кері қиғаш сызық пен басқару таңбалары болмайды, ұзындығы 500 таңбадан аспайды.`,
  ru: `Путь «${path}» не подходит. Путь должен быть относительным: без «/» в начале, без «..», «.git», обратной косой черты и управляющих символов, не длиннее 500 знаков.`,
  en: `The path “${path}” does not fit. A path is relative: it has no “/” at its beginning, no “..”, no “.git”, no backslash and no control characters, and at most 500 characters.`,
}))

export const badRef = (name: string): Failure => invalid(spoken({
  kk: `«${name}» атауы тармаққа немесе тегке жарамайды. Латын әріптерін, цифрларды, «.», «_», «-» және «/» белгілерін пайдаланыңыз, ұзындығы 100 таңбадан аспасын.`,
  ru: `Имя «${name}» не подходит для ветки или тега. Используйте латинские буквы, цифры и знаки «.», «_», «-», «/», не больше 100 знаков.`,
  en: `The name “${name}” does not fit a branch or a tag. Use Latin letters, digits and the signs “.”, “_”, “-”, “/”, at most 100 characters.`,
}))

export const badTitle = (): Failure => invalid(spoken({
  kk: 'Коммиттің атауын жазыңыз: 1-ден 500 таңбаға дейін.',
  ru: 'Напишите название коммита: от 1 до 500 знаков.',
  en: 'Write the title of the commit: 1 to 500 characters.',
}))

export const absentPath = (path: string): Failure => new Failure('not found', spoken({
  kk: `«${path}» репозиторийде жоқ.`,
  ru: `«${path}» нет в репозитории.`,
  en: `“${path}” is not in the repository.`,
}))

export const fileAndFolder = (path: string): Failure => invalid(spoken({
  kk: `«${path}» бір мезгілде файл әрі бума бола алмайды. Біреуінің атауын өзгертіңіз.`,
  ru: `«${path}» не может быть одновременно файлом и папкой. Переименуйте одно из двух.`,
  en: `“${path}” cannot be a file and a folder at once. Rename one of the two.`,
}))

export const tooManyFiles = (most: number): Failure => invalid(spoken({
  kk: `Бір репозиторийде ең көбі ${most} файл болады. Файлдарды біріктіріңіз немесе ZIP мұрағатына салыңыз.`,
  ru: `В одном репозитории может быть не больше ${most} файлов. Объедините файлы или сложите их в архив ZIP.`,
  en: `A repository holds at most ${most} files. Join files or put them into a ZIP archive.`,
}))

export const headMoved = (): Failure => new Failure('conflict', spoken({
  kk: 'Осы уақыт ішінде тармаққа басқа коммит қосылды. Соңғы күйін жүктеп алып, өзгерістерді қайта жіберіңіз.',
  ru: 'За это время в ветку добавлен другой коммит. Получите последнее состояние и отправьте изменения заново.',
  en: 'Another commit came to the branch meanwhile. Get the newest state and send your changes again.',
}))

export const noRef = (name: string): Failure => new Failure('not found', spoken({
  kk: `«${name}» тармағы, тегі немесе коммиті жоқ.`,
  ru: `Ветки, тега или коммита «${name}» нет.`,
  en: `There is no branch, tag or commit “${name}”.`,
}))

export const mainStays = (): Failure => new Failure('conflict', spoken({
  kk: '«main» тармағын жоюға болмайды: жаңа нұсқалар содан жасалады.',
  ru: 'Ветку «main» удалить нельзя: из неё создаются новые версии.',
  en: 'The branch “main” cannot be deleted: new versions are made from it.',
}))
