/** The words of LTI: what is refused and why, what is linked, and how a platform is connected. */
import { spoken, type Text } from '../../../law/text.ts'
import type { TokenFault } from './remote.ts'

const from = (kk: string, ru: string, en: string) => (name: string): Text => spoken({ kk: kk.replace('#', name), ru: ru.replace('#', name), en: en.replace('#', name) })

/** What is wrong with the token of a launch. */
export const faults: Readonly<Record<TokenFault, Text>> = {
  malformed: spoken({ kk: 'Платформа жіберген id_token жарамсыз: ол RS256 қолтаңбасы бар толық JWT болуы керек. Платформа әкімшісіне хабарлаңыз.', ru: 'Платформа прислала негодный id_token: нужен полный JWT с подписью RS256. Сообщите администратору платформы.', en: 'The platform sent an id_token that is none: it has to be a whole JWT signed by RS256. Tell the administrator of the platform.' }),
  signature: spoken({ kk: 'id_token қолтаңбасы платформа кілтіне сәйкес келмейді: хабарлама бұрмаланған.', ru: 'Подпись id_token не подходит к ключу платформы: сообщение искажено.', en: 'The signature of the id_token does not fit the key of the platform: the message was changed.' }),
  'unknown key': spoken({ kk: 'id_token қолтаңбасы платформаның JWKS тізімінде жоқ кілтпен қойылған. Әкімші тізілімдегі JWKS мекенжайын тексеруі керек.', ru: 'id_token подписан ключом, которого нет в JWKS платформы. Администратору следует проверить адрес JWKS в реестре.', en: 'The id_token is signed by a key that the platform’s JWKS does not have. The administrator should check the JWKS address in the register.' }),
  expired: spoken({ kk: 'id_token мерзімі өтіп кеткен. Курсты платформадан қайта ашыңыз.', ru: 'Срок id_token истёк. Откройте курс с платформы заново.', en: 'The id_token has expired. Open the course from the platform again.' }),
  issuer: spoken({ kk: 'id_token басқа платформаның атынан берілген: iss тізілімдегі мәнге сәйкес келмейді.', ru: 'id_token выдан от имени другой платформы: iss не совпадает с записью реестра.', en: 'The id_token is of another platform: its iss is not that of the register.' }),
  audience: spoken({ kk: 'id_token басқа құралға арналған: aud тізілімдегі client_id мәніне сәйкес келмейді.', ru: 'id_token предназначен другому инструменту: aud не совпадает с client_id в реестре.', en: 'The id_token is for another tool: its aud is not the client_id of the register.' }),
  future: spoken({ kk: 'id_token болашақтағы уақытпен берілген: платформаның сағатын тексеру керек.', ru: 'id_token выдан будущим временем: нужно проверить часы платформы.', en: 'The id_token was issued in the future: the clock of the platform has to be checked.' }),
  'keys away': spoken({ kk: 'Платформаның кілттерін алу мүмкін болмады. Біраздан кейін қайталаңыз.', ru: 'Не удалось получить ключи платформы. Повторите немного позже.', en: 'The keys of the platform could not be had. Try again in a while.' }),
}

export const words = {
  noPlatform: spoken({ kk: 'Бұл платформа тізілімде жоқ немесе тоқтатылған. Оны университет тіркеушісі тізілімге енгізеді.', ru: 'Этой платформы нет в реестре или она приостановлена. В реестр её вносит регистратор университета.', en: 'This platform is not in the register, or is suspended. The registrar of the university enters it.' }),
  badLogin: spoken({ kk: 'Кіру сұрауы толық емес: iss, login_hint және, бірнеше тіркеу болса, client_id керек.', ru: 'Запрос входа неполон: нужны iss, login_hint и, если регистраций несколько, client_id.', en: 'The login is not complete: it needs iss, login_hint and, where there are several registrations, client_id.' }),
  platformRefused: spoken({ kk: 'Платформа кіруді растамады. Платформаға қайта кіріп, курсты тағы ашыңыз.', ru: 'Платформа не подтвердила вход. Войдите на платформу заново и откройте курс ещё раз.', en: 'The platform did not confirm the login. Sign in to the platform again and open the course once more.' }),
  noState: spoken({ kk: 'Бұл іске қосу осы порталда басталмаған: state белгісіз.', ru: 'Этот запуск начат не здесь: state неизвестен.', en: 'This launch did not begin here: its state is not known.' }),
  replayed: spoken({ kk: 'Бұл іске қосу қолданылып қойған: әрқайсысы бір рет қана жарайды. Курсты платформадан қайта ашыңыз.', ru: 'Этот запуск уже использован: каждый действует один раз. Откройте курс с платформы заново.', en: 'This launch was used already: each counts once. Open the course from the platform again.' }),
  tooLate: spoken({ kk: 'Іске қосу уақыты өтті. Курсты платформадан қайта ашыңыз.', ru: 'Время запуска истекло. Откройте курс с платформы заново.', en: 'The launch took too long. Open the course from the platform again.' }),
  badNonce: spoken({ kk: 'id_token осы кіруге тиесілі емес: nonce сәйкес келмейді.', ru: 'id_token не от этого входа: nonce не совпадает.', en: 'The id_token is not of this login: its nonce is another.' }),
  badVersion: spoken({ kk: 'LTI 1.3.0 нұсқасы ғана қабылданады.', ru: 'Принимается только версия LTI 1.3.0.', en: 'Only LTI 1.3.0 is taken.' }),
  badDeployment: spoken({ kk: 'Бұл deployment_id тізілімде жоқ. Әкімші оны тізілім жазбасына қосуы керек.', ru: 'Этого deployment_id нет в реестре. Администратору нужно добавить его в запись.', en: 'This deployment_id is not in the register. The administrator has to have it added to the entry.' }),
  badType: spoken({ kk: 'Хабарлама түрі белгісіз: LtiResourceLinkRequest немесе LtiDeepLinkingRequest болуы керек.', ru: 'Неизвестный тип сообщения: нужен LtiResourceLinkRequest или LtiDeepLinkingRequest.', en: 'The message is of no known type: LtiResourceLinkRequest or LtiDeepLinkingRequest is taken.' }),
  incomplete: spoken({ kk: 'Хабарламада қажетті мәліметтер жоқ. Платформа әкімшісіне хабарлаңыз.', ru: 'В сообщении нет нужных сведений. Сообщите администратору платформы.', en: 'The message lacks what it needs. Tell the administrator of the platform.' }),
  withdrawn: spoken({ kk: 'Бұл курс оқытудан алынды: оны бұрын бастағандар ғана аяқтай алады.', ru: 'Этот курс снят с преподавания: закончить его могут только те, кто начал его раньше.', en: 'This course is withdrawn: only whoever began it before can finish it.' }),
  noCourse: spoken({ kk: 'Мұндай курс немесе тапсырма жоқ. Оқытушы оны платформада қайта таңдауы керек.', ru: 'Такого курса или задания нет. Преподавателю нужно выбрать его на платформе заново.', en: 'There is no such course or task. The teacher has to choose it on the platform again.' }),
  teachersOnly: spoken({ kk: 'Мазмұнды оқытушы ғана таңдай алады.', ru: 'Содержание выбирает только преподаватель.', en: 'Only a teacher chooses what is shown.' }),
  noLinksTaken: spoken({ kk: 'Платформа LTI сілтемелерін (ltiResourceLink) қабылдамайды.', ru: 'Платформа не принимает ссылки LTI (ltiResourceLink).', en: 'The platform takes no LTI links (ltiResourceLink).' }),
  gone: spoken({ kk: 'Бұл сілтеменің мерзімі өтті. Курсты платформадан қайта ашыңыз.', ru: 'Срок этой ссылки истёк. Откройте курс с платформы заново.', en: 'This link has ended. Open the course from the platform again.' }),
  othersAccount: spoken({ kk: 'Платформадағы бұл тіркелгі мұнда басқа адамның тіркелгісімен байланыстырылған. Байланыстырылған тіркелгімен кіріңіз немесе оның иесінен байланысты тоқтатуды сұраңыз.', ru: 'Эта учётная запись платформы связана здесь с учётной записью другого человека. Войдите под связанной учётной записью или попросите её владельца прекратить связь.', en: 'This account of the platform is linked to another person here. Sign in as that person, or have them end the link.' }),
  anotherLinked: spoken({ kk: 'Осы платформадағы басқа тіркелгіңіз мұнда байланыстырылған: бір адам бір платформаның бір тіркелгісін ғана байланыстырады. Алдымен «Байланыстырылған платформалар» бетінде сол байланысты тоқтатыңыз.', ru: 'С вами уже связана другая учётная запись этой платформы: один человек связывает одну учётную запись платформы. Сначала прекратите ту связь на странице «Связанные платформы».', en: 'Another account of this platform is linked to you already: one person links one account of a platform. End that link first, on the page “Linked platforms”.' }),
  ledHere: spoken({ kk: 'Бұл бетке басқа сайттан келдіңіз. Тіркелгіні байланыстыру үшін курсты өз платформаңыздан қайта ашыңыз.', ru: 'Вы пришли на эту страницу с другого сайта. Чтобы связать учётную запись, откройте курс заново со своей платформы.', en: 'You came to this page from another site. To link your account, open the course from your platform again.' }),
  noPick: spoken({ kk: 'Кемінде бір курсты немесе тапсырманы таңдаңыз.', ru: 'Выберите хотя бы один курс или задание.', en: 'Choose at least one course or task.' }),

  failed: spoken({ kk: 'Ашу мүмкін болмады', ru: 'Открыть не удалось', en: 'It could not be opened' }),
  launched: spoken({ kk: 'Курсты ашу', ru: 'Открытие курса', en: 'Open the course' }),
  cameFrom: from('Сіз «#» платформасынан келдіңіз.', 'Вы пришли с платформы «#».', 'You came from “#”.'),
  openHere: spoken({ kk: 'Жаңа терезеде ашу', ru: 'Открыть в новом окне', en: 'Open in a new window' }),
  why: spoken({ kk: 'Курс жаңа терезеде ашылады: онда өз тіркелгіңізбен кіресіз, ал басқа сайттың ішіндегі бет үшін браузер кіру белгісін сақтамайды.', ru: 'Курс открывается в новом окне: там вы входите под своей учётной записью, а для страницы внутри другого сайта браузер не хранит признак входа.', en: 'The course opens in a new window: you sign in there with your own account, and browsers keep no sign-in for a page inside another site.' }),
  learners: spoken({ kk: 'Осы курстағы білім алушылар', ru: 'Обучающиеся этого курса', en: 'Learners at this place' }),
  learner: spoken({ kk: 'Білім алушы', ru: 'Обучающийся', en: 'Learner' }),
  notLinked: spoken({ kk: 'әлі ашпаған', ru: 'курс ещё не открыт', en: 'has not opened it' }),
  notBegun: spoken({ kk: 'бастамаған', ru: 'не начато', en: 'has not begun' }),
  score: spoken({ kk: 'Нәтиже (100-ден)', ru: 'Результат (из 100)', en: 'Score of a hundred' }),
  noMembers: spoken({ kk: 'Платформа қатысушылар тізімін бермеді. Мұнда курсты ашқандар ғана көрінеді.', ru: 'Платформа не дала список участников. Здесь видны только те, кто открывал курс.', en: 'The platform gave no list of members: only those who opened the course are here.' }),
  listCut: from('Тізім ұзын: мұнда алғашқы # білім алушы ғана көрсетілген.', 'Список длинный: здесь показаны только первые #.', 'The list is longer: the first # of it are here.'),

  linkTitle: spoken({ kk: 'Тіркелгілерді байланыстыру', ru: 'Связь учётных записей', en: 'Link your accounts' }),
  linkAs: from('Платформада сіздің есіміңіз — #. Бұл сіз болмасаңыз, байланыстырмаңыз.', 'На платформе вас зовут #. Если это не вы, не связывайте.', 'The platform calls you #. If this is not you, do not link.'),
  linkNameless: spoken({ kk: 'Платформа есіміңізді хабарламады. Бұл бетті өзіңіз ашпасаңыз, байланыстырмаңыз.', ru: 'Платформа не назвала вашего имени. Если вы открыли эту страницу не сами, не связывайте.', en: 'The platform did not tell your name. If you did not open this page yourself, do not link.' }),
  linkBody: spoken({ kk: 'Байланыстырсаңыз, осы курстағы нәтижеңіз сол платформаға жіберіледі: балл және курстың аяқталғаны. Жауаптарыңыз жіберілмейді. Байланысты кез келген уақытта тоқтата аласыз.', ru: 'После этого ваш результат в курсе передаётся на платформу: балл и то, что курс пройден. Ответы не передаются. Связь можно прекратить в любое время.', en: 'Your result in this course is then told to that platform: the score, and that the course is completed. Your answers are not. You can end the link at any time.' }),
  link: spoken({ kk: 'Байланыстырып, курсты ашу', ru: 'Связать и открыть курс', en: 'Link and open the course' }),
  linked: spoken({ kk: 'Байланыстырылған платформалар', ru: 'Связанные платформы', en: 'Linked platforms' }),
  linkedLead: spoken({ kk: 'Нәтижелеріңіз жіберілетін университет платформалары.', ru: 'Платформы университетов, которым передаются ваши результаты.', en: 'Platforms of universities to which your results are told.' }),
  noneLinked: spoken({ kk: 'Байланыс жоқ', ru: 'Связей нет', en: 'Nothing is linked' }),
  platform: spoken({ kk: 'Платформа', ru: 'Платформа', en: 'Platform' }),
  since: spoken({ kk: 'Байланыстырылған уақыты', ru: 'Связана с', en: 'Linked at' }),
  told: spoken({ kk: 'Жіберілген нәтиже', ru: 'Передано', en: 'Told' }),
  unlink: spoken({ kk: 'Байланысты тоқтату', ru: 'Прекратить связь', en: 'End the link' }),

  choose: spoken({ kk: 'Курсты немесе тапсырманы таңдау', ru: 'Выбор курса или задания', en: 'Choose a course or a task' }),
  chooseLead: spoken({ kk: 'Таңдағаныңыз платформаңыздағы курста көрінеді, ал нәтиже платформаның бағалар журналына түседі.', ru: 'Выбранное появится в курсе на вашей платформе, а результат — в её журнале оценок.', en: 'What you choose stands in the course on your platform, and the result in its gradebook.' }),
  wholeCourse: spoken({ kk: 'Бүкіл курс', ru: 'Весь курс', en: 'The whole course' }),
  put: spoken({ kk: 'Платформаға қосу', ru: 'Добавить на платформу', en: 'Put on the platform' }),
  goingBack: spoken({ kk: 'Платформаға оралу', ru: 'Возврат на платформу', en: 'Back to the platform' }),
  goOn: spoken({ kk: 'Жалғастыру', ru: 'Продолжить', en: 'Go on' }),

  connect: spoken({ kk: 'Курстарды өз платформаңызға қосу', ru: 'Курсы на вашей платформе', en: 'Our courses on your platform' }),
  connectHint: spoken({ kk: 'Moodle, Open edX, Canvas: LTI 1.3 арқылы курс пен бағалар.', ru: 'Moodle, Open edX, Canvas: курс и оценки по LTI 1.3.', en: 'Moodle, Open edX, Canvas: the course and its grades by LTI 1.3.' }),
  connectLead: spoken({ kk: 'Университеттің Moodle, Open edX немесе Canvas жүйесі осы курстарды LTI 1.3 арқылы ашады, ал нәтиже платформаның бағалар журналына түседі.', ru: 'Платформа университета (Moodle, Open edX или Canvas) открывает эти курсы по LTI 1.3, а результат попадает в её журнал оценок.', en: 'The Moodle, Open edX or Canvas of a university opens these courses by LTI 1.3, and the result goes into its gradebook.' }),
  steps: spoken({ kk: 'Платформа әкімшісі осы мекенжайларды енгізеді, содан кейін платформаның деректерін тіркеушіге жібереді; жазбаға ректор қол қояды.', ru: 'Администратор платформы вносит эти адреса и передаёт сведения платформы регистратору; запись подписывает ректор.', en: 'The administrator of the platform enters these addresses, then gives those of the platform to the registrar; the rector signs the entry.' }),
  loginAddress: spoken({ kk: 'Кіруді бастау мекенжайы (Initiate login URL)', ru: 'Адрес начала входа (Initiate login URL)', en: 'Initiate login URL' }),
  launchAddress: spoken({ kk: 'Құралдың және қайта бағыттаудың мекенжайы (Tool URL, Redirection URI)', ru: 'Адрес инструмента и перенаправления (Tool URL, Redirection URI)', en: 'Tool URL, redirection URI and content selection URL' }),
  keysAddress: spoken({ kk: 'Ашық кілттер жинағы (Public keyset, JWKS)', ru: 'Набор открытых ключей (Public keyset, JWKS)', en: 'Public keyset (JWKS)' }),
  register: spoken({ kk: 'Платформалар тізілімі', ru: 'Реестр платформ', en: 'Register of platforms' }),
  guide: spoken({ kk: 'Moodle-ды он минутта қосу', ru: 'Подключить Moodle за десять минут', en: 'Connect a Moodle in ten minutes' }),
} as const

/** What of people is kept for it, and how long. */
export const ltiKeeps: Text = spoken({
  kk: 'Курсты университет платформасынан ашсаңыз, платформадағы идентификаторыңыз, байланыс уақыты және жіберілген балл сақталады. Байланысты тоқтатқанда олар жойылады; платформаға жіберілген балл платформада қалады.',
  ru: 'Если вы открываете курс с платформы университета, хранятся ваш идентификатор там, время связи и переданный балл. При прекращении связи они удаляются; переданный балл остаётся на платформе.',
  en: 'Where you open a course from the platform of a university, your identifier there, the time of the link and the score that was told are kept. They are deleted when you end the link; what was told stays with the platform.',
})
