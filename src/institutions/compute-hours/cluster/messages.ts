/** What is said of a cluster that does not answer, or answers what cannot be. */
import { Failure } from '../../../law/failure.ts'
import { spoken, type Text } from '../../../law/text.ts'

export const clusterWords = {
  none: { kk: 'Порталға ешбір кластер қосылмаған: сағаттар бөлінеді, бірақ тапсырма жіберуге әзірге болмайды.', ru: 'К порталу не подключён ни один кластер: часы выделяются, но отправить задание пока нельзя.', en: 'No cluster is connected to the portal: hours are allotted, but no job can be sent yet.' },
} as const satisfies Record<string, Text>

const caused = (failure: Failure, said: string): Failure => Object.assign(failure, { cause: new Error(said) })

/** Tells the operator what came back as it came; people read words alone. */
export function reportCause({ report }: { readonly report: (error: unknown) => void }, error: unknown): void {
  if (!(error instanceof Failure)) report(error)
  else if (error.cause !== undefined) report(error.cause)
}

/** `said` is what came back, as it came: it is the cause of the failure, and stands on no page. */
export const nonsense = (cluster: string, said: string): Failure => caused(new Failure('unavailable', spoken({
  kk: `«${cluster}» кластерінің жауабы жарамсыз, ештеңе есепке алынбады.`, ru: `Кластер «${cluster}» дал недопустимый ответ, ничего не учтено.`, en: `The cluster “${cluster}” answered what cannot be, and nothing was settled.`,
})), `${cluster}: ${said}`)

export const silent = (cluster: string, said: string): Failure => caused(new Failure('unavailable', spoken({
  kk: `«${cluster}» кластері жауап бермейді.`, ru: `Кластер «${cluster}» не отвечает.`, en: `The cluster “${cluster}” does not answer.`,
})), `${cluster}: ${said}`)

export const refusedThere = (cluster: string, said: string): Failure => new Failure('refused', spoken({
  kk: `«${cluster}» кластері тапсырманы қабылдамады: ${said}`, ru: `Кластер «${cluster}» не принял задание: ${said}`, en: `The cluster “${cluster}” did not take the job: ${said}`,
}))

/** A job runs under a login of a person, which the cluster knows. */
export const noPerson = (cluster: string, login: string): Failure => new Failure('refused', spoken({
  kk: `«${cluster}» кластері «${login}» логинін білмейді, не ол жүйелік логин: тапсырма жіберілмеді. Операторға хабарласыңыз.`, ru: `Кластер «${cluster}» не знает логина «${login}», или это системный логин: задание не отправлено. Обратитесь к оператору.`,
  en: `The cluster “${cluster}” does not know the login “${login}”, or it is of the system: the job was not sent. Speak to the operator.`,
}))

export const wrongFile = (path: string, said: string): Failure => new Failure('invalid', spoken({
  kk: `${path}: кластерлер файлын оқу мүмкін емес: ${said}`, ru: `${path}: файл кластеров не читается: ${said}`, en: `${path}: the file of clusters cannot be read: ${said}`,
}))

/** Usage must never fade, and the limits must be enforced before a job begins. */
export const unfitSetting = (cluster: string, setting: string, needed: string): Failure => new Failure('unavailable', spoken({
  kk: `«${cluster}» кластерінің ${setting} баптауы ${needed} болуы керек: әйтпесе бюджет дәл сақталмайды.`, ru: `На кластере «${cluster}» настройка ${setting} должна быть ${needed}: иначе бюджет не будет точным.`, en: `The cluster “${cluster}” needs ${setting} ${needed}: otherwise the budget is not exact.`,
}))
