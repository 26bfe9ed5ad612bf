/** The words of grants of hours: what is wrong with a job, and the letter when hours go back. */
import type { LetterParts } from '../../../kernel/parties/index.ts'
import { formatDay, formatDuration, formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import type { JobState } from './tables.ts'

export const hoursWords = {
  unconnected: { kk: 'Бұл бөлім порталға қосылмаған: тапсырма жіберуге әзірге болмайды. Сағаттарыңыз сақталады.', ru: 'Этот раздел не подключён к порталу: отправить задание пока нельзя. Ваши часы сохраняются.', en: 'This partition is not connected to the portal: no job can be sent yet. Your hours are kept.' },
  noLogin: {
    kk: 'Ұйымыңыздың кластердегі логинін оператор әлі растаған жоқ: тапсырма жіберуге болмайды. Сағаттарыңыз сақталады.', ru: 'Оператор ещё не подтвердил логин вашей организации на кластере: отправить задание нельзя. Ваши часы сохраняются.',
    en: 'The operator has not confirmed a login of your organisation on the cluster yet, so no job can be sent. Your hours are kept.',
  },
  notInForce: { kk: 'Бұл сағаттар қазір күшінде емес.', ru: 'Эти часы сейчас не действуют.', en: 'These hours are not in force now.' },
  tooLate: { kk: 'Тапсырма сағаттар күшінде болатын соңғы күннен кейін аяқталар еді. Уақытын қысқартыңыз.', ru: 'Задание закончилось бы после последнего дня действия часов. Уменьшите время.', en: 'The job would end after the last day of the hours. Ask for less time.' },
  job: { kk: 'Есептеу тапсырмасы', ru: 'Вычислительное задание', en: 'Compute job' },
  noTitle: { kk: 'Тапсырманы атаңыз.', ru: 'Назовите задание.', en: 'Name the job.' },
  noScript: { kk: 'Сценарий #! таңбаларынан басталып, 64 КБ-тан аспауы керек.', ru: 'Сценарий должен начинаться с #! и быть не больше 64 КБ.', en: 'The script begins with #! and has at most 64 KB.' },
  noNumber: { kk: 'Нөлден үлкен бүтін сан жазыңыз.', ru: 'Укажите целое число больше нуля.', en: 'Write a whole number above nought.' },
  asked: { kk: 'Кластердің жауабы әлі белгісіз.', ru: 'Ответ кластера ещё неизвестен.', en: 'The answer of the cluster is not known yet.' },
  notGoing: { kk: 'Тапсырма аяқталған: оны тоқтатуға да, қайта орындауға да болмайды.', ru: 'Задание уже закончилось: его нельзя ни отменить, ни запустить заново.', en: 'The job is over: it can be neither cancelled nor run again.' },
  reclaimAct: { kk: 'Пайдаланылмаған сағаттар бағдарламаға қайтарылады', ru: 'Неиспользуемые часы возвращаются в программу', en: 'Hours that nobody uses go back to their programme' },
  notReserved: { kk: 'Кластер бұл резервті жасамады. Себебі порталдың жұмыс журналында жазылған; оператор оны жойған соң резерв жасалады.', ru: 'Кластер не создал этот резерв. Причина — в рабочем журнале портала; оператору нужно её устранить, и резерв будет создан.', en: 'The cluster did not make this reservation. The cause is in the log of the portal; once the operator has mended it, the reservation is made.' },
  reservationUnseen: { kk: 'Кластер осы резервтің түйіндерінде не орындалып жатқанын хабарламады. Себебі порталдың жұмыс журналында жазылған; портал кластерден қайта сұрайды.', ru: 'Кластер не сообщил, что выполняется на узлах этого резерва. Причина — в рабочем журнале портала; портал спросит кластер снова.', en: 'The cluster did not say what runs on the nodes of this reservation. The cause is in the log of the portal, which asks the cluster again.' },
  grantIsOver: { kk: 'Резерв арналған сағаттар күшінде емес, сондықтан ол жасалмайды. Оны мерзімінен бұрын аяқтаңыз.', ru: 'Часы, для которых сделан резерв, не действуют, поэтому он не создаётся. Прекратите его досрочно.', en: 'The hours that it is for are not in force, so it is not made. End it before its day.' },
  vanished: { kk: 'Кластер бұл тапсырманы білмейді: оған резервтелген сағаттар босатылды.', ru: 'Кластер не знает этого задания: зарезервированные для него часы освобождены.', en: 'The cluster does not know this job: the hours held for it are free again.' },
} as const satisfies Record<string, Text>

/** What a job does that the scheduler did not put back. */
export const staysThere = (job: string): Text => spoken({
  kk: `Кластер № ${job} тапсырманы кезекке қайтармады: ол резервтелген түйінде аяқталғанша орындалады. Қажет болса, оператор оны тоқтатады.`,
  ru: `Кластер не вернул задание № ${job} в очередь: оно выполняется на зарезервированном узле, пока не закончится. При необходимости его остановит оператор.`,
  en: `The cluster did not put job ${job} back: it runs on a reserved node until it is over. Where that cannot be waited for, the operator cancels it.`,
})

/** Accelerator-hours as people read them: to a hundredth, rounded down. */
export const hoursIn = (seconds: bigint): number => Number(seconds * 100n / 3600n) / 100

export const tooMuch = (needs: bigint, left: bigint): Text => inEveryLanguage((locale) => spoken({
  kk: `Тапсырма ең көбі ${formatNumber(hoursIn(needs), 'kk')} үдеткіш-сағат жұмсауы мүмкін, қалғаны — ${formatNumber(hoursIn(left), 'kk')}. Үдеткіш санын немесе уақытын азайтыңыз.`,
  ru: `Ускорителе-часов заданию может понадобиться до ${formatNumber(hoursIn(needs), 'ru')}, осталось ${formatNumber(hoursIn(left), 'ru')}. Уменьшите число ускорителей или время.`,
  en: `The job may use up to ${formatNumber(hoursIn(needs), 'en')} accelerator-hours, and ${formatNumber(hoursIn(left), 'en')} are left. Ask for fewer accelerators or less time.`,
})[locale])

export const jobStates: Readonly<Record<JobState, Text>> = {
  asked: { kk: 'Жіберілді, жауабы күтілуде', ru: 'Отправлено, ответ ожидается', en: 'Sent, not answered yet' }, waiting: { kk: 'Кезекте', ru: 'В очереди', en: 'In the queue' }, running: { kk: 'Орындалуда', ru: 'Выполняется', en: 'Running' },
  done: { kk: 'Орындалды', ru: 'Выполнено', en: 'Done' }, failed: { kk: 'Қатемен аяқталды', ru: 'Завершилось ошибкой', en: 'Failed' }, cancelled: { kk: 'Тоқтатылды', ru: 'Отменено', en: 'Cancelled' },
  'over-time': { kk: 'Уақыты бітті', ru: 'Время вышло', en: 'Out of time' }, refused: { kk: 'Кластер қабылдамады', ru: 'Кластер не принял', en: 'Not taken by the cluster' },
}

const days = (count: number): Text => inEveryLanguage((locale) => formatDuration({ unit: 'day', count }, locale))

/** Hours go back soon, for nobody uses them. */
export const idleLetter = (number: string, seconds: bigint, { idle, until }: { readonly idle: number; readonly until: Day }, path: string): LetterParts => ({
  kind: 'thing/hours-idle', path,
  subject: spoken({ kk: 'Пайдаланылмаған есептеу сағаттары жақында қайтарылады', ru: 'Неиспользуемые вычислительные часы скоро будут возвращены', en: 'Compute hours that are not used go back soon' }),
  says: inEveryLanguage((locale) => spoken({
    kk: `${formatNumber(hoursIn(seconds), 'kk')} үдеткіш-сағат ${days(idle).kk} бойы пайдаланылмады. Пайдаланудың соңғы күні — ${formatDay(until, 'kk')}: содан кейін оларды бағдарламаға қайтару рәсімі басталады.`,
    ru: `Ускорителе-часы (осталось ${formatNumber(hoursIn(seconds), 'ru')}) не используются уже ${days(idle).ru}. Последний день — ${formatDay(until, 'ru')}: после него начнётся процедура возврата часов в программу.`,
    en: `${formatNumber(hoursIn(seconds), 'en')} accelerator-hours were not used for ${days(idle).en}. The last day is ${formatDay(until, 'en')}: after it the procedure begins by which they go back to the programme.`,
  })[locale]),
  ground: spoken({ kk: `№ ${number} шешімде көрсетілген ереже.`, ru: `правило, указанное в решении № ${number}.`, en: `the rule that the decision ${number} states.` }),
  todo: spoken({ kk: 'тапсырма жіберіңіз немесе рәсім басталғанда түсініктеме беріңіз.', ru: 'отправьте задание или дайте пояснения, когда начнётся процедура.', en: 'send a job, or explain when the procedure begins.' }),
})

/** The rule of going back, as the page of a grant says it. */
export const idleRule = (idleDays: number, until: Day): Text => inEveryLanguage((locale) => spoken({
  kk: `Сағаттар қатарынан ${days(idleDays).kk} пайдаланылмаса, қалғанын қайтару рәсімі басталады (қазіргі соңғы күн: ${formatDay(until, 'kk')}). Бұл туралы алдын ала ескертіледі, шешімге шағымдануға болады.`,
  ru: `Если часы не используются ${days(idleDays).ru} подряд, начинается процедура возврата остатка (последний день сейчас: ${formatDay(until, 'ru')}). Об этом предупредят заранее, решение можно обжаловать.`,
  en: `If the hours are not used for ${days(idleDays).en} on end, the procedure begins by which the rest goes back. As of now the last day is ${formatDay(until, 'en')}. You are reminded before, and can appeal.`,
})[locale])

/** What an invoice for hours is for. */
export const invoiceText = (from: string, to: string, seconds: bigint): Text => inEveryLanguage((locale) => spoken({
  kk: `Есептеу сағаттары: ${formatNumber(hoursIn(seconds), 'kk')} үдеткіш-сағат, ${from} – ${to}`, ru: `Вычислительные часы: ускорителе-часов ${formatNumber(hoursIn(seconds), 'ru')}, ${from} – ${to}`, en: `Compute hours: ${formatNumber(hoursIn(seconds), 'en')} accelerator-hours, ${from} – ${to}`,
})[locale])

const displacedUntil = (title: string, until: Day): Text => inEveryLanguage((locale) => spoken({
  kk: `«${title}» тапсырмасы орындалып тұрған түйіндер резервтелді (соңғы күні: ${formatDay(until, 'kk')}). Ол кезекте тұр және басқа түйіндерде басынан орындалады. Осыған дейін орындалғаны сағаттарыңыздан шегерілмейді және шотқа енгізілмейді.`,
  ru: `Узлы, на которых выполнялось задание «${title}», зарезервированы (последний день: ${formatDay(until, 'ru')}). Оно стоит в очереди и выполнится заново на других узлах. Выполненное до этого не списывается с ваших часов и не входит в счёт.`,
  en: `The nodes on which the job “${title}” ran are reserved (the last day is ${formatDay(until, 'en')}). It stands in the queue and runs again from its beginning on other nodes. What ran until then is neither taken off your hours nor invoiced.`,
})[locale])

const displacedOnce = (title: string): Text => spoken({
  kk: `«${title}» тапсырмасы орындалып тұрған түйіндер резервтелді. Ол кезекте тұр және басқа түйіндерде басынан орындалады. Осыған дейін орындалғаны сағаттарыңыздан шегерілмейді және шотқа енгізілмейді.`,
  ru: `Узлы, на которых выполнялось задание «${title}», были зарезервированы. Оно стоит в очереди и выполнится заново на других узлах. Выполненное до этого не списывается с ваших часов и не входит в счёт.`,
  en: `The nodes on which the job “${title}” ran were reserved. It stands in the queue and runs again from its beginning on other nodes. What ran until then is neither taken off your hours nor invoiced.`,
})

/** A job went back into the queue for a reservation; `until` is its last day, absent where it is over already. */
export const displacedLetter = ({ number, until, title }: { readonly number: string; readonly title: string; readonly until?: Day }, path: string): LetterParts => ({
  kind: 'thing/job-displaced', path,
  subject: spoken({ kk: 'Тапсырмаңыз төтенше жағдайға байланысты кезекке қайтарылды', ru: 'Ваше задание возвращено в очередь из-за чрезвычайной ситуации', en: 'Your job went back into the queue for an emergency' }),
  says: until === undefined ? displacedOnce(title) : displacedUntil(title, until),
  ground: spoken({ kk: `№ ${number} резерв, оған екі лауазымды адам қол қойған.`, ru: `резерв № ${number}, подписанный двумя должностными лицами.`, en: `the reservation ${number}, signed by two.` }),
  todo: spoken({ kk: 'ештеңе істеу қажет емес.', ru: 'ничего делать не нужно.', en: 'there is nothing that you need to do.' }),
})
