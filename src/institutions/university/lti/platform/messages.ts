/** The words of tools of others in our courses. */
import { spoken, type Text } from '../../../../law/text.ts'
import type { Told } from './tools.ts'

const from = (kk: string, ru: string, en: string) => (name: string): Text => spoken({ kk: kk.replace('#', name), ru: ru.replace('#', name), en: en.replace('#', name) })

/** What of a learner a tool is told. */
export const toldWords: Readonly<Record<Told, Text>> = {
  nothing: spoken({ kk: 'сіз туралы ештеңе: тек осы құралға арналған идентификатор', ru: 'ничего о вас: только идентификатор для этого инструмента', en: 'nothing of you: only a sign that is for this tool alone' }),
  name: spoken({ kk: 'аты-жөніңіз', ru: 'ваше имя', en: 'your name' }),
  contact: spoken({ kk: 'аты-жөніңіз және электрондық поштаңыз', ru: 'ваше имя и адрес электронной почты', en: 'your name and your e-mail address' }),
}

export const words = {
  noTool: spoken({ kk: 'Бұл құрал тізілімде жоқ немесе тоқтатылған.', ru: 'Этого инструмента нет в реестре или он приостановлен.', en: 'This tool is not in the register, or is suspended.' }),
  badRedirect: spoken({ kk: 'redirect_uri тізілімдегі мекенжайлардың ешқайсысына сәйкес келмейді.', ru: 'redirect_uri не совпадает ни с одним адресом из реестра.', en: 'The redirect_uri is none of those of the register.' }),
  badRequest: spoken({ kk: 'Құралдың сұрауы қате: scope=openid, response_type=id_token, response_mode=form_post және nonce болуы керек.', ru: 'Запрос инструмента неверен: нужны scope=openid, response_type=id_token, response_mode=form_post и nonce.', en: 'The request of the tool is wrong: it needs scope=openid, response_type=id_token, response_mode=form_post and a nonce.' }),
  signIn: spoken({ kk: 'Порталға кіріп, құралды қайта ашыңыз.', ru: 'Войдите на портал и откройте инструмент заново.', en: 'Sign in to the portal and open the tool again.' }),
  noHint: spoken({ kk: 'Бұл іске қосу порталда басталмаған немесе уақыты өткен. Құралды порталдан қайта ашыңыз.', ru: 'Запуск начат не на портале, или его время истекло. Откройте инструмент с портала заново.', en: 'This did not begin on the portal, or took too long. Open the tool from the portal again.' }),
  hintUsed: spoken({ kk: 'Бұл іске қосу қолданылып қойған. Құралды порталдан қайта ашыңыз.', ru: 'Этот запуск уже использован. Откройте инструмент с портала заново.', en: 'This was used already. Open the tool from the portal again.' }),
  othersHint: spoken({ kk: 'Құралды басқа адам ашқан: оны өз тіркелгіңізбен қайта ашыңыз.', ru: 'Инструмент открыл другой человек: откройте его заново под своей учётной записью.', en: 'Somebody else opened the tool: open it again with your own account.' }),
  noLink: spoken({ kk: 'Бұл жұмыс курстан алынған.', ru: 'Этой работы в курсе больше нет.', en: 'This is no longer in the course.' }),
  notEnrolled: spoken({ kk: 'Алдымен курсты бастаңыз.', ru: 'Сначала начните курс.', en: 'Begin the course first.' }),

  badGrant: spoken({ kk: 'grant_type=client_credentials болуы керек.', ru: 'Нужен grant_type=client_credentials.', en: 'The grant_type has to be client_credentials.' }),
  badAssertion: spoken({ kk: 'client_assertion қате: sub client_id мәніне тең болуы, jti көрсетілуі, exp бір сағаттан аспауы керек.', ru: 'client_assertion неверен: sub должен быть равен client_id, jti — указан, exp — не дальше часа.', en: 'The client_assertion is wrong: sub has to be the client_id, there has to be a jti, and exp within an hour.' }),
  usedAssertion: spoken({ kk: 'Бұл client_assertion қолданылып қойған: әрқайсысы бір рет қана жарайды.', ru: 'Этот client_assertion уже использован: каждый действует один раз.', en: 'This client_assertion was used already: each counts once.' }),
  badScope: spoken({ kk: 'scope ішінде осы қызметтердің ешқайсысы жоқ.', ru: 'В scope нет ни одной из служб.', en: 'The scope names none of the services.' }),
  noToken: spoken({ kk: 'Токен белгісіз немесе мерзімі өткен: жаңасын алыңыз.', ru: 'Токен неизвестен или истёк: получите новый.', en: 'The token is not known, or has ended: ask for a new one.' }),
  noScope: spoken({ kk: 'Токен бұған рұқсат бермейді.', ru: 'Токен этого не разрешает.', en: 'The token is not for this.' }),
  noContext: spoken({ kk: 'Бұл курста осы құрал жоқ.', ru: 'В этом курсе нет этого инструмента.', en: 'This tool is not in such a course.' }),
  noColumn: spoken({ kk: 'Мұндай баға бағаны жоқ.', ru: 'Такого столбца оценок нет.', en: 'There is no such line item.' }),
  tooManyColumns: spoken({ kk: 'Бұл курста құралдың бағандары тым көп.', ru: 'У инструмента слишком много столбцов в этом курсе.', en: 'The tool has too many line items in this course.' }),
  noUser: spoken({ kk: 'Бұл құралды осы курста мұндай пайдаланушы ашпаған.', ru: 'Такой пользователь не открывал этот инструмент в этом курсе.', en: 'No such user opened this tool in this course.' }),
  badScore: spoken({ kk: 'scoreGiven мен scoreMaximum бірге беріледі.', ru: 'scoreGiven и scoreMaximum передаются вместе.', en: 'scoreGiven and scoreMaximum go together.' }),
  futureScore: spoken({ kk: 'timestamp болашақта: сағатты тексеріңіз.', ru: 'timestamp в будущем: проверьте часы.', en: 'The timestamp is in the future: check the clock.' }),
  olderScore: spoken({ kk: 'Бұл пайдаланушының кейінірек берілген бағасы бар.', ru: 'У этого пользователя есть более поздняя оценка.', en: 'There is a later score of this user.' }),
  notJson: spoken({ kk: 'Сұраудың мазмұны жарамды JSON болуы керек.', ru: 'Тело запроса должно быть корректным JSON.', en: 'The body has to be JSON.' }),
  badFields: from('Мына өрістер қате: #.', 'Неверны поля: #.', 'These fields are wrong: #.'),
  badChoice: spoken({ kk: 'Құралдың жауабы қате: тізілімдегі орналастырудан келген, https сілтемелері бар LtiDeepLinkingResponse болуы керек.', ru: 'Ответ инструмента неверен: нужен LtiDeepLinkingResponse от развёртывания из реестра со ссылками https.', en: 'The answer of the tool is wrong: it has to be an LtiDeepLinkingResponse of this deployment, with links over https.' }),
  choiceUsed: spoken({ kk: 'Бұл таңдау осы порталда басталмаған, уақыты өткен немесе қолданылып қойған.', ru: 'Этот выбор начат не здесь, его время истекло или он уже использован.', en: 'This choice did not begin here, took too long, or was used already.' }),

  goingOn: spoken({ kk: 'Құралға өту', ru: 'Переход к инструменту', en: 'On to the tool' }),
  tools: spoken({ kk: 'Курстардағы құралдар', ru: 'Инструменты в курсах', en: 'Tools in your courses' }),
  toolsLead: spoken({ kk: 'Басқа ұйымдардың тапсырмалары мен зертханалары. Құралды ашқанда оған сіз туралы не айтылатыны сол құралдың жолында жазылған.', ru: 'Задания и лаборатории других организаций. Что о вас сообщается инструменту, указано в его строке.', en: 'Exercises and laboratories of others. What a tool is told of you when you open it stands in its row.' }),
  noTools: spoken({ kk: 'Құралдар қосылмаған', ru: 'Инструментов нет', en: 'There are no tools' }),
  noneRegistered: spoken({ kk: 'Тізілімде құрал жоқ', ru: 'В реестре нет инструментов', en: 'No tool is registered' }),
  work: spoken({ kk: 'Жұмыс', ru: 'Работа', en: 'Work' }),
  course: spoken({ kk: 'Курс', ru: 'Курс', en: 'Course' }),
  source: spoken({ kk: 'Кімнің құралы', ru: 'Чей инструмент', en: 'Whose tool' }),
  told: spoken({ kk: 'Құралға айтылады', ru: 'Инструменту сообщается', en: 'The tool is told' }),
  open: spoken({ kk: 'Құралды ашу', ru: 'Открыть инструмент', en: 'Open the tool' }),
  results: spoken({ kk: 'Құралдардағы нәтижелер', ru: 'Результаты в инструментах', en: 'Results in tools' }),
  noResults: spoken({ kk: 'Нәтижелер жоқ', ru: 'Результатов нет', en: 'There are no results' }),
  learner: spoken({ kk: 'Білім алушы', ru: 'Обучающийся', en: 'Learner' }),
  score: spoken({ kk: 'Балл', ru: 'Балл', en: 'Score' }),
  when: spoken({ kk: 'Уақыты', ru: 'Время', en: 'When' }),
  manage: spoken({ kk: 'Курстарға құрал қосу', ru: 'Инструменты для курсов', en: 'Put tools into courses' }),
  manageLead: spoken({ kk: 'Тізілімдегі құралдан тапсырма таңдап, курсқа қосасыз. Құрал қойған балл дереккөзімен бірге көрсетіледі және курстың өз нәтижесіне қосылмайды.', ru: 'Вы выбираете работу в инструменте из реестра и добавляете её в курс. Балл инструмента показывается с его источником и не входит в собственный результат курса.', en: 'You choose a work in a tool of the register and put it into a course. What the tool says is shown with its source, and is no part of the course’s own result.' }),
  chooseIn: from('«#» құралынан таңдау', 'Выбрать в «#»', 'Choose in “#”'),
  choose: spoken({ kk: 'Құралдан таңдау', ru: 'Выбор в инструменте', en: 'Choose in a tool' }),
  inCourse: spoken({ kk: 'Курстағы құралдар', ru: 'Инструменты в курсе', en: 'Tools in the course' }),
  remove: spoken({ kk: 'Курстан алу', ru: 'Убрать из курса', en: 'Take out of the course' }),

  ours: spoken({ kk: 'Құралыңызды курстарымызға қосу', ru: 'Ваш инструмент в наших курсах', en: 'Your tool in our courses' }),
  oursBody: spoken({ kk: 'Құрал әкімшісі мына мекенжайларды енгізеді. Клиент идентификаторы (client_id) — құралдың тізілімдегі нөмірі, deployment_id — 1.', ru: 'Администратор инструмента вносит эти адреса. Идентификатор клиента (client_id) — номер инструмента в реестре, deployment_id — 1.', en: 'The administrator of the tool enters these addresses. The client_id is the number of the tool in the register, and the deployment_id is 1.' }),
  issuer: spoken({ kk: 'Платформа идентификаторы (issuer)', ru: 'Идентификатор платформы (issuer)', en: 'Platform ID (issuer)' }),
  authorizeAddress: spoken({ kk: 'Кіруді растау мекенжайы (Authentication request URL)', ru: 'Адрес запроса входа (Authentication request URL)', en: 'Authentication request URL' }),
  tokenAddress: spoken({ kk: 'Қолжетімділік токенінің мекенжайы (Access token URL)', ru: 'Адрес токена доступа (Access token URL)', en: 'Access token URL' }),
  register: spoken({ kk: 'Құралдар тізілімі', ru: 'Реестр инструментов', en: 'Register of tools' }),
} as const

/** What of people is kept for it, and how long. */
export const toolKeeps: Text = spoken({
  kk: 'Курста басқа ұйымның құралын ашсаңыз, ашқан уақытыңыз және құрал қойған балл сақталады. Университет сақтау мерзімін әлі белгілеген жоқ; тіркелгі жабылғанда олар жойылады.',
  ru: 'Если вы открываете в курсе инструмент другой организации, хранятся время открытия и балл, который сообщил инструмент. Срок хранения университет ещё не установил; при закрытии учётной записи они удаляются.',
  en: 'Where you open a tool of others in a course, the time and the score that the tool said are kept. The university has set no time of keeping yet; they are deleted when your account is closed.',
})
