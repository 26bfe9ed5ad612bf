/** The words of the privacy notice: what the portal keeps of people, told line by line, as the code that keeps it does. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Дербес деректерді өңдеу', 'Обработка персональных данных', 'Privacy notice'),
  lead: say(
    'Портал сіз туралы нені, не үшін және қанша уақыт сақтайды, оны кім көреді және қалай өшіруге болады.', 'Что портал хранит о вас, для чего, как долго, кто это видит и как это удалить.',
    'What the portal keeps of you, what for, for how long, who sees it, and how it is erased.'),
  term: say('Сақтау мерзімі:', 'Срок хранения:', 'Kept for:'),
  owner: say('Кім жауап береді', 'Кто отвечает', 'Who answers for it'),
  ownerText: say('Порталға және ондағы дербес деректерге мына орган жауап береді:', 'За портал и персональные данные в нём отвечает', 'The portal, and the personal data in it, are answered for by'),
  contacts: say('Байланыс', 'Контакты', 'Contacts'),
  cookies: say('Браузерде не сақталады', 'Что хранится в браузере', 'What is kept in your browser'),
  cookiesLead: say(
    'Портал тек жұмысына қажет cookie файлдарын пайдаланады. Олар бақылау мен жарнамаға пайдаланылмайды, басқа сайттарға жіберілмейді. HTTPS арқылы кейбірінің атауы __Host- деп басталады.',
    'Портал использует только те файлы cookie, без которых не работает. Для слежения и рекламы они не используются и на другие сайты не передаются. По HTTPS имена некоторых начинаются с __Host-.',
    'The portal sets only the cookies that it needs to work. They follow nobody, serve no advertisement and go to no other site. Over HTTPS the names of some begin with __Host-.'),
  cookie: say('Атауы', 'Имя', 'Name'),
  purpose: say('Не үшін', 'Для чего', 'What for'),
  howLong: say('Қанша уақыт', 'Как долго', 'How long'),
  untilClosed: say('браузер жабылғанға дейін', 'до закрытия браузера', 'until the browser is closed'),
  rights: say('Сіздің мүмкіндіктеріңіз', 'Что вы можете', 'What you can do'),
  look: say('Портал сіз туралы не білетінін тіркелгіңізден көріп, түзетіңіз', 'Посмотрите в учётной записи, что портал о вас знает, и исправьте', 'See in your account what the portal knows of you, and correct it'),
  close: say('Тіркелгіңізді жабыңыз', 'Закройте учётную запись', 'Close your account'),
  closeText: say(
    'Сонда атыңыз, поштаңыз, нөміріңіз, құпиясөзіңіз, кілттеріңіз, сеанстарыңыз, хаттарыңыз бен сақтаған тізімдеріңіз бірден өшіріледі. Заң бойынша сақталуы тиіс істер мен шешімдер атыңызсыз, сәйкестендіргішпен қалады.',
    'Тогда имя, почта, номер, пароль, ключи, сеансы, письма и сохранённые списки стираются сразу. Дела и решения, которые закон велит хранить, остаются без имени, под идентификатором.',
    'Then your name, mail address, number, password, keys, sessions, letters and saved lists are erased at once. Cases and decisions that the law has kept stay under an identifier, without your name.'),
  ask: say('Қалған мәселелер бойынша порталға жауапты органға жүгініңіз', 'По остальным вопросам обратитесь к органу, ответственному за портал', 'For anything else, turn to the body that answers for the portal'),
} as const

/** What each cookie is for. */
export const cookieWords = {
  language: say('соңғы оқыған тіліңіз', 'язык, на котором вы читали последний раз', 'the language in which you last read'),
  visit: say('тіркелгісіз толтырылған форма порталдың өз бетінен жіберілгенін тексеру', 'проверка, что форму без учётной записи отправила наша страница', 'to check that a form without an account was sent by a page of ours'),
  session: say('жүйеге кіргеніңізді тану', 'чтобы знать, что вы вошли', 'to know that you are signed in'),
  device: say('тіркелгіңіз осы құрылғыда бұрын ашылғанын тану: бөтен біреу құпиясөзді басқа жерден таңдап көрсе де, сіз кіре аласыз', 'чтобы узнать устройство, на котором вы уже входили: подбор пароля с чужого устройства не помешает вам войти', 'to know a device on which you signed in before, so that whoever guesses your password elsewhere does not keep you out'),
  kept: say('сеанс аяқталғанда жіберілген формалардың кілттері', 'ключи к формам, отправленным после завершения сеанса', 'the keys to forms that were sent when the session had ended'),
  queue: say('кезекте алған нөміріңізді қайта ашу', 'чтобы снова открыть номер, взятый в очереди', 'to open the number again that you took in a queue'),
  entrance: say('іс-шараның кіреберісін телефонда ашқан маманға: тіркелгіден шыққанда телефоннан не өшірілетінін білу', 'для специалиста, открывшего вход мероприятия на телефоне: что удалить с телефона при выходе из учётной записи', 'for an officer who opened the entrance of an event on a phone: what to delete from the phone at the sign-out'),
  outside: say('басқа жүйе арқылы кіруді аяқтау', 'завершение входа через другую систему', 'to finish signing in by another system'),
} as const

/** What stands in a section: a sentence, and how long what it speaks of is kept where a time is set. */
export interface Line { readonly says: Text; readonly kept?: Text }
export interface Section { readonly title: Text; readonly lines: readonly Line[] }

/** The times of keeping, in words. */
export interface Terms { readonly tries: Text; readonly feedback: Text; readonly idle: Text; readonly session: Text; readonly endedSession: Text; readonly form: Text; readonly leftForm: Text; readonly discarded: Text; readonly counterVisit: Text; readonly look: Text; readonly sentLetter: Text; readonly arrival: Text; readonly text: Text }

const sessionTerm = ({ session, idle }: Terms): Text => spoken({
  kk: `пайдаланылмаса ${idle.kk}, ең көбі ${session.kk}`, ru: `без использования ${idle.ru}, всего не более ${session.ru}`, en: `${idle.en} without use, ${session.en} at most`,
})

/** Everything that is kept, but for what institutions add. */
export const sections = (terms: Terms): readonly Section[] => [
  { title: say('Тіркелгісіз', 'Без учётной записи', 'Without an account'), lines: [
    { says: say('Ешкімнің қай бетті ашқаны бақыланбайды: санағыштар да, жарнама да, басқа сайттан жүктелетін файлдар да жоқ.', 'За посетителями не следят: нет ни счётчиков, ни рекламы, ни файлов с чужих сайтов.', 'Nobody is followed: there are no counters, no advertisements and no files from other sites.') },
    { says: say(
      'Жүйелік журналға әр сұраудың уақыты, нөмірі, беттің мекенжайы («?» белгісінен кейінгісіз), жауап коды мен ұзақтығы, ал кірген болсаңыз, тіркелгіңіздің сәйкестендіргіші жазылады. Желі мекенжайы (IP) мен тергендеріңіз жазылмайды. Бұл журналды портал операторы жүргізеді, сақтау мерзімін сол белгілейді.',
      'В системный журнал пишутся время, номер, адрес страницы (без того, что после «?»), код и длительность ответа, а если вы вошли, идентификатор учётной записи. Сетевой адрес (IP) и то, что вы набирали, не пишутся. Журнал ведёт оператор портала, он же определяет, сколько его хранить.',
      'The system log has the time, the number, the address of the page (without what follows “?”), the code and the duration of each answer, and the id of your account if you are signed in. Your network address (IP) and what you typed are not in it. The operator of the portal keeps this log and says for how long.') },
    { says: say(
      'Желі мекенжайы тек тым жиі сұрауларды шектеуге қажет: ол жедел жадта тұрады, ал құпиясөз, PIN-код, хат немесе телефонға код сұрау, тіркелгісіз өтініш пен бет туралы хабарлама кезінде дерекқорда оның кілті бар хеші сақталады.',
      'Сетевой адрес нужен лишь для ограничения слишком частых запросов: он остаётся в оперативной памяти, а при вводе пароля и PIN-кода, запросе письма или кода на телефон, заявлении без учётной записи и сообщении о странице в базе хранится его хеш с ключом.',
      'Your network address serves only to limit requests that come too often: it stays in memory, and with passwords, PINs, requests for letters and for codes to a phone, applications without an account and messages about pages a keyed hash of it is in the database.'), kept: terms.tries },
    { says: say('Порталдан іздеген сөздеріңіз сақталмайды.', 'То, что вы искали на портале, не сохраняется.', 'What you searched for on the portal is not kept.') },
    { says: say(
      'Бет туралы хабарлама: мәтіні, беттің мекенжайы («?» белгісінен кейінгісіз), тілі мен уақыты. Жауап алатын пошта жауап берілгенде не хабарлама жабылғанда хабарламадан өшіріледі; жіберілген хаттың алушысы қанша сақталатыны төменде айтылған. Кім жазғаны сақталмайды, тіркелгіңіз болса да.',
      'Сообщение о странице: текст, адрес страницы (без того, что после «?»), язык и время. Почта для ответа удаляется из сообщения, как только дан ответ или сообщение закрыто; сколько хранится получатель отправленного письма, сказано ниже. Кто написал, не сохраняется, даже если вы вошли.',
      'A message about a page: its text, the address of the page (without what follows “?”), the language and the time. The mail address for the answer is deleted from the message when it is answered or closed; for how long the recipient of a letter is kept, see below. Who wrote is not kept, even if you are signed in.'), kept: terms.feedback },
    { says: say(
      'Тіркелгісіз берілген өтініш: жауаптарыңыз бен көрсетсеңіз, поштаңыз. Істің мекенжайы бізде тек хеш түрінде тұрады.', 'Заявление без учётной записи: ваши ответы и почта, если вы её указали. Адрес дела хранится у нас только в виде хеша.',
      'An application without an account: your answers and, if you gave one, your mail address. Of the address of the case we have only a hash.') },
  ] },
  { title: say('Тіркелгіңіз', 'Ваша учётная запись', 'Your account'), lines: [
    { says: say(
      'Атыңыз, поштаңыз, тіліңіз, растаған болсаңыз сәйкестендіру нөміріңіз, ұйымдарыңыз, сенімхаттарыңыз, лауазымдарыңыз, қол қою сертификаттарыңыз, сақтаған тізімдеріңіз. Олар тіркелгі жабылғанға дейін сақталады.',
      'Имя, почта, язык, номер, если вы его подтвердили, ваши организации, доверенности, должности, сертификаты подписи, сохранённые списки. Они хранятся, пока открыта учётная запись.',
      'Your name, mail address, language, your number if you confirmed it, your organisations, delegations, offices, signing certificates and saved lists. They are kept while the account is open.') },
    { says: say('Құпиясөз бен портал кілттерінің хештері ғана, құрылғыдағы кіру кілтінің ашық бөлігі ғана бар.', 'От пароля и ключей портала есть только хеши, от ключа входа на устройстве — только открытая часть.', 'Of your password and of portal keys there are only hashes, of a passkey only its public part.') },
    { says: say('Сеанс: қашан, қалай және қандай браузермен кіргеніңіз, соңғы рет қашан пайдаланғаныңыз.', 'Сеанс: когда, как и каким браузером вы вошли, когда последний раз пользовались.', 'A session: when, how and with what browser you signed in, and when it was last used.'), kept: sessionTerm(terms) },
    { says: say('Аяқталған сеанстың кімдікі болғаны, тергеніңіз жоғалмауы үшін.', 'Чей был завершённый сеанс, чтобы набранное не пропало.', 'Whose an ended session was, so that what you typed is not lost.'), kept: terms.endedSession },
    { says: say(
      'Сеанс аяқталғанда жіберілген форма: ол кілті тек браузеріңізде тұратын шифрмен жабылады. Құпиясөздер мен PIN-кодтар сақталмайды.', 'Форма, отправленная после завершения сеанса: она зашифрована, и ключ есть только в вашем браузере. Пароли и PIN-коды не сохраняются.',
      'A form that was sent when the session had ended: it is encrypted, and only your browser has the key. Passwords and PINs are not kept.'), kept: terms.form },
    { says: say(
      'Толтыра бастап, жібермей кеткен формаңыз: ол шифрленіп сақталады және тек сізге, оны толтырған кездегі рөліңізде ғана көрінеді. Ол рөл сізде енді болмаса, форма сақталмайды. Құпиясөздер, PIN-кодтар, бір реттік кодтар мен файлдар сақталмайды.', 'Форма, которую вы начали заполнять и не отправили: она хранится зашифрованной и видна только вам, в той роли, в которой вы её заполняли. Если этой роли у вас уже нет, форма не сохраняется. Пароли, PIN-коды, одноразовые коды и файлы не сохраняются.',
      'A form that you began to fill in and left: it is kept encrypted and shown to you alone, in the role in which you filled it in. If you no longer have that role, it is not kept. Passwords, PINs, one-time codes and files are not kept.'), kept: terms.leftForm },
    { says: say('Жойылған қараламаңыз және оның файлдары: ойыңыз өзгерсе, қайтарып алуыңыз үшін.', 'Черновик, который вы удалили, и его файлы: на случай, если вы передумаете.', 'A draft that you threw away, with its files, in case you change your mind.'), kept: terms.discarded },
    { says: say(
      'Терезедегі қабылдау: қай органның қай маманы сізге қашан қызмет көрсеткені және оны немен растағаныңыз. Қабылдауларыңызды кабинетіңізден көресіз. Тіркелгісіз қызмет көрсетілгендер туралы маман көрген құжат пен тексеру қорытындысы да сақталады.', 'Приём у окна: какой специалист какого органа вас обслуживал, когда и чем вы это подтвердили. Ваши приёмы видны в вашем кабинете. О тех, кого обслуживали без учётной записи, хранятся также документ, который видел специалист, и итог проверки.',
      'A visit to a counter: which officer of which body served you, when, and how you showed that you were there. You see your visits in your cabinet. Whoever was served without an account: also which document the officer saw, and what the review found.'), kept: terms.counterVisit },
    { says: say(
      'Терезедегі кезек нөмірінде адам туралы мәлімет жоқ. Жазылған болсаңыз, нөмір мен жазылуыңыздың байланысы күн аяқталғанда өшіріледі.', 'В номере очереди у окна приёма нет сведений о человеке. Если вы записаны, связь номера с вашей записью стирается, когда день заканчивается.',
      'A number of the queue at a counter names nobody. If you have booked, what ties the number to your booking is erased when the day ends.') },
    { says: say(
      'Деректеріңізді кім қарады: қай лауазымда немесе қай компания атынан, нені, қай өрістерін, қандай негізде және қашан. Көрсетілген мәндердің өзі сақталмайды. Тіркелгіңізден бәрін көресіз.', 'Кто смотрел ваши данные: в какой должности или от какой компании, что, какие поля, на каком основании и когда. Сами значения не сохраняются. Всё это видно в вашей учётной записи.',
      'Who looked at your data: in which office or for which company, at what, which fields, on what ground and when. The values themselves are not kept. You see all of it in your account.'), kept: terms.look },
    { says: say(
      'Кіріс хаттар: тақырыбы, мәтіні, қашан жіберіліп, қашан ашылғаны. Олар тіркелгі жабылғанға дейін сақталады.', 'Входящие письма: тема, текст, когда отправлено и когда открыто. Они хранятся, пока открыта учётная запись.',
      'Letters of your inbox: subject, words, when they were sent and opened. They are kept while the account is open.') },
    { says: say(
      'Талқылауда жазғаныңызды атыңызбен бірге бәрі көреді. Өз атыңыздан жазғаныңыз тіркелгіңізбен бірге өшіріледі.', 'То, что вы пишете в обсуждениях, вместе с вашим именем видят все. Написанное от своего имени стирается вместе с учётной записью.',
      'What you write in discussions everybody sees, with your name. What you wrote for yourself is erased with your account.') },
    { says: say(
      'Хабарламалар келетін телефон нөміріңіз не Telegram-дағы чатыңыздың нөмірі, оны көрсеткен болсаңыз: өзіңіз өшіргенше немесе тіркелгі жабылғанға дейін. Жіберілген хабарламаның мәтіні бірден өшіріледі, қашан және қайда жіберілгені қалады.',
      'Номер телефона или номер вашего чата в Telegram для уведомлений, если вы его указали: пока вы его не удалите или не закроете учётную запись. Текст отправленного сообщения удаляется сразу; когда и куда оно ушло, остаётся.',
      'The telephone number, or the number of your chat on Telegram, to which notices go, if you gave one: until you remove it or close the account. The words of a message that was sent are deleted at once; when and where it went stays.'), kept: terms.text },
    { says: say(
      'Поштамен жіберілген хаттың мәтіні жіберілген бойда өшіріледі, тақырыбы мен алушысы қалады.', 'Текст письма, ушедшего по почте, удаляется при отправке; тема и получатель остаются.',
      'The words of a letter that went by mail are deleted as it goes; its subject and recipient stay.'), kept: terms.sentLetter },
  ] },
  { title: say('Өтініштеріңіз бен істеріңіз', 'Ваши заявления и дела', 'Your applications and cases'), lines: [
    { says: say(
      'Іс-шараның кіреберісінде бейджіңіз телефонмен тексерілсе: бейдж нөмірі, қашан және қай маман кіргізгені. Келгеніңіз туралы белгі брондаумен бірге қалады.', 'Если ваш бейдж на входе мероприятия проверили телефоном: номер бейджа, когда и кто из специалистов вас впустил. Отметка о приходе остаётся при брони.',
      'If your badge was checked by a phone at the entrance of an event: its number, when and by which officer you were let in. That you came stays with the booking.'), kept: terms.arrival },
    { says: say(
      'Топтағы бейджіңізді кабинетіңізге қоссаңыз: қай орын сіздікі екені. Сізді тіркеген ұйым атыңызды көреді. Топтың ісін сақтау мерзімі біткенде немесе бейджді кабинетіңізден алғанда, бұл байланыс өшіріледі.', 'Если вы добавили в кабинет бейдж группы: какое место ваше. Организация, которая вас зарегистрировала, видит ваше имя. Эта связь стирается, когда истекает срок хранения дела группы или когда вы убираете бейдж из кабинета.',
      'If you added a badge of a group to your cabinet: which place is yours. The organisation that registered you sees your name. The tie is erased when the case of the group has been kept for its time, or when you remove the badge.') },
    { says: say(
      'Жауаптарыңыз, файлдарыңыз, істің барысы. Қанша сақталатынын әр қызметтің рәсімі белгілейді, мерзім сол қызметтің бетінде көрсетілген; содан кейін дербес жауаптар өшіріледі.', 'Ваши ответы, файлы, ход дела. Срок хранения устанавливает процедура каждой услуги, он указан на её странице; затем персональные ответы стираются.',
      'Your answers, your files, the course of the case. The procedure of each service sets how long, and its page says so; then the personal answers are erased.') },
    { says: say(
      'Шешім: оның нөмірін білетін кез келген адам түпнұсқа екенін және күшінде екенін тексере алады, ол үшін бетте рәсім жариялауға рұқсат еткен мәліметтер көрсетіледі.', 'Решение: любой, кто знает его номер, может проверить, подлинно ли оно и действует ли; для этого показываются сведения, которые процедура разрешает публиковать.',
      'A decision: whoever knows its number can check that it is genuine and in force; for that the page shows what the procedure lets be published.') },
    { says: say('Төлем шоттары мен төлемдер бухгалтерлік есепте қалады.', 'Счета на оплату и платежи остаются в бухгалтерском учёте.', 'Invoices and payments stay in the books.') },
  ] },
  { title: say('Ашық журнал', 'Открытый журнал', 'The public journal'), lines: [
    { says: say(
      'Әр әрекет ашық журналға жазылады: не болғаны және қашан. Әрекет еткен адам онда бүркеншік атпен жазылады, ол әр істе басқа, сондықтан бүркеншік ат бойынша бір кісінің істерін өзара байланыстыруға болмайды; бір тізілім жазбасына қатысты істердің байланысы көрінеді, ал 2026 жылғы желтоқсанға дейінгі жазбаларда адамның идентификаторы ашық тұр. Кімнің әрекет еткенін іске рұқсаты барлар көреді. Онда ат, нөмір, мекенжай жоқ; дербес деректердің орнында тұз қосылған хеш тұр. Деректер өшірілсе, тұзы да өшіріледі, содан кейін хештен ештеңе анықталмайды.',
      'Каждое действие записывается в открытый журнал: что произошло и когда. Человек записан в нём под псевдонимом, в каждом деле — под другим, поэтому по псевдониму дела одного человека связать нельзя; связь дел, которые касаются одной записи реестра, видна, а в записях до декабря 2026 года идентификатор человека открыт. Кто действовал, видят те, кому открыто дело. Имён, номеров и адресов в нём нет; вместо персональных данных стоит хеш с солью. Когда данные стирают, стирается и соль, и по хешу больше ничего не узнать.',
      'Every act is in the public journal: what happened, and when. A person stands there under a pseudonym, another in each case, so that the pseudonym does not join the cases of one person; that cases are about one entry of a register is seen, and entries of before December 2026 have the person’s identifier in clear. Who acted is seen by those who may see the case. It has no names, numbers or addresses; in place of personal data stands a salted hash. When the data are erased, so is the salt, and the hash tells nothing any more.') },
    { says: say('Жүйеге кіру мен шығу кімдікі екені көрсетілмей жазылады.', 'Вход и выход записываются без указания, чьи они.', 'That somebody signed in or out is written without who it was.') },
  ] },
]

export const institutionsTitle = say('Бағдарлама институттары тағы не сақтайды', 'Что ещё хранят институты программы', 'What the institutions of the programme keep besides')

/** Who sees it, and to whom it goes. */
export const seen: Section = {
  title: say('Кім көреді', 'Кто это видит', 'Who sees it'), lines: [
    { says: say('Істі оны қарайтын органның лауазымды адамдары, ал шағымданғанда шағымды қарайтын орган көреді.', 'Дело видят должностные лица органа, который его рассматривает, а при обжаловании — органа, который рассматривает жалобу.', 'A case is seen by the officers of the body that deals with it and, upon an appeal, of the body that deals with that.') },
    { says: say(
      'Бағдарлама әкімшісі тіркелгілер мен лауазымдарды, жіберілген хаттардың тақырыбы мен алушысын, беттер туралы хабарламаларды көреді. Телефонға жіберілген хабарламалардың мәтіні мен толық нөмірін көрмейді: оған тек жіберу тәсілі, уақыты, жіберілген-жіберілмегені және нөмірдің соңғы үш таңбасы көрсетіледі. Істеріңізді де көрмейді.',
      'Администратор программы видит учётные записи и должности, тему и получателя отправленных писем, сообщения о страницах. Текста сообщений на телефон и номера целиком он не видит: ему показаны способ, время, ушло ли сообщение и последние три знака номера. Ваших дел он тоже не видит.',
      'The administrator of the programme sees accounts and offices, the subject and recipient of letters that were sent, and messages about pages. Of messages to phones they see neither the words nor the whole number, only the way, the time, whether it went, and the last three signs of the number. Nor do they see your cases.') },
    { says: say(
      'Оператор порталды сыртқы жүйелерге қоса алады: кіру қызметіне, электрондық қолтаңбаны тексеруге, поштаға, SMS пен Telegram-ға, файл қоймасына. Әрқайсысына өз ісіне керегі ғана беріледі. Оператордың сақтық көшірмелерінде өшірілген дерек көшірме жойылғанға дейін қалады.',
      'Оператор может подключить портал к внешним системам: входа, проверки электронных подписей, почты, SMS и Telegram, хранения файлов. Каждой передаётся только то, что нужно для её дела. В резервных копиях оператора стёртое остаётся, пока не удалена копия.',
      'The operator can connect the portal to outside systems: for signing in, for checking signatures, for mail, for SMS and Telegram, for files. Each gets only what it needs for its work. In the operator’s backups what was erased stays until the backup is deleted.') },
  ],
}
