/** The words of the pages on which a draft is tried: cases by hand, applicants made from it, examples. */
import { formatDay } from '../../law/format.ts'
import { spoken, type Text } from '../../law/text.ts'
import type { Day } from '../../law/time.ts'

export const trialWords = {
  cases: { kk: 'Құрастырылған өтініштер', ru: 'Составленные заявления', en: 'Made applicants' },
  casesLead: {
    kk: 'Өтініштер декларация бойынша құрастырылады: әр жол, бас тартудың әр негізі, әр шекті мән. Кестеде жаңа нәтиже беретіндері ғана көрсетілген. Кездейсоқтық саны бірдей болса, өтініштер де бірдей болады.',
    ru: 'Заявления составлены по самой декларации: каждый путь, каждое основание отказа, каждое граничное значение. В таблице только те, что дают что-то новое. При том же числе для случайного выбора заявления будут те же.',
    en: 'Applicants are made from the declaration: every path, every ground, every bound. The table has those that reach something no other did. The same number gives the same ones.',
  },
  seed: { kk: 'Кездейсоқтық саны', ru: 'Число для случайного выбора', en: 'Number for what is left to chance' },
  again: { kk: 'Қайта құрастыру', ru: 'Составить заново', en: 'Make them again' },
  covered: { kk: 'Қамтылғаны', ru: 'Что достигнуто', en: 'What was reached' },
  missed: { kk: 'Ешбір өтініш қамтымағаны', ru: 'До чего не дошло ни одно заявление', en: 'What no case reached' },
  allReached: { kk: 'Барлық ереже, кезең және шешім қамтылды.', ru: 'Достигнуто всё: правила, этапы и решения.', en: 'Everything was reached: rules, steps and decisions.' },
  cut: { kk: 'Кезеңдер арқылы өтетін жолдар бұдан көп: бәрі тексерілген жоқ, қысқалары алдымен алынды.', ru: 'Путей по этапам больше: проверены не все, короткие — первыми.', en: 'There are more ways through the steps than were gone; the short ones were gone first.' },
  shows: { kk: 'Нені көрсетеді', ru: 'Что показывает', en: 'What it shows' },
  differs: { kk: 'Өзгеше жауаптар', ru: 'Чем отличаются ответы', en: 'Answers that differ' },
  path: { kk: 'Жолы', ru: 'Путь', en: 'The way' },
  comes: { kk: 'Не шығады', ru: 'Что выходит', en: 'What comes of it' },
  grounds: { kk: 'Негіздері', ru: 'Основания', en: 'Grounds' },
  keepIt: { kk: 'Мысал ретінде қалдыру', ru: 'Сохранить как пример', en: 'Keep as an example' },
  keepChosen: { kk: 'Белгіленгендерді мысал ретінде қалдыру', ru: 'Сохранить отмеченные как примеры', en: 'Keep the ticked ones as examples' },
  examples: { kk: 'Мысалдар', ru: 'Примеры', en: 'Examples' },
  examplesLead: {
    kk: 'Мысал — қызметтің сынағы: қызмет өзгерген сайын қайта тексеріледі, YAML файлымен бірге шығады және қызметпен бірге жарияланады. Сондықтан онда нақты адамның деректері болмауы тиіс.',
    ru: 'Пример — проверка услуги: он пересчитывается при каждом изменении, выгружается в YAML и публикуется вместе с услугой. Поэтому данных настоящих людей в нём быть не должно.',
    en: 'An example is a test of the service: it is tried again at each change, goes out with the YAML and is published with the service. So it must not speak of anybody who lives.',
  },
  noExamples: { kk: 'Мысал әлі жоқ', ru: 'Примеров пока нет', en: 'There are no examples yet' },
  holds: { kk: 'Сол нәтиже', ru: 'Результат тот же', en: 'As before' },
  fails: { kk: 'Басқа нәтиже', ru: 'Другой результат', en: 'Comes out otherwise' },
  accept: { kk: 'Жаңа нәтижені жазу', ru: 'Записать новый результат', en: 'Write what comes out now' },
  example: { kk: 'Мысал', ru: 'Пример', en: 'Example' },
  exampleShows: { kk: 'Мысал нені көрсетеді?', ru: 'Что показывает пример?', en: 'What does the example show?' },
  exampleHint: {
    kk: 'Мысалды сақтау үшін жазыңыз: «Ағаш саны жетпейді, бас тартылады». Мысал қызметпен бірге жарияланады: дербес деректер туралы сұрақтардың жауаптары ойдан шығарылғанына ауыстырылады, ал қалған жауаптарда нақты адам туралы ештеңе болмауы тиіс.',
    ru: 'Заполните, чтобы сохранить пример: «Деревьев мало, отказ». Пример публикуется вместе с услугой: ответы на вопросы о персональных данных заменяются вымышленными, а в остальных не должно быть ничего о настоящих людях.',
    en: 'To keep an example, write it: “Too few trees, refused”. It is published with the service: answers to personal questions are replaced by made-up ones, and no other may tell of anybody who lives.',
  },
  nameExample: { kk: 'Мысал нені көрсететінін жазыңыз.', ru: 'Напишите, что показывает пример.', en: 'Write what the example shows.' },
  chooseCases: { kk: 'Кемінде бір өтінішті белгілеңіз.', ru: 'Отметьте хотя бы одно заявление.', en: 'Tick at least one case.' },
  noNumber: { kk: '(сынақта нөмір берілмейді)', ru: '(при пробе не присваивается)', en: '(none in a trial)' },
  filed: { kk: 'Өтініш берілген күн', ru: 'День подачи заявления', en: 'Day of applying' },
  until: { kk: 'Уақытты осы күнге дейін жылжыту', ru: 'Перевести время на этот день', en: 'Carry the case to this day' },
  untilHint: { kk: 'Бос қалдырсаңыз, іс соңғы әрекетке дейін жүреді. Мерзімдер, үнсіздік салдары мен кешігу осы күнге дейін көрінеді.', ru: 'Если оставить пустым, дело дойдёт до последнего действия. Сроки, последствия молчания и просрочка показаны по этот день.', en: 'Left empty, up to the last act. Up to this day terms end, silence speaks, and lateness is told.' },
  after: { kk: 'Кезең басталғаннан кейін неше күннен соң?', ru: 'Через сколько дней после начала этапа?', en: 'How many days after the step began?' },
  waits: { kk: 'Ешкім әрекет етпейді', ru: 'Никто не действует', en: 'Nobody acts' },
  given: { kk: 'Құжат қоса берілген', ru: 'Документ приложен', en: 'A document is attached' },
  number: { kk: 'Жазбаның нөмірі (ойдан шығарылған)', ru: 'Номер записи (вымышленный)', en: 'Number of an entry (made up)' },
  known: { kk: 'Порталға белгілі жауап: мұнда оны қолмен жазасыз.', ru: 'Ответ, известный порталу: здесь впишите его сами.', en: 'The portal would know this answer: here you write it.' },
  bySilence: { kk: 'Мерзім өтті: нәтиже өздігінен туындады', ru: 'Срок прошёл: исход наступил сам', en: 'The time was over: the clock took the outcome' },
  byWhole: { kk: 'Жалпы мерзім өтті: органның үнсіздігі мынаны білдіреді', ru: 'Общий срок прошёл: молчание органа означает', en: 'The whole time was over: the silence of the body means' },
  byRules: { kk: 'Жарияланған ережелер бойынша бірден', ru: 'Сразу, по опубликованным правилам', en: 'At once, by the published rules' },
  stands: { kk: 'Іс осы кезеңде тұр', ru: 'Дело находится на этом этапе', en: 'The case stands in this step' },
  letters: { kk: 'Хаттар', ru: 'Письма', en: 'Letters' },
  lettersHint: { kk: 'Адамдар алатын түрінде. Нөмірлер мен сілтемелер шартты.', ru: 'В том виде, в каком их получат. Номера и ссылки условные.', en: 'As people get them. Numbers and links are made up.' },
  toApplicant: { kk: 'Өтініш берушіге', ru: 'Заявителю', en: 'To the applicant' },
  toOffice: { kk: 'Органға', ru: 'Органу', en: 'To the office' },
  lateness: { kk: 'Кешігу', ru: 'Просрочка', en: 'Lateness' },
  silence: { kk: 'Органның үнсіздігі', ru: 'Молчание органа', en: 'Silence of the body' },
  ruleHolds: { kk: 'орындалады', ru: 'выполнено', en: 'holds' },
  ruleFails: { kk: 'орындалмайды', ru: 'не выполнено', en: 'does not hold' },
  despite: { kk: 'Мысалдардың нәтижесі өзгерсе де, неге жіберіледі?', ru: 'Почему отправляется, хотя примеры дают другой результат?', en: 'Why is it sent on although examples come out otherwise?' },
  despiteHint: { kk: 'Мұны тексеретін заңгер мен қол қоятын басшы оқиды.', ru: 'Это прочтут юрист, который проверяет, и руководитель, который подписывает.', en: 'The lawyer who checks it and the head who signs it read this.' },
  answer: { kk: 'Жауабы', ru: 'Ответ', en: 'Answer' },
  reasons: { kk: 'Жауаптың негіздемесі', ru: 'Обоснование ответа', en: 'Reasons of the answer' },
  reasonsHint: { kk: 'Портал оны осы жауапта міндетті түрде сұрайды. Мысалда сақталмайды.', ru: 'При таком ответе портал его требует. В примере не сохраняется.', en: 'With this answer the portal requires them. They are not kept in an example.' },
  countsAs: { kk: 'мерзім өтті, үнсіздік мынадай жауап деп саналды:', ru: 'срок прошёл, молчание считается ответом:', en: 'the time was over, the silence counts as' },
  toBody: { kk: 'Пікірі сұралған органға', ru: 'Органу, чьё мнение запрошено', en: 'To the body whose opinion is asked for' },
  toAsked: { kk: 'Жауабы сұралған адамға', ru: 'Тому, чей ответ запрошен', en: 'To whoever is asked to answer' },
  papers: { kk: 'Құжаттар', ru: 'Документы', en: 'Papers' },
  papersHint: {
    kk: 'Портал шығаратын түрінде, барлық тілде. Құжатта сынақ екені жазылған, мөр қойылмаған, ешкімнің аты жоқ.', ru: 'Такими их выпустит портал, на всех языках. На документе написано, что он пробный: без печати и без имён.',
    en: 'As the portal will issue them, in every language. The paper says that it is a trial: it is not sealed and names nobody.',
  },
  nobodyGranted: { kk: 'Құрастырылған өтініштердің ешқайсысы оң шешім алмады', ru: 'Ни одно из составленных заявлений не получило положительного решения', en: 'None of the made applicants was granted anything' },
  nobodyGrantedHint: {
    kk: 'Ережелер сүйенетін мәндердің қолданысқа ену күніне белгіленгенін және өтініш қабылдау мерзімін тексеріңіз.', ru: 'Проверьте, установлены ли на день вступления в силу значения, на которые опираются правила, и срок приёма заявлений.',
    en: 'Check that the values which the rules read are set for the first day in force, and the window for applications.',
  },
  ranking: { kk: 'Конкурсты сынап көру', ru: 'Пробный конкурс', en: 'Try the call' },
  rankingLead: {
    kk: 'Таңдалған өтініштер бір конкурста бірге сараланады: балл, рет, орын және кезек нақты конкурстағыдай есептеледі. Тізім қол қойылатын түрінде көрсетілген.',
    ru: 'Выбранные заявления участвуют в одном конкурсе: баллы, порядок, места и очередь считаются так же, как в настоящем. Список показан таким, каким его подпишут.',
    en: 'The chosen cases compete in one call: points, order, places and the waiting list are computed as in a real one. The list is shown as it will be signed.',
  },
  rankThem: { kk: 'Саралау', ru: 'Ранжировать', en: 'Rank them' },
  howManyMade: { kk: 'Құрастырылған өтініштің ең көп саны', ru: 'Составленных заявлений, не более', en: 'Made applicants, at most' },
  seedHint: { kk: 'Сынақ үшін санды өзіңіз жазасыз. Нақты конкурста ол кездейсоқ алынады.', ru: 'Для пробы число пишете вы. В настоящем конкурсе оно случайное.', en: 'For a trial you write a number. In a real call it is drawn at random.' },
  signedOn: { kk: 'Қол қоюға болатын алғашқы күн', ru: 'Первый день, когда можно подписать', en: 'First day on which it can be signed' },
  waitingList: { kk: 'босаған орынды күтеді', ru: 'ждёт освободившегося места', en: 'waits for a place' },
  waitingHint: { kk: 'Конкурс жабылғанда күтіп тұрғандарға қабылданатын нәтиже:', ru: 'Когда конкурс завершат, для ожидающих наступит исход:', en: 'When the call ends, those who wait come to:' },
  notRanked: { kk: 'Рейтингке кірмегендер', ru: 'Не вошли в рейтинг', en: 'Not in the ranking' },
  notSignedYet: { kk: 'Бұл күні тексерілмеген өтініш бар: оның тексерілуі аяқталмайынша рейтингке қол қойылмайды.', ru: 'К этому дню проверены не все заявления: пока проверка не закончена, рейтинг не подписывают.', en: 'Not all are checked by this day: until they are, the ranking is not signed.' },
  nobodyRanked: { kk: 'Саралауға ешбір өтініш жетпеді', ru: 'До ранжирования не дошло ни одно заявление', en: 'No case came as far as the ranking' },
  thisCase: { kk: 'Осы өтініш', ru: 'Это заявление', en: 'This application' },
  rankedHere: {
    kk: 'Бұл өтініш сақталған мысалдармен және құрастырылған өтініштермен бірге сараланды. Конкурс бойынша шешім өтініш қабылдау аяқталғаннан кейін, рейтингке қол қойылғанда ғана қабылданады.',
    ru: 'Это заявление ранжировано вместе с сохранёнными примерами и составленными заявлениями. Решение по конкурсу принимается, только когда приём закончен и рейтинг подписан.',
    en: 'This application is ranked together with the kept examples and made applicants. A call is decided only when it is closed and its ranking is signed.',
  },
  awaitsRanking: { kk: 'Шешім рейтингпен бірге қабылданады. Қабылдаудың аяқталуы:', ru: 'Решение принимается вместе с рейтингом. Конец приёма:', en: 'It is decided with the ranking. Applications close:' },
  awaitsRankingOfEach: { kk: 'Шешім рейтингпен бірге, конкурс аяқталғанда қабылданады.', ru: 'Решение принимается вместе с рейтингом, когда конкурс завершится.', en: 'It is decided with the ranking, when the call is over.' },
  otherCalls: { kk: 'Басқа өтініштермен сынап көру', ru: 'Попробовать с другими заявлениями', en: 'Try it with other applications' },
  noCall: { kk: 'Бұл қызметте конкурс жоқ', ru: 'В этой услуге нет конкурса', en: 'This service has no call' },
} as const satisfies Record<string, Text>

export const owedWords = {
  calendar: { kk: 'Төлемдер мен міндеттер күнтізбесі', ru: 'Календарь выплат, сборов и обязанностей', en: 'Calendar of payments, fees and duties' },
  calendarHint: {
    kk: 'Күндер мен сомалар осы өтініш бойынша есептелген. Алдымен есеп беру керек болса, ол соңғы күні тапсырылады деп алынған.', ru: 'Дни и суммы рассчитаны по этому заявлению. Если сначала нужен отчёт, принято, что он сдан в последний день.',
    en: 'Days and sums are computed from this case. Where a report comes first, it is taken to be made on its last day.',
  },
  by: { kk: 'Соңғы күні', ru: 'Не позднее', en: 'Not later than' },
  what: { kk: 'Не', ru: 'Что', en: 'What' },
  sum: { kk: 'Сомасы', ru: 'Сумма', en: 'Sum' },
  upon: { kk: 'Алдымен не болуы керек', ru: 'Что должно быть до этого', en: 'What comes before' },
  fee: { kk: 'Алым', ru: 'Сбор', en: 'Fee' },
  paid: { kk: 'Төлем', ru: 'Выплата', en: 'Payment' },
  duty: { kk: 'Міндет', ru: 'Обязанность', en: 'Duty' },
  notSet: { kk: 'белгіленбеген', ru: 'не установлена', en: 'not set' },
  free: { kk: 'төленбейді', ru: 'не взимается', en: 'free' },
  unknown: { kk: 'оқиғаға байланысты', ru: 'зависит от события', en: 'upon an event' },
  flat: { kk: 'Оны портал өзі алмайды: іс төлем күтілмей қарала береді. Іс төлемнен кейін ғана қаралуы керек болса, «Алым төлеу кезеңі» тармағын қосыңыз.', ru: 'Портал её не взимает: дело рассматривается, не дожидаясь оплаты. Если сначала нужна оплата, добавьте пункт «Этап оплаты сбора».', en: 'The portal does not collect it: the case goes on without it. Where it must be paid first, add the clause “Step of paying a fee”.' },
  goesOn: { kk: 'әрі қарай жалғасады', ru: 'и так далее', en: 'and so on' },
} as const satisfies Record<string, Text>

export const leftWords = {
  outside: { kk: 'өтініш қабылдау мерзімінен тыс берілген', ru: 'подано вне срока приёма', en: 'filed outside of the window' },
  out: { kk: 'рейтингке дейін аяқталды', ru: 'завершилось до рейтинга', en: 'ended before the ranking' },
  'being checked': { kk: 'әлі тексерілуде', ru: 'ещё проверяется', en: 'still being checked' },
} as const satisfies Record<string, Text>

export const reachedWords = {
  value: { kk: 'Жауап нұсқалары', ru: 'Значения ответов', en: 'Values of answers' },
  rule: { kk: 'Ереже нәтижелері', ru: 'Результаты правил', en: 'What rules say' },
  ground: { kk: 'Бас тарту негіздері', ru: 'Основания отказа', en: 'Grounds' },
  step: { kk: 'Кезеңдер', ru: 'Этапы', en: 'Steps' },
  outcome: { kk: 'Нәтижелер', ru: 'Исходы', en: 'Outcomes' },
  late: { kk: 'Кешігулер', ru: 'Просрочки', en: 'Lateness' },
  answer: { kk: 'Әр жауап берушінің жауаптары', ru: 'Ответы каждого, кто отвечает', en: 'Answers of each who takes part' },
  silent: { kk: 'Жауап берушілердің үнсіздігі', ru: 'Молчание тех, кто отвечает', en: 'Silence of those who take part' },
  decision: { kk: 'Шешімдер', ru: 'Решения', en: 'Decisions' },
  whole: { kk: 'Органның үнсіздігі', ru: 'Молчание органа', en: 'Silence of the body' },
} as const satisfies Record<string, Text>

/** Where a case goes on once a fee is paid. */
export const beforeStep = (step: Text): Text => spoken({ kk: `төленбейінше «${step.kk}» кезеңі басталмайды`, ru: `пока не оплачено, этап «${step.ru}» не начнётся`, en: `until it is paid “${step.en}” does not begin` })
export const ofAll = (reached: number, all: number): Text => spoken({ kk: `${reached} / ${all}`, ru: `${reached} / ${all}`, en: `${reached} of ${all}` })
export const headTold = (day: Day): Text => spoken({ kk: `${formatDay(day, 'kk')}: кешігу туралы басшыға хабарланды`, ru: `${formatDay(day, 'ru')}: о просрочке сообщено руководителю`, en: `${formatDay(day, 'en')}: the head is told of lateness` })
export const onDay = (day: Day): Text => spoken({ kk: formatDay(day, 'kk'), ru: formatDay(day, 'ru'), en: formatDay(day, 'en') })
export const firstRows = (most: number): Text => spoken({
  kk: `Кестеде алғашқы ${most} өтініш: жаңа нәтиже беретін қалғандары көрсетілмеген.`, ru: `В таблице первые ${most} заявлений: остальные, дающие что-то новое, не показаны.`, en: `The table has the first ${most} applicants: others that reach something new are not shown.`,
})
export const madeNumber = (number: number): Text => spoken({ kk: `Құрастырылған өтініш № ${number}`, ru: `Составленное заявление № ${number}`, en: `Made applicant ${number}` })
export const filedHint = (force: Day, filed: Day): Text => spoken({
  kk: `Қазір таңдалғаны: ${formatDay(filed, 'kk')}. Қызмет қолданысқа енетін күн: ${formatDay(force, 'kk')}.`, ru: `Сейчас выбрано: ${formatDay(filed, 'ru')}. Услуга вступает в силу: ${formatDay(force, 'ru')}.`,
  en: `Chosen now: ${formatDay(filed, 'en')}. The service comes into force on ${formatDay(force, 'en')}.`,
})
