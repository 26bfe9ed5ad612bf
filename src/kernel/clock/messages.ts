/** The words of a clock that is doubted. */
import { Failure } from '../../law/failure.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Instant } from '../../law/time.ts'

/** For the operator: what the portal does while it cannot believe the machine. */
export const inDoubt = (held: Instant, machine: Instant): Text => spoken({
  kk: `Сағат күмәнді: портал уақыты — ${held}, ал сервер сағатында ${machine} тұр. Мерзімге байланысты ештеңе орындалмайды. Сағатты дұрыстаңыз немесе уақыт дұрыс болса, оны растаңыз: shanyraq clock confirm`,
  ru: `Часы под сомнением: время портала ${held}, а часы сервера показывают ${machine}. Действия по срокам не выполняются. Поставьте часы правильно или, если время верно, подтвердите его: shanyraq clock confirm`,
  en: `The clock is in doubt: the portal holds ${held}, and the machine says ${machine}. Nothing is done by the clock. Set it right or, if the time is right, confirm it: shanyraq clock confirm`,
})

/** What was shown is not what would be confirmed. */
export const shownLongAgo = (): Failure => new Failure('conflict', spoken({
  kk: 'Бет ашылғаннан бері көп уақыт өтті немесе сағат тағы ауысты. Уақытты қайта тексеріп, содан кейін растаңыз.',
  ru: 'Страница открыта слишком давно, или часы снова сдвинулись. Проверьте время ещё раз и подтвердите его.',
  en: 'The page was opened long ago, or the clock has moved again. Look at the time once more, then confirm.',
}))

/** The machine and the database disagree: a person confirms a time, and there are two. */
export const twoTimes = (machine: string, database: string): Failure => new Failure('conflict', spoken({
  kk: `Портал серверінің сағаты (${machine}) мен дерекқор серверінің сағаты (${database}) екі түрлі уақытты көрсетіп тұр. Алдымен сағаттарды дұрыстаңыз, содан кейін растаңыз.`,
  ru: `Часы сервера портала (${machine}) и сервера базы данных (${database}) показывают разное время. Сначала поставьте часы правильно, потом подтвердите время.`,
  en: `The machine (${machine}) and the database server (${database}) say two different times. Set the clocks right first, then confirm.`,
}))
