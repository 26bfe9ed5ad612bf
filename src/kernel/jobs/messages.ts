/** What jobs say to people. */
import { Failure } from '../../law/failure.ts'
import { spoken } from '../../law/text.ts'

export const jobIsMissing = (): Failure => new Failure('not found', spoken({
  kk: 'Мұндай тапсырма жоқ. Ол бұрын аяқталып, тізімнен өшірілген болуы мүмкін.',
  ru: 'Такого задания нет. Возможно, оно давно завершено и удалено из списка.',
  en: 'There is no such job. It may have finished long ago and been removed from the list.',
}))

export const jobIsFinished = (): Failure => new Failure('conflict', spoken({
  kk: 'Тапсырма аяқталып қойған, сондықтан оны тоқтату мүмкін емес.',
  ru: 'Задание уже завершено, поэтому остановить его нельзя.',
  en: 'The job has already finished, so it cannot be stopped.',
}))

export const jobHasNotFailed = (): Failure => new Failure('conflict', spoken({
  kk: 'Сәтсіз аяқталған немесе тоқтатылған тапсырманы ғана қайта іске қосуға болады; кезекте дәл сондай тапсырма болмауы керек.',
  ru: 'Повторить можно только задание, которое завершилось неудачей или было остановлено, и если такого же нет в очереди.',
  en: 'Only a job that failed or was cancelled can be run again, and only when the same job is not in the queue.',
}))
