/** The words of drafts: the list of pages, a page, the summary, the receipt. */
import type { ByHour } from '../../law/clock.ts'
import { formatDay, inEveryLanguage } from '../../law/format.ts'
import { formatLocal } from '../../law/hours-words.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

export const draftWords = {
  begin: { kk: 'Толтыруды бастау', ru: 'Начать заполнение', en: 'Begin the application' },
  begunAlready: { kk: 'Сізде басталған өтініш бар', ru: 'У вас есть начатое заявление', en: 'You have begun one already' },
  goOnWith: { kk: 'Жалғастыру: соңғы өзгеріс', ru: 'Продолжить: последнее изменение', en: 'Continue: last changed' },
  youWillNeed: { kk: 'Не сұралады', ru: 'О чём мы спросим', en: 'What you will be asked' },
  savedOnEachPage: {
    kk: 'Жауаптар әр беттен кейін сақталады: кез келген уақытта тоқтап, кейін жалғастыра аласыз.',
    ru: 'Ответы сохраняются после каждой страницы: можно остановиться в любой момент и продолжить позже.',
    en: 'Answers are saved after each page: stop whenever you like and go on later.',
  },
  inTheNameOf: { kk: 'Өтініш беруші:', ru: 'Заявитель:', en: 'The applicant:' },
  aboutService: { kk: 'Қызмет туралы', ru: 'Об услуге', en: 'About the service' },
  officeOpens: {
    kk: 'Бұл рәсімді орган өзі бастайды, өтініш берілмейді.',
    ru: 'Эту процедуру начинает сам орган, заявление не подаётся.',
    en: 'The office opens this procedure itself; nobody applies for it.',
  },
  technical: { kk: 'Сәйкестендіргіш пен хеш', ru: 'Идентификатор и хеш', en: 'Id and hash' },
  atOnceTitle: { kk: 'Шешім бірден қабылданады', ru: 'Решение будет принято сразу', en: 'It will be decided at once' },
  atOnceText: {
    kk: 'Жауаптарыңыз жарияланған шарттарға сай: қол қойылғаннан кейін шешімді жүйе бірден шығарады.',
    ru: 'Ответы соответствуют опубликованным условиям: после подписания система примет решение сразу.',
    en: 'Your answers are within the published terms: once you have signed, the rules decide at once.',
  },
  studiedTitle: { kk: 'Өтінішті қызметкер қарайды', ru: 'Заявление рассмотрит сотрудник', en: 'A member of the office will study it' },
  beyondTitle: { kk: 'Жауаптарыңыз жарияланған шарттарға сай емес', ru: 'Ответы не соответствуют опубликованным условиям', en: 'Your answers go beyond the published terms' },
  beyondText: {
    kk: 'Өтінішті жіберуге болады, бірақ бұл күйінде ол қанағаттандырылмайды. Жауаптарды өзгертіңіз.',
    ru: 'Подать заявление можно, но в таком виде его не удовлетворят. Измените ответы.',
    en: 'You can apply, but as it stands it will not be granted. Change your answers.',
  },
  tasks: { kk: 'Өтініштің бөліктері', ru: 'Части заявления', en: 'Parts of the application' },
  saved: { kk: 'Соңғы сақталған уақыты', ru: 'Сохранено', en: 'Last saved' },
  summary: { kk: 'Жауаптарыңызды тексеріңіз', ru: 'Проверьте ответы', en: 'Check your answers' },
  summaryTask: { kk: 'Тексеру және жіберу', ru: 'Проверить и отправить', en: 'Check and send' },
  summaryLead: {
    kk: 'Жібергенге дейін кез келген жауапты өзгерте аласыз.',
    ru: 'До отправки можно изменить любой ответ.',
    en: 'You can change any answer before you send.',
  },
  notReady: { kk: 'Әлі жіберуге болмайды', ru: 'Отправить пока нельзя', en: 'It cannot be sent yet' },
  fillFirst: { kk: 'Мына бөліктерді толтырыңыз:', ru: 'Заполните эти части:', en: 'Fill in these parts:' },
  toSignature: { kk: 'Қол қоюға өту', ru: 'Перейти к подписанию', en: 'Go on to sign' },
  send: { kk: 'Жіберу', ru: 'Отправить', en: 'Send' },
  goOnPage: { kk: 'Жалғастыру', ru: 'Продолжить', en: 'Continue' },
  goOn: { kk: 'Сақтап, жалғастыру', ru: 'Сохранить и продолжить', en: 'Save and continue' },
  later: { kk: 'Сақтап, кейін оралу', ru: 'Сохранить и вернуться позже', en: 'Save and come back later' },
  savedForLater: {
    kk: 'Дұрыс жауаптар сақталды. Өтінішті осы жерден жалғастыра аласыз.',
    ru: 'Верные ответы сохранены. Продолжить заявление можно отсюда.',
    en: 'The right answers are saved. Go on from here whenever you like.',
  },
  remove: { kk: 'Өтініш қараламасын жою', ru: 'Удалить черновик', en: 'Delete the draft' },
  removeQuestion: { kk: 'Өтініш қараламасын жою керек пе?', ru: 'Удалить черновик?', en: 'Delete the draft?' },
  removeText: {
    kk: 'Толтырған жауаптарыңыз бен жүктелген файлдар жойылады. Бір тәулік ішінде қайтарып алуға болады.',
    ru: 'Введённые ответы и загруженные файлы будут удалены. В течение суток их можно вернуть.',
    en: 'The answers and uploaded files are deleted. For one day you can get them back.',
  },
  discarded: { kk: 'Қаралама жойылды', ru: 'Черновик удалён', en: 'The draft is deleted' },
  allDiscarded: { kk: 'Жойылған қараламалар', ru: 'Удалённые черновики', en: 'Deleted drafts' },
  discardedAt: { kk: 'Жойылған уақыты', ru: 'Удалён', en: 'Deleted' },
  canBeRestored: { kk: 'Жойылғаннан кейін бір тәулік ішінде қайтарып алуға болады.', ru: 'Вернуть черновик можно в течение суток после удаления.', en: 'You can get a draft back for one day after it was deleted.' },
  restore: { kk: 'Қараламаны қайтару', ru: 'Вернуть черновик', en: 'Get the draft back' },
  keep: { kk: 'Қалдыру', ru: 'Оставить', en: 'Keep it' },
  removeFile: { kk: 'Жүктелген файлды алып тастау', ru: 'Убрать загруженный файл', en: 'Remove the uploaded file' },
  sent: { kk: 'Өтініш қабылданды', ru: 'Заявление принято', en: 'The application was received' },
  receipt: { kk: 'Қабылдау туралы хабарлама', ru: 'Уведомление о приёме', en: 'Receipt' },
  sentWhen: { kk: 'Қабылданған уақыты', ru: 'Принято', en: 'Received' },
  applicant: { kk: 'Өтініш беруші', ru: 'Заявитель', en: 'Applicant' },
  service: { kk: 'Қызмет', ru: 'Услуга', en: 'Service' },
  receivedBy: { kk: 'Қабылдаған орган', ru: 'Принял орган', en: 'Received by' },
  decidedAtOnce: { kk: 'Шешім бірден қабылданды.', ru: 'Решение принято сразу.', en: 'The decision was made at once.' },
  decision: { kk: 'Шешім', ru: 'Решение', en: 'The decision' },
  vacant: {
    kk: 'Қазір бұл лауазымда ешкім жоқ, сондықтан іс күтеді. Бұл туралы лауазымға тағайындайтын адамға хабарланады.', ru: 'Сейчас эта должность свободна, поэтому дело ждёт. Об этом сообщат тому, кто на неё назначает.', en: 'Nobody holds this office now, so the case waits. Whoever appoints to it is told.',
  },
  whatNext: { kk: 'Бұдан кейін не болады', ru: 'Что будет дальше', en: 'What happens next' },
  toCase: { kk: 'Істі ашу', ru: 'Открыть дело', en: 'Open the case' },
  version: { kk: 'Рәсімнің редакциясы', ru: 'Редакция процедуры', en: 'Version of the procedure' },
  signedBy: { kk: 'Кім қол қойды', ru: 'Кто подписал', en: 'Signed by' },
  proof: { kk: 'Журналдағы жазба', ru: 'Запись в журнале', en: 'Entry in the journal' },
  printHint: {
    kk: 'Хабарламаны браузердің басып шығару мәзірімен басып шығаруға немесе PDF түрінде сақтауға болады.',
    ru: 'Уведомление можно распечатать или сохранить в PDF через меню печати браузера.',
    en: 'Print this page, or save it as PDF, with the print menu of your browser.',
  },
} as const satisfies Record<string, Text>

/** "The office decides by 24 November 2026, 14:30." */
export const decidedByHour = (body: Text, { due }: ByHour): Text => inEveryLanguage((locale) => spoken({
  kk: `${body.kk} шешімді мына уақытқа дейін қабылдайды: ${formatLocal(due, 'kk')}.`,
  ru: `Решение примет ${body.ru}. Срок: до ${formatLocal(due, 'ru')}.`,
  en: `${body.en} decides by ${formatLocal(due, 'en')}.`,
})[locale])

/** "The office decides until 24 November 2026." */
export const decidedBy = (body: Text, day: Day): Text => inEveryLanguage((locale) => spoken({
  kk: `${body.kk} ${formatDay(day, 'kk')} күніне дейін (қоса алғанда) шешім қабылдайды.`,
  ru: `Решение до ${formatDay(day, 'ru')} (включительно) примет ${body.ru}.`,
  en: `${body.en} decides by ${formatDay(day, 'en')}.`,
})[locale])
