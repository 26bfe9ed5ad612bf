/** The words of courses: their pages, what is wrong with an attempt, and what was found. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Reason } from './judge.ts'

/** Words with a number in the place of the sign. */
const counted = (kk: string, ru: string, en: string) => (count: number): Text => {
  const number = inEveryLanguage((locale) => formatNumber(count, locale))
  return spoken({ kk: kk.replace('#', number.kk), ru: ru.replace('#', number.ru), en: en.replace('#', number.en) })
}

export const words = {
  noContent: { kk: 'Мұндай хешпен сақталған курс жоқ. Курсты қараламасының бетінен ұсыныңыз.', ru: 'Курса с таким хешем нет. Предложите курс со страницы его черновика.', en: 'There is no course with this hash. Bring it from the page of its draft.' },
  inFiles: { kk: 'Бұл нұсқа порталмен бірге келген. Қараламаны келесі нұсқа етіп ұсыныңыз.', ru: 'Такая версия уже поставлена с порталом. Предложите черновик как следующую версию.', en: 'This version came with the portal. Bring the draft as the next one.' },
  courses: { kk: 'Курстар', ru: 'Курсы', en: 'Courses' },
  coursesLead: { kk: 'Тегін курстар: сабақтар мен тапсырмаларды бәрі көре алады, ал тапсырма орындау үшін порталға кіру керек.', ru: 'Бесплатные курсы: уроки и задания видны всем, а чтобы выполнять задания, нужно войти на портал.', en: 'Free courses: anybody reads the lessons and the tasks; to do the tasks you sign in.' },
  coursesHint: { kk: 'ЖИ мен деректерді үйреніп, дағдыңызды бейджбен растаңыз.', ru: 'Изучите ИИ и данные и подтвердите навык бейджем.', en: 'Learn AI and data, and have your skill confirmed by a badge.' },
  mine: { kk: 'Менің курстарым', ru: 'Мои курсы', en: 'My courses' },
  mineHint: { kk: 'Келесі қадам, мерзім және барысы.', ru: 'Следующий шаг, срок и ход обучения.', en: 'The next step, the deadline and how far you are.' },
  none: { kk: 'Сіз әлі ешбір курсты бастаған жоқсыз', ru: 'Вы ещё не начали ни одного курса', en: 'You have not begun a course yet' },
  noneOffered: { kk: 'Әзірге курс жоқ', ru: 'Курсов пока нет', en: 'There are no courses yet' },
  choose: { kk: 'Курс таңдау', ru: 'Выбрать курс', en: 'Choose a course' },
  course: { kk: 'Курс', ru: 'Курс', en: 'Course' },
  offline: { kk: 'Желісіз оқуға жүктеп алу', ru: 'Скачать для чтения без сети', en: 'Download to read offline' },
  offlineLead: { kk: 'Бұл файл желісіз оқылады. Тапсырмаларды порталда орындайсыз:', ru: 'Этот файл читается без сети. Задания выполняются на портале:', en: 'This file is read without a network. The tasks are done on the portal:' },
  files: { kk: 'Файлдар', ru: 'Файлы', en: 'Files' },
  onlyIn: { kk: 'Сабақ барлық тілде жазылмаған. Тілі', ru: 'Урок написан не на всех языках. Язык', en: 'The lesson is not written in all languages. It is in' },
  lesson: { kk: 'Сабақ', ru: 'Урок', en: 'Lesson' },
  task: { kk: 'Тапсырма', ru: 'Задание', en: 'Task' },
  tasks: { kk: 'Тапсырмалар', ru: 'Задания', en: 'Tasks' },
  result: { kk: 'Нәтиже', ru: 'Результат', en: 'Result' },
  audience: { kk: 'Кімге арналған', ru: 'Для кого', en: 'For whom' },
  length: { kk: 'Ұзақтығы', ru: 'Продолжительность', en: 'How long it takes' },
  within: { kk: 'Аяқтау мерзімі', ru: 'Срок прохождения', en: 'To be finished within' },
  version: { kk: 'Нұсқасы', ru: 'Версия', en: 'Version' },
  hash: { kk: 'Курс файлдарының SHA-256 хеші', ru: 'Хеш SHA-256 файлов курса', en: 'SHA-256 of the course’s files' },
  skills: { kk: 'Бейдж берілетін дағдылар', ru: 'Навыки, на которые выдаётся бейдж', en: 'Skills that a badge is given for' },
  begin: { kk: 'Курсты бастау', ru: 'Начать курс', en: 'Begin the course' },
  beginAgain: { kk: 'Курсты қайта бастау', ru: 'Начать курс заново', en: 'Begin the course anew' },
  goOn: { kk: 'Жалғастыру', ru: 'Продолжить', en: 'Go on' },
  signIn: { kk: 'Кіріп, курсты бастау', ru: 'Войти и начать курс', en: 'Sign in and begin' },
  next: { kk: 'Келесі қадам', ru: 'Следующий шаг', en: 'Next step' },
  deadline: { kk: 'Мерзімі', ru: 'Срок', en: 'Deadline' },
  ended: { kk: 'Мерзімі өтті', ru: 'Срок прошёл', en: 'The deadline has passed' },
  endedBody: { kk: 'Бұл курстың мерзімі өтті, жіберген жауаптарыңыз сақталды. Курсты қайта бастай аласыз: ол кезде жаңа нұсқасы ашылып, мерзім қайта есептеледі.', ru: 'Срок этого курса прошёл, отправленные ответы сохранены. Курс можно начать заново: откроется новая версия, и срок начнётся сначала.', en: 'The deadline of this course has passed; the answers that you sent are kept. You can begin anew: the newest version opens and the time begins again.' },
  progress: { kk: 'Орындалған тапсырмалар', ru: 'Выполненные задания', en: 'Tasks done' },
  completed: { kk: 'Курс аяқталды', ru: 'Курс пройден', en: 'The course is completed' },
  completedBody: { kk: 'Барлық тапсырманы орындадыңыз. Енді әр дағды бойынша бейджге өтініш бере аласыз: бағалаушы нәтижеңізді қарап, бейдж беруді ұсынады, оған басқа адам қол қояды.', ru: 'Вы выполнили все задания. Теперь можно подать заявление на бейдж по каждому навыку: оценщик посмотрит результаты и предложит выдать бейдж, а подпишет его другой человек.', en: 'You have done all tasks. Now you can apply for a badge of each skill: an assessor looks at your results and proposes the badge, and somebody else signs it.' },
  apply: { kk: 'Бейджге өтініш беру', ru: 'Подать заявление на бейдж', en: 'Apply for the badge' },
  freeAnswer: { kk: 'Еркін жауап: оны адам бағалайды.', ru: 'Свободный ответ: его оценивает человек.', en: 'A free answer: a person judges it.' },
  waits: { kk: 'Жауабыңызды адам оқиды', ru: 'Ваш ответ прочтёт человек', en: 'A person will read your answer' },
  waitsBody: { kk: 'Жауап бағалаушының кезегінде тұр. Шешімі мен балын «Менің істерім» бетінен көресіз.', ru: 'Ответ стоит в очереди оценщика. Решение и баллы появятся в разделе «Мои дела».', en: 'It waits in the queue of the assessors. You find the decision and the score among your cases.' },
  askPerson: { kk: 'Адамның бағалауын сұрау', ru: 'Попросить, чтобы оценил человек', en: 'Ask a person to judge it' },
  askPersonHint: { kk: 'Нәтиже автоматты түрде шықты. Онымен келіспесеңіз, жауапты бағалаушы оқып, өзі шешім қабылдайды.', ru: 'Этот результат получен автоматически. Если вы не согласны, ответ прочтёт оценщик и решит сам.', en: 'This verdict was automatic. Where you do not agree, an assessor reads the answer and decides.' },
  myCases: { kk: 'Менің істерім', ru: 'Мои дела', en: 'My cases' },
  personJudged: { kk: 'Жауабыңызды адам бағалады', ru: 'Ваш ответ оценил человек', en: 'A person has judged your answer' },
  toJudged: { kk: 'Нәтижені көру', ru: 'Посмотреть результат', en: 'See the result' },
  judged: { kk: 'Бұл жауаптың шешімі бар: адам бағалаған немесе тапсырма орындалған.', ru: 'По этому ответу решение уже есть: его оценил человек или задание выполнено.', en: 'This attempt is decided: a person has judged it, or the task is done.' },
  byPerson: { kk: 'бағалаушы, шешім', ru: 'оценщик, решение', en: 'an assessor, decision' },
  automatic: { kk: 'Автоматты балл', ru: 'Автоматическая оценка', en: 'Automatic score' },
  guide: { kk: 'Бағалау нұсқауы', ru: 'Указания к оценке', en: 'How to judge it' },
  withdrawn: { kk: 'Курс оқытудан алынды', ru: 'Курс снят с преподавания', en: 'The course is withdrawn' },
  withdrawnFinish: { kk: 'Жаңа тыңдаушылар қабылданбайды. Өзіңіз бастаған нұсқаны мерзімі біткенше аяқтай аласыз, нәтижеңіз сақталады.', ru: 'Новых слушателей не принимают. Начатую версию вы можете закончить до истечения срока, результаты сохранятся.', en: 'Nobody new can begin it. You can finish the version that you began until the deadline, and what you have done stays.' },
  withdrawnGone: { kk: 'Бұл курсты енді бастауға болмайды. Оны бұрын бастағандар өз нұсқасын аяқтайды.', ru: 'Начать этот курс больше нельзя. Кто начал его раньше, заканчивает свою версию.', en: 'This course cannot be begun any more. Whoever began it before finishes their version.' },
  withdrawnEnded: { kk: 'Мерзімі бітті, ал курс оқытудан алынды, сондықтан оны қайта бастауға болмайды.', ru: 'Срок истёк, а курс снят с преподавания, поэтому начать его заново нельзя.', en: 'The deadline has passed, and the course is withdrawn, so it cannot be begun again.' },
  other: { kk: 'Курстың басқа нұсқасын бастағансыз', ru: 'Вы начали другую версию курса', en: 'You began another version of the course' },
  otherBody: { kk: 'Сіз бастаған нұсқаңызды аяқтайсыз: оның сабақтары мен тапсырмалары өзгермейді.', ru: 'Вы заканчиваете ту версию, которую начали: её уроки и задания не меняются.', en: 'You finish the version that you began: its lessons and tasks do not change.' },
  done: { kk: 'орындалды', ru: 'выполнено', en: 'done' },
  tried: { kk: 'әлі орындалмады', ru: 'пока не выполнено', en: 'not done yet' },
  todo: { kk: 'басталмады', ru: 'не начато', en: 'not begun' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  previous: { kk: 'Алдыңғы сабақ', ru: 'Предыдущий урок', en: 'Previous lesson' },
  following: { kk: 'Келесі сабақ', ru: 'Следующий урок', en: 'Next lesson' },
  answer: { kk: 'Жауабыңыз', ru: 'Ваш ответ', en: 'Your answer' },
  program: { kk: 'Бағдарламаңыз', ru: 'Ваша программа', en: 'Your program' },
  query: { kk: 'SQL сұрауыңыз', ru: 'Ваш запрос SQL', en: 'Your SQL query' },
  numberHint: { kk: 'Сан ғана: ондық бөлшек үтірмен де, нүктемен де жазылады.', ru: 'Только число: десятичную часть можно отделить запятой или точкой.', en: 'A number only; a decimal comma or point will do.' },
  severalHint: { kk: 'Дұрыс жауап біреу де, бірнешеу де болуы мүмкін.', ru: 'Верных ответов может быть один или несколько.', en: 'One answer may be right, or several.' },
  send: { kk: 'Жіберу', ru: 'Отправить', en: 'Send' },
  beginFirst: { kk: 'Тапсырманы орындау үшін курсты бастаңыз.', ru: 'Чтобы выполнить задание, начните курс.', en: 'Begin the course to do the task.' },
  functionName: { kk: 'Функцияның атауы', ru: 'Имя функции', en: 'Name of the function' },
  attempts: { kk: 'Талпыныстарыңыз', ru: 'Ваши попытки', en: 'Your attempts' },
  noAttempts: { kk: 'Талпыныс болған жоқ', ru: 'Попыток не было', en: 'No attempt yet' },
  attempt: { kk: 'Талпыныс', ru: 'Попытка', en: 'Attempt' },
  when: { kk: 'Қашан', ru: 'Когда', en: 'When' },
  score: { kk: 'Балл', ru: 'Баллы', en: 'Score' },
  passed: { kk: 'Тапсырма орындалды', ru: 'Задание выполнено', en: 'The task is done' },
  notPassed: { kk: 'Тапсырма әлі орындалмады', ru: 'Задание пока не выполнено', en: 'The task is not done yet' },
  tryAgain: { kk: 'Қайта талпыну', ru: 'Попробовать ещё раз', en: 'Try again' },
  toLesson: { kk: 'Сабаққа оралу', ru: 'Вернуться к уроку', en: 'Back to the lesson' },
  explanation: { kk: 'Түсіндірме', ru: 'Пояснение', en: 'Explanation' },
  tests: { kk: 'Тесттер', ru: 'Тесты', en: 'Tests' },
  test: { kk: 'Тест', ru: 'Тест', en: 'Test' },
  found: { kk: 'Не табылды', ru: 'Что найдено', en: 'What was found' },
  details: { kk: 'Толығырақ', ru: 'Подробности', en: 'Details' },
  shownTest: { kk: 'көрсетілген', ru: 'открытый', en: 'shown' },
  hiddenTest: { kk: 'жасырын', ru: 'скрытый', en: 'hidden' },
  input: { kk: 'Кіріс', ru: 'Вход', en: 'Input' },
  expected: { kk: 'Күтілген', ru: 'Ожидалось', en: 'Expected' },
  got: { kk: 'Шыққаны', ru: 'Получено', en: 'Got' },
  sent: { kk: 'Не жіберілді', ru: 'Что отправлено', en: 'What was sent' },
  proof: { kk: 'Нәтиженің хештері', ru: 'Хеши результата', en: 'Hashes of the result' },
  submissionHash: { kk: 'Жіберілген жауаптың портал кілтімен есептелген хеші (HMAC)', ru: 'Хеш отправленного с ключом портала (HMAC)', en: 'Hash of what was sent, with the portal’s key (HMAC)' },
  testsHash: { kk: 'Тесттердің хеші (дұрыс жауаптар кілті үшін — портал кілтімен)', ru: 'Хеш тестов (для ключа ответов — с ключом портала)', en: 'Hash of the tests (of a key of answers with the portal’s key)' },
  verdictHash: { kk: 'Тексеру нәтижесінің SHA-256 хеші', ru: 'Хеш SHA-256 результата проверки', en: 'SHA-256 of the verdict' },
  by: { kk: 'Немен тексерілді', ru: 'Чем проверено', en: 'Checked by' },
  key: { kk: 'дұрыс жауаптар кілті', ru: 'ключ ответов', en: 'the key of answers' },
  results: { kk: 'Курсты аяқтағандар', ru: 'Прошедшие курс', en: 'Who completed a course' },
  resultsLead: { kk: 'Бейджге өтінішті қарайтын бағалаушы үшін: кім қай курсты аяқтады, балы мен тест хештері қандай.', ru: 'Для оценщика, который рассматривает заявления на бейдж: кто какой курс прошёл, с какими баллами и по каким тестам.', en: 'For the assessor of applications for badges: who completed which course, with which score and which tests.' },
  applications: { kk: 'Бейджге өтініштер', ru: 'Заявления на бейдж', en: 'Applications for badges' },
  application: { kk: 'Өтініштің нөмірі', ru: 'Номер заявления', en: 'Number of the application' },
  ofApplication: { kk: 'Өтініш берген адамның нәтижелері, өтініш:', ru: 'Результаты того, кто подал заявление', en: 'Results of whoever filed application' },
  noApplications: { kk: 'Өтініш табылмады', ru: 'Заявлений не найдено', en: 'No application was found' },
  noResults: { kk: 'Әзірге курсты аяқтаған адам жоқ', ru: 'Курс пока никто не прошёл', en: 'Nobody has completed a course yet' },
  learner: { kk: 'Білім алушы', ru: 'Обучающийся', en: 'Learner' },
  skill: { kk: 'Дағды', ru: 'Навык', en: 'Skill' },
  evidence: { kk: 'Бейджге арналған дәлел', ru: 'Подтверждение для бейджа', en: 'Evidence for a badge' },
  evidenceLead: { kk: 'Бағалаушы осы балл мен хешті бейджге берілген өтініште көрсетеді.', ru: 'Эти баллы и хеш оценщик указывает в заявлении на бейдж.', en: 'An assessor enters this score and this hash in the application for the badge.' },

  noCourse: { kk: 'Мұндай курс жоқ.', ru: 'Такого курса нет.', en: 'There is no such course.' },
  noTask: { kk: 'Бұл курста мұндай тапсырма жоқ.', ru: 'В этом курсе нет такого задания.', en: 'There is no such task in this course.' },
  notBegun: { kk: 'Сіз бұл курсты бастаған жоқсыз. Курс бетіндегі «Курсты бастау» түймесін басып, жауабыңызды қайта жіберіңіз.', ru: 'Вы ещё не начали этот курс. Нажмите «Начать курс» на странице курса и отправьте ответ снова.', en: 'You have not begun this course. Press “Begin the course” on its page and send your answer again.' },
  notDone: { kk: 'Бейджге өтініш курс толық аяқталғанда ғана беріледі.', ru: 'Заявление на бейдж подают, когда курс пройден полностью.', en: 'You can apply for the badge when the whole course is completed.' },
  emptyAnswer: { kk: 'Жауабыңызды жазыңыз немесе таңдаңыз.', ru: 'Напишите или выберите ответ.', en: 'Write or choose your answer.' },
  tooLate: { kk: 'Курстың мерзімі өтті, сондықтан бұл жауап есепке алынбады. Мәтініңіз төменде тұр: көшіріп алыңыз да, курсты қайта бастап, жіберіңіз.', ru: 'Срок курса прошёл, поэтому этот ответ не засчитан. Ваш текст остался ниже: скопируйте его, начните курс заново и отправьте.', en: 'The deadline of the course has passed, so this answer was not taken. Your text is still below: copy it, begin the course anew and send it.' },
  otherDevice: { kk: 'Осы тапсырмаға басқа беттен немесе құрылғыдан жауап жіберілді. Мәтініңіз төменде тұр: алдыңғы нәтижені қарап, қаласаңыз, жаңа талпыныс ретінде қайта жіберіңіз.', ru: 'На это задание уже отправлен ответ с другой страницы или устройства. Ваш текст остался ниже: посмотрите прежний результат и, если нужно, отправьте текст новой попыткой.', en: 'An answer to this task was sent from another page or device. Your text is still below: look at that result and, if you like, send your text as a new attempt.' },
  tryShown: { kk: 'Ашық тесттерде тексеріп көру', ru: 'Проверить на открытых тестах', en: 'Try it on the shown tests' },
  triedOnly: { kk: 'Жауап әлі жіберілген жоқ', ru: 'Ответ ещё не отправлен', en: 'Nothing is sent yet' },
  triedBody: { kk: 'Төменде ашық тесттердің нәтижесі тұр. Бұл талпыныс болып саналмайды және сақталмайды.', ru: 'Ниже показан результат открытых тестов. Попыткой это не считается и не сохраняется.', en: 'Below is what the shown tests gave. It is no attempt, and is not kept.' },
  tryRuns: { kk: 'Алдыңғы сұрауыңыз әлі орындалып жатыр. Нәтижесін күтіп, қайталап көріңіз.', ru: 'Ваш предыдущий запрос ещё выполняется. Дождитесь результата и попробуйте снова.', en: 'Your former query still runs. Wait for its result and try again.' },
  inQueue: { kk: 'Жауабыңыз тексерілуде', ru: 'Ваш ответ проверяется', en: 'Your answer is being checked' },
  inQueueBody: { kk: 'Жауап сақталды: бетті жапсаңыз да, жоғалмайды. Бет өздігінен жаңарып, нәтижені көрсетеді.', ru: 'Ответ сохранён и не потеряется, даже если закрыть страницу. Страница обновляется сама и покажет результат.', en: 'It is kept, and not lost if you close this page. The page renews itself and will show the result.' },
  yourTurn: { kk: 'Кезек сізге келді.', ru: 'Подошла ваша очередь.', en: 'It is your turn.' },
  stopped: { kk: 'Тексеру аяқталмады', ru: 'Проверка не завершилась', en: 'The check was not finished' },
  stoppedBody: { kk: 'Ақау порталда болды. Жауабыңыз сақтаулы тұр және талпыныс ретінде саналған жоқ: оны кезекке қайта қойыңыз.', ru: 'Сбой произошёл на стороне портала. Ваш ответ сохранён и как попытка не засчитан: поставьте его в очередь ещё раз.', en: 'The fault is the portal’s. Your answer is kept and was not counted as an attempt: put it into the queue again.' },
  stoppedForm: { kk: 'Ақау порталда болды. Жауабыңыз сақтаулы тұр және талпыныс ретінде саналған жоқ: оны төмендегі өрістен қайта жіберіңіз немесе түзетіп жіберіңіз.', ru: 'Сбой произошёл на стороне портала. Ваш ответ сохранён и как попытка не засчитан: отправьте его ещё раз из поля ниже или сначала исправьте.', en: 'The fault is the portal’s. Your answer is kept and was not counted as an attempt: send it again from the field below, or change it first.' },
  queueAgain: { kk: 'Кезекке қайта қою', ru: 'Поставить в очередь ещё раз', en: 'Put it into the queue again' },
  toWaiting: { kk: 'Кезектегі жауабыңыз', ru: 'Ваш ответ в очереди', en: 'Your answer in the queue' },
  busy: { kk: 'Қазір тексеру кезегі толы. Бір минуттан кейін қайта жіберіңіз.', ru: 'Очередь на проверку сейчас заполнена. Отправьте ещё раз через минуту.', en: 'Too many answers wait to be checked now. Send it again in a minute.' },

  ownRuns: counted('Тексеру кезегінде тұрған жауаптарыңыз: #. Біреуінің нәтижесін күтіп, содан кейін жіберіңіз.', 'Ваших ответов в очереди на проверку: #. Дождитесь результата одного из них и отправьте снова.', 'Answers of yours that wait to be checked: #. Wait for the result of one, then send this.'),
  before: counted('Сіздің жауабыңыздан бұрын тексерілетіні: #', 'Перед вашим ответом в очереди: #', 'Answers to be checked before yours: #'),
  tooLong: counted('Жауап тым ұзын: ең көбі # таңба.', 'Ответ слишком длинный: не более # знаков.', 'The answer is too long: at most # characters.'),
  tooMany: counted('Бір тапсырмаға тәулігіне # реттен артық жауап жіберуге болмайды. Мәтініңіз төменде тұр: кейінірек жіберіңіз.', 'На одно задание можно отправить не более # ответов за сутки. Ваш текст остался ниже: отправьте его позже.', 'At most # answers to one task are taken within a day. Your text is still below: send it later.'),
  hours: counted('шамамен # сағат', 'примерно # ч', 'about # hours'),
  minutes: counted('# мин', '# мин', '# min'),
  days: counted('бастаған күннен # күн', '# дн. со дня начала', '# days from the day you begin'),
  ofTotal: (done: number, total: number): Text => {
    const [some, all] = [done, total].map((one) => inEveryLanguage((locale) => formatNumber(one, locale))) as [Text, Text]
    return spoken({ kk: `Орындалғаны: ${some.kk}, барлығы: ${all.kk}`, ru: `Выполнено ${some.ru} из ${all.ru}`, en: `${some.en} of ${all.en} done` })
  },
} as const

/** Where what was sent is checked, by the kind of the task. */
export const hiddenTests = {
  python: { kk: 'Бағдарлама оқшау ортада тексеріледі: желі де, файл да, басқа процесс те жоқ. Жасырын тесттердің деректері мен жауаптары көрсетілмейді.', ru: 'Программа проверяется в изолированной среде: без сети, файлов и других процессов. Данные и ответы скрытых тестов не показываются.', en: 'The program is checked in an isolated place, without network, files or other processes. Inputs and answers of the hidden tests are not shown.' },
  sql: { kk: 'Сұрау оқшау ортада орындалады: желі де, файл да, басқа процесс те жоқ. Жасырын тесттердің деректері мен жауаптары көрсетілмейді.', ru: 'Запрос выполняется в изолированной среде: без сети, файлов и других процессов. Данные и ответы скрытых тестов не показываются.', en: 'The query is run in an isolated place, without network, files or other processes. Inputs and answers of the hidden tests are not shown.' },
} as const satisfies Record<string, Text>

export const noIsolation = {
  python: { kk: 'Бұл жүйеде бағдарламаны оқшау іске қосу мүмкін емес, сондықтан ол іске қосылмайды. Порталдың операторы bubblewrap пен Python 3 орнатуы керек.', ru: 'В этой системе программу нельзя запустить изолированно, поэтому она не запускается. Оператору портала нужно установить bubblewrap и Python 3.', en: 'This system cannot run a program in isolation, so it is not run. The operator of the portal has to install bubblewrap and Python 3.' },
  sql: { kk: 'Бұл жүйеде сұрауды оқшау орындау мүмкін емес, сондықтан ол орындалмайды. Порталдың операторы bubblewrap орнатуы керек.', ru: 'В этой системе запрос нельзя выполнить изолированно, поэтому он не выполняется. Оператору портала нужно установить bubblewrap.', en: 'This system cannot run a query in isolation, so it is not run. The operator of the portal has to install bubblewrap.' },
} as const satisfies Record<string, Text>

/** The languages in which a lesson may be written, as the page of one that is not written in all of them says it. */
export const languageNames = {
  kazakh: { kk: 'қазақша', ru: 'казахский', en: 'Kazakh' }, russian: { kk: 'орысша', ru: 'русский', en: 'Russian' }, english: { kk: 'ағылшынша', ru: 'английский', en: 'English' },
} as const satisfies Record<string, Text>

export const reasons = {
  right: { kk: 'дұрыс', ru: 'верно', en: 'right' },
  wrong: { kk: 'нәтиже басқа', ru: 'результат другой', en: 'another result' },
  fault: { kk: 'қате шықты', ru: 'произошла ошибка', en: 'a fault' },
  time: { kk: 'уақыты бітті', ru: 'время вышло', en: 'took too long' },
  memory: { kk: 'жады жетпеді', ru: 'не хватило памяти', en: 'took too much memory' },
  talk: { kk: 'тым көп шығарды', ru: 'слишком много вывода', en: 'wrote too much' },
  waits: { kk: 'адам қарайды', ru: 'проверит человек', en: 'a person will read it' },
  crash: { kk: 'бағдарлама тоқтап қалды', ru: 'программа прервалась', en: 'the program broke off' },
} as const satisfies Record<Reason, Text>

/** What a learner did, as the learning records say it. */
export const verbWords = {
  registered: { kk: 'тіркелді', ru: 'записался(-ась)', en: 'registered' },
  passed: { kk: 'орындады', ru: 'выполнил(а)', en: 'passed' },
  failed: { kk: 'орындай алмады', ru: 'не выполнил(а)', en: 'failed' },
  completed: { kk: 'аяқтады', ru: 'завершил(а)', en: 'completed' },
} as const satisfies Record<string, Text>

/** What the courses keep of people, for the privacy notice of the portal. */
export const studyKeeps: readonly Text[] = [{
  kk: 'Курстарда қай курсты қашан бастағаныңыз, жіберген жауаптарыңыз, нәтижелері мен уақыты сақталады: оларды өзіңіз көресіз, ал курсты аяқтасаңыз немесе жауабыңызды адам бағаласа, университет бағалаушысы да көреді. Сақтау мерзімін университет әлі белгілеген жоқ; ол белгіленгенше деректер сақтала береді.',
  ru: 'Курсы хранят, какой курс и когда вы начали, ваши ответы, их результаты и время: их видите вы, а если курс пройден или ответ оценивает человек — и оценщик университета. Срок хранения университет ещё не установил; пока он не установлен, сведения хранятся.',
  en: 'Courses keep which course you began and when, the answers that you sent, their results and times: you see them, and an assessor of the university does once you have completed a course, or where a person judges an answer. The university has set no time of keeping yet, and until it does they are kept.',
}]
