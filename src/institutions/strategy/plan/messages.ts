/** The words of goals, indicators, measures and figures. */
import { spoken, type Text } from '../../../law/text.ts'
import type { Confidence, GraphFault, MeasureStanding } from './plan.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  goals: say('Мақсаттар', 'Цели', 'Goals'),
  noGoals: say('Мақсаттар әлі енгізілген жоқ', 'Цели ещё не внесены', 'No goals have been entered yet'),
  noGoalsWhy: say('Мақсатты жауапты орган ұсынады, талдаушы тексереді, басшы қол қояды. Бірінші мақсат енгізілгенде осы жерде көрінеді.', 'Ответственный орган представляет цель, аналитик проверяет её, руководитель подписывает. Первая внесённая цель появится здесь.', 'A responsible body brings a goal, an analyst looks at it and the head signs. The first one that is entered stands here.'),
  goal: say('Мақсат', 'Цель', 'Goal'), indicator: say('Көрсеткіш', 'Показатель', 'Indicator'), indicators: say('Көрсеткіштер', 'Показатели', 'Indicators'), measures: say('Іс-шаралар', 'Мероприятия', 'Measures'), measure: say('Іс-шара', 'Мероприятие', 'Measure'),
  partOf: say('Жоғары тұрған мақсат', 'Вышестоящая цель', 'Part of'), parts: say('Құрамындағы мақсаттар', 'Входящие цели', 'Its parts'),
  mandate: say('Негізі', 'Основание', 'Set by'), owner: say('Жауапты орган', 'Ответственный орган', 'Responsible body'), ownerOffice: say('Дербес жауапты', 'Персонально отвечает', 'Answers in person'),
  notSet: say('белгіленбеген', 'не установлено', 'not set'), unknown: say('белгісіз', 'неизвестно', 'not known'), source: say('Дереккөз', 'Источник', 'Source'), certainty: say('Анықтығы', 'Достоверность', 'How sure'),
  last: say('Соңғы мәні', 'Последнее значение', 'Latest value'), target: say('Мақсатты мәні', 'Целевое значение', 'Target'), base: say('Бастапқы мәні', 'Исходное значение', 'Base'), progress: say('Ілгерілеу', 'Прогресс', 'Progress'),
  definition: say('Анықтамасы', 'Определение', 'Definition'), unit: say('Өлшем бірлігі', 'Единица', 'Unit'), method: say('Әдіс', 'Метод', 'Method'), plan: say('Жоспар', 'План', 'Plan'), fact: say('Нақты мән', 'Факт', 'Fact'), year: say('Жыл', 'Год', 'Year'),
  oneLanguage: say('тек жоспардың өз тілінде', 'только на языке плана', 'in the language of the plan alone'),
  planAndFact: say('Жоспар және нақты мән', 'План и факт', 'Plan and fact'), steps: say('Қалай есептелді', 'Как вычислено', 'How it was computed'), score: say('Балл', 'Балл', 'Score'),
  noFigures: say('Мәні әлі хабарланған жоқ: ілгерілеуі белгісіз.', 'Значения ещё не сообщены: прогресс неизвестен.', 'No figure has been told yet: its progress is not known.'),
  forecasts: say('Болжамдар және олардың қатесі', 'Прогнозы и их ошибка', 'Forecasts, and how far they were off'), forecast: say('Болжам', 'Прогноз', 'Forecast'), forecastWithRange: say('Болжам мен аралығы', 'Прогноз и интервал', 'Forecast and range'), range: say('Аралығы', 'Интервал', 'Range'), error: say('Қатесі', 'Ошибка', 'Error'),
  toCome: say('жыл әлі аяқталған жоқ', 'год ещё не закончился', 'the year is not over'), inRange: say('аралықта', 'в интервале', 'within the range'), outOfRange: say('аралықтан тыс', 'вне интервала', 'outside the range'),
  confidence: say('Мақсатқа жетуге сенім деңгейі', 'Уверенность в достижении', 'Confidence that it is reached'), ownerSays: say('Жауапты орган', 'Ответственный орган', 'Responsible body'), analystSays: say('Талдаушы', 'Аналитик', 'Analyst'),
  disagree: say('Пікірлер әртүрлі: олардың орташасы шығарылмайды.', 'Мнения расходятся: среднее из них не выводится.', 'They disagree, and nobody averages them.'),
  dead: say('ескірген деректер', 'устаревшие данные', 'dead data'), computed: say('портал өзі есептейді', 'портал вычисляет сам', 'the portal computes it itself'),
  deadline: say('Мерзімі', 'Срок', 'Deadline'), executor: say('Орындаушы', 'Исполнитель', 'Executor'), budget: say('Бюджет', 'Бюджет', 'Budget'), people: say('Тартылған адам саны', 'Занято людей', 'People at work'), coExecutors: say('Бірлесіп орындаушылар', 'Соисполнители', 'Co-executors'), standing: say('Жай-күйі', 'Состояние', 'Standing'), evidence: say('Дәлелі', 'Подтверждение', 'Evidence'), form: say('Аяқталу нысаны', 'Форма завершения', 'Form of completion'),
  noMeasures: say('Іс-шаралар енгізілмеген.', 'Мероприятия не внесены.', 'No measures have been entered.'), noIndicators: say('Көрсеткіштер енгізілмеген.', 'Показатели не внесены.', 'No indicators have been entered.'),
  responsible: say('Жауапты', 'Ответственный', 'Answers for it'), toldOn: say('Күні', 'На дату', 'As of'), entry: say('Жазба', 'Запись', 'Entry'),
  check: say('Не кешігіп жатыр және не жетіспейді', 'Что отстаёт и чего не хватает', 'What is late, at risk or missing'),
  checkLead: say('Үйлестірушінің беті: мерзімі өткен және дәлелсіз мәлімделген іс-шаралар, тәуекелдегі көрсеткіштер, жауаптысы, ақшасы немесе деректері жоқ мақсаттар. Бәрі тізілімдерден есептеледі.', 'Страница координатора: просроченные и заявленные без подтверждения мероприятия, показатели под угрозой, цели без ответственного, денег или данных. Всё вычислено по реестрам.', 'The page of whoever coordinates: measures that are late or claimed without evidence, indicators at risk, goals without owner, money or data. All of it is computed from the registers.'), howMany: say('Саны', 'Сколько', 'How many'),
  mend: say('Қызметке өту', 'Перейти к услуге', 'To the service'),
  checkClean: say('Олқылық табылған жоқ.', 'Пробелов не найдено.', 'No gaps were found.'), found: say('Не табылды', 'Что найдено', 'What was found'),
  data: say('Деректерді алу', 'Получить данные', 'Get the data'), csv: say('Мәндер (CSV)', 'Значения (CSV)', 'Figures (CSV)'), json: say('Бүкіл жоспар (JSON)', 'Весь план (JSON)', 'The whole plan (JSON)'),
  api: say('Стратегия: мақсаттар, көрсеткіштер, ілгерілеуі, іс-шаралар және мәндер', 'Стратегия: цели, показатели, прогресс, мероприятия и значения', 'The strategy: goals, indicators, progress, measures and figures'),
} as const

export const standingWords: Readonly<Record<MeasureStanding, Text>> = {
  planned: say('Жоспарда', 'Запланировано', 'Planned'), late: say('Мерзімі өткен', 'Просрочено', 'Late'), claimed: say('Мәлімделген, дәлелденбеген', 'Заявлено, не подтверждено', 'Claimed, without evidence'), evidenced: say('Орындалған, дәлелі бар', 'Исполнено, подтверждено', 'Done, with evidence'),
}
export const confidenceWords: Readonly<Record<Confidence, Text>> = { high: say('жоғары', 'высокая', 'high'), medium: say('орташа', 'средняя', 'medium'), low: say('төмен', 'низкая', 'low') }
export const certaintyWords: Readonly<Record<'verified' | 'secondary' | 'assumed', Text>> = {
  verified: say('ресми мәтін бойынша тексерілген', 'проверено по официальному тексту', 'verified'), secondary: say('жарияланымдар бойынша', 'по публикациям', 'from publications'), assumed: say('шартты түрде қабылданған', 'принято условно', 'assumed'),
}
export const faultWords: Readonly<Record<GraphFault['fault'], Text>> = {
  'instruction-late': say('Мерзімі өткен тапсырма', 'Просроченное поручение', 'An instruction that is late'), 'instruction-answered': say('Жауап берілген, бірақ дәлелі әлі қабылданбаған тапсырма', 'Поручение с ответом, подтверждение которого ещё не принято', 'An instruction that was answered, and its evidence not accepted yet'),
  late: say('Мерзімі өткен іс-шара', 'Просроченное мероприятие', 'A measure that is late'), claimed: say('Мәлімделген, бірақ дәлелі қабылданбаған іс-шара', 'Мероприятие заявлено, подтверждение не принято', 'A measure that is claimed, and its evidence not accepted'),
  'at-risk': say('Жоспардан қалып бара жатқан көрсеткіш', 'Показатель, отстающий от плана', 'An indicator that falls behind its plan'), disagreement: say('Жауапты орган мен талдаушының пікірі әртүрлі көрсеткіш', 'Показатель, о котором мнения ответственного органа и аналитика расходятся', 'An indicator of which the responsible body and the analyst think differently'),
  orphan: say('Жоқ мақсатқа сілтейді', 'Ссылается на несуществующую цель', 'It belongs to a goal that is not there'), cycle: say('Мақсат өзін-өзі қамтиды', 'Цель содержит саму себя', 'The goal contains itself'),
  'no-indicator': say('Көрсеткіші жоқ мақсат', 'Цель без показателя', 'A goal without an indicator'), 'no-measure': say('Іс-шарасы жоқ мақсат', 'Цель без мероприятия', 'A goal without a measure'), 'no-money': say('Бюджеті белгіленбеген іс-шара', 'Мероприятие без бюджета', 'A measure without money'),
  'same-goal': say('Екі органның мақсаты бір болуы мүмкін', 'Возможно, одна и та же цель у двух органов', 'Goals of two bodies that may be the same'), 'same-work': say('Екі орган бір жұмысты істеп жатқан болуы мүмкін', 'Возможно, два органа делают одно и то же', 'Two bodies whose work may be the same'),
  'no-executor': say('Орындаушысы жоқ іс-шара', 'Мероприятие без исполнителя', 'A measure that nobody carries out'),
  'no-owner': say('Жауапты органы белгіленбеген мақсат', 'Цель без ответственного органа', 'A goal for which nobody answers'), 'no-target': say('Мақсатты мәні белгіленбеген көрсеткіш', 'Показатель без целевого значения', 'An indicator without a target'),
  'no-figure': say('Мәні белгісіз көрсеткіш', 'Показатель без значений', 'An indicator without a figure'), dead: say('Деректері ескірген көрсеткіш', 'Показатель с устаревшими данными', 'An indicator with dead data'), stray: say('Көрсеткіші тізілімде жоқ мән', 'Значение показателя, которого нет в реестре', 'A figure of an indicator that is not in the register'), 'no-source': say('Дереккөзі жоқ мән', 'Значение без источника', 'A figure without a source'),
  'milestone-late': say('Мерзімі өткен бақылау нүктесі', 'Просроченная контрольная точка', 'A milestone that is late'), 'milestone-claimed': say('Мәлімделген, бірақ дәлелі қабылданбаған бақылау нүктесі', 'Контрольная точка заявлена, подтверждение не принято', 'A milestone that is claimed, and its evidence not accepted'),
  'milestone-blocked': say('Мерзімі өткен басқа нүктені күтіп тұрған бақылау нүктесі', 'Контрольная точка, которая ждёт просроченную', 'A milestone that waits for a late one'),
  'project-late': say('Мерзімі өткен жоба', 'Просроченный проект', 'A project that is late'), 'project-no-money': say('Бюджеті белгіленбеген жоба', 'Проект без бюджета', 'A project without money'), 'project-no-milestone': say('Бақылау нүктесі жоқ жоба', 'Проект без контрольных точек', 'A project without a milestone'),
  'project-stray': say('Тізілімде жоқ жобаға немесе бақылау нүктесіне сілтейді', 'Ссылается на проект или контрольную точку, которых нет в реестре', 'It leads to a project or milestone that is not in the register'),
}

/** How each is mended, for whoever coordinates. */
export const mendWords: Readonly<Record<GraphFault['fault'], Text>> = {
  'instruction-late': say('Орындаушы органнан жауап сұраңыз немесе мәселені келесі отырысқа шығарыңыз.', 'Запросите ответ исполнителя или вынесите вопрос на следующее заседание.', 'Ask the body for its answer, or bring it before the next meeting.'),
  'instruction-answered': say('Дәлелді қараңыз: төраға оны қабылдайды немесе қайтарады.', 'Рассмотрите подтверждение: председатель принимает или возвращает его.', 'Look at the evidence: the chair accepts it or gives it back.'),
  late: say('Орындаушы дәлелмен есеп береді немесе мерзімін өзгертуді сұрайды.', 'Исполнитель представляет отчёт с подтверждением или просит изменить срок.', 'Whoever carries it out reports with evidence, or asks for another day.'),
  claimed: say('Дәлелді сұраңыз: талдаушы тексереді, басшы қабылдайды.', 'Запросите подтверждение: аналитик проверяет, руководитель принимает.', 'Ask for the evidence: the analyst looks at it, and the head accepts it.'),
  'at-risk': say('Жауапты органнан түзету шараларын сұраңыз немесе жаңа іс-шара енгізіңіз.', 'Запросите у ответственного органа корректирующие меры или внесите новое мероприятие.', 'Ask the responsible body what it will do otherwise, or enter another measure.'),
  disagreement: say('Екеуінен де негіздемесін сұрап, мәселені отырысқа шығарыңыз.', 'Запросите обоснование у обеих сторон и вынесите вопрос на заседание.', 'Ask both for their reasons, and bring it before a meeting.'),
  'same-goal': say('Екеуін салыстырыңыз: мақсат бір болса, бір жауапты орган белгілеп, екінші мақсатты соның құрамына енгізіңіз.', 'Сравните их: если цель одна, назначьте один ответственный орган и включите вторую цель в первую.', 'Compare them: if they are one goal, name one body that answers, and make the other a part of it.'),
  'same-work': say('Екеуін салыстырыңыз: жұмыс бір болса, бір орындаушыны қалдырып, екіншісін бірлескен орындаушы етіңіз.', 'Сравните их: если работа одна, оставьте одного исполнителя, второго сделайте соисполнителем.', 'Compare them: if the work is one, leave it with one body, and make the other a co-executor.'),
  orphan: say('Бар мақсатты көрсетіңіз немесе жазбаны алып тастаңыз.', 'Укажите существующую цель или исключите запись.', 'Name a goal that is there, or strike the entry off.'),
  cycle: say('Мақсаттың «Қай мақсаттың бөлігі?» өрісін өзгертіңіз.', 'Измените у цели поле «Часть какой цели?».', 'Change of which goal it is a part.'),
  'no-indicator': say('Мақсатқа көрсеткіш енгізіңіз.', 'Внесите показатель этой цели.', 'Enter an indicator of the goal.'),
  'no-measure': say('Мақсатқа іс-шара енгізіңіз.', 'Внесите мероприятие этой цели.', 'Enter a measure of the goal.'),
  'no-money': say('Іс-шараның бюджетін енгізіңіз; ақша керек болмаса, нөл жазыңыз.', 'Внесите бюджет мероприятия; если денег не требуется, укажите ноль.', 'Enter the money of the measure; nought where it needs none.'),
  'no-executor': say('Орындаушыны енгізіңіз.', 'Внесите исполнителя.', 'Enter who carries it out.'),
  'no-owner': say('Жауапты орган мен оның бірінші басшысын енгізіңіз.', 'Внесите ответственный орган и его первого руководителя.', 'Enter the responsible body and its first head.'),
  'no-target': say('Мақсатты мәні мен жылын енгізіңіз.', 'Внесите целевое значение и год.', 'Enter the target and its year.'),
  'no-figure': say('Мәнін дереккөзімен хабарлаңыз.', 'Сообщите значение с источником.', 'Report a figure with its source.'),
  dead: say('Соңғы жылдардың мәндерін хабарлаңыз.', 'Сообщите значения за последние годы.', 'Report the figures of the last years.'),
  'no-source': say('Мәнді дереккөзімен қайта хабарлаңыз.', 'Сообщите значение заново с источником.', 'Report the figure again with its source.'),
  stray: say('Мәнді алып тастаңыз немесе тізілімдегі көрсеткішке хабарлаңыз.', 'Исключите значение или сообщите его к показателю из реестра.', 'Strike the figure off, or report it of an indicator in the register.'),
  'milestone-late': say('Жауапты орган дәлелмен есеп береді немесе жоспарланған күнін өзгертуді сұрайды.', 'Ответственный орган представляет отчёт с подтверждением или просит изменить плановую дату.', 'The responsible body reports with evidence, or asks for another day.'),
  'milestone-claimed': say('Дәлелді сұраңыз: талдаушы тексереді, басшы қабылдайды.', 'Запросите подтверждение: аналитик проверяет, руководитель принимает.', 'Ask for the evidence: the analyst looks at it, and the head accepts it.'),
  'milestone-blocked': say('Алдымен мерзімі өткен нүкте мәселесін шешіңіз: ол сызықшадан кейін көрсетілген.', 'Сначала решите вопрос с просроченной точкой: она указана после тире.', 'Settle the late one first: it stands after the dash.'),
  'project-late': say('Жауапты орган қалған бақылау нүктелері бойынша дәлел ұсынады немесе жобаның мерзімін өзгертуді сұрайды.', 'Ответственный орган представляет подтверждение по оставшимся контрольным точкам или просит изменить срок проекта.', 'The responsible body reports the milestones that are left with evidence, or asks for another deadline of the project.'),
  'project-no-money': say('Жобаның бюджетін енгізіңіз; ақша керек болмаса, нөл жазыңыз.', 'Внесите бюджет проекта; если денег не требуется, укажите ноль.', 'Enter the money of the project; nought where it needs none.'),
  'project-no-milestone': say('Жобаға бақылау нүктесін енгізіңіз.', 'Внесите контрольную точку проекта.', 'Enter a milestone of the project.'),
  'project-stray': say('Бар жазбаны көрсетіңіз немесе бұл жазбаны алып тастаңыз.', 'Укажите существующую запись или исключите эту.', 'Name an entry that is there, or strike this one off.'),
}
