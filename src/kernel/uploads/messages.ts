/** What is said when an upload cannot be taken, with the mend. */
import { Failure } from '../../law/failure.ts'
import { spoken, type Text } from '../../law/text.ts'

const invalid = (text: Text): Failure => new Failure('invalid', text)

export const noUpload = (): Failure => new Failure('not found', spoken({
  kk: 'Бұл жүктеу аяқталған немесе мерзімі өткен. Файлды жіберуді қайта бастаңыз.',
  ru: 'Эта загрузка завершена или её срок истёк. Начните отправку файла заново.',
  en: 'This upload has ended or expired. Begin to send the file again.',
}))

export const otherContent = (): Failure => invalid(spoken({
  kk: 'Келген деректер мәлімделген SHA-256 хешіне немесе көлемге сәйкес емес. Файлдың жіберу кезінде өзгермегенін тексеріп, қайта жіберіңіз.',
  ru: 'Полученные данные не соответствуют заявленному хешу SHA-256 или размеру. Проверьте, что файл не менялся при отправке, и отправьте его снова.',
  en: 'The bytes that came do not have the declared SHA-256 or size. Make sure that the file does not change while it is sent, and send it again.',
}))

export const missingParts = (numbers: readonly number[]): Failure => invalid(spoken({
  kk: `Файлдың мына бөліктері келмеді: ${numbers.join(', ')}. Оларды жіберіп, жүктеуді қайта аяқтаңыз.`,
  ru: `Не получены части файла: ${numbers.join(', ')}. Отправьте их и завершите загрузку снова.`,
  en: `These parts of the file have not come: ${numbers.join(', ')}. Send them and complete again.`,
}))
