/** What the API says when it refuses, in three languages: the caller's by Accept-Language, English when nothing is said. */
import { formatList, inEveryLanguage } from '../../../law/format.ts'
import { same, spoken, type Text } from '../../../law/text.ts'

export const refusals = {
  noKey: {
    kk: 'Кілт берілмеді. Оны тақырыпта жіберіңіз: Authorization: Bearer sk-kz-… Кілтті порталдың «Модель кілттері» бетінде жасайсыз.',
    ru: 'Ключ не передан. Передайте его в заголовке: Authorization: Bearer sk-kz-… Ключ создаётся на портале, на странице «Ключи модели».',
    en: 'You did not provide an API key. Send it in the header Authorization: Bearer sk-kz-…; keys are made on the page “Model keys” of the portal.',
  },
  badKey: {
    kk: 'Кілт қате, мерзімі өткен немесе кері қайтарып алынған. Порталдың «Модель кілттері» бетінен тексеріңіз.',
    ru: 'Ключ неверен, истёк или отозван. Проверьте его на странице «Ключи модели» портала.',
    en: 'Incorrect API key provided, or it has expired or was revoked. See the page “Model keys” of the portal.',
  },
  portalKey: {
    kk: 'shq_… кілті тек /api үшін жарамды. /v1 үшін порталдың «Модель кілттері» бетінде кілт жасаңыз.', ru: 'Ключ shq_… действует только для /api. Для /v1 создайте ключ на странице «Ключи модели» портала.',
    en: 'A key that begins with shq_ is for /api alone. For /v1 make a key on the page “Model keys” of the portal.',
  },
  keyStopped: { kk: 'Кілттің қолданысы өкіммен тоқтатыла тұрған', ru: 'Действие ключа приостановлено распоряжением', en: 'The key is suspended by an order' },
  companyStopped: { kk: 'Компания кілттерінің қолданысы өкіммен тоқтатыла тұрған', ru: 'Действие ключей компании приостановлено распоряжением', en: 'The keys of the company are suspended by an order' },
  personStopped: { kk: 'Кілтті жасаған адамның құқықтары өкіммен тоқтатыла тұрған', ru: 'Права того, кто создал ключ, приостановлены распоряжением', en: 'The rights of whoever made the key are suspended by an order' },
  modelStopped: { kk: 'Модельдің қолданысы өкіммен тоқтатыла тұрған', ru: 'Действие модели приостановлено распоряжением', en: 'The model is suspended by an order' },
  systemStopped: { kk: 'Кілт байланған жүйенің қолданысы өкіммен тоқтатыла тұрған', ru: 'Система, к которой привязан ключ, приостановлена распоряжением', en: 'The AI system to which the key is bound is suspended by an order' },
  restricted: { kk: 'Шектеу туралы өкім мұндай сұрауға рұқсат бермейді', ru: 'Такой запрос не разрешён распоряжением об ограничении', en: 'An order of restriction does not let this through' },
  keyGone: { kk: 'Осы сұрау кезінде кілт кері қайтарып алынды немесе мерзімі өтті.', ru: 'Во время этого запроса ключ был отозван или срок его действия истёк.', en: 'The key was revoked, or it expired, during this request.' },
  endpointNotAllowed: {
    kk: 'Бұл кілт осы мекенжайға ашық емес. Кілттің баптауын өзгертіңіз.', ru: 'Этому ключу не открыт этот адрес. Измените настройки ключа.', en: 'This key may not call this endpoint. Change the settings of the key.',
  },
  notUtf8: { kk: 'Сұрау денесі UTF-8 емес.', ru: 'Тело запроса не в UTF-8.', en: 'The body of the request is not valid UTF-8.' },
  notJson: {
    kk: 'Сұрау денесін JSON деп оқу мүмкін болмады. Объект жіберіңіз.', ru: 'Тело запроса не читается как JSON. Передайте объект.', en: 'We could not parse the JSON body of your request. Send a JSON object.',
  },
  bodyCutOff: { kk: 'Сұрау денесі толық келмеді.', ru: 'Тело запроса пришло не целиком.', en: 'The body of the request did not arrive whole.' },
  bodyTooSlow: {
    kk: 'Сұрау денесі тым баяу келді: 30 секунд және келген әр 64 КБ үшін тағы бір секунд беріледі. Сұрауды қайталаңыз немесе оны кішірейтіңіз.',
    ru: 'Тело запроса приходило слишком медленно: даётся 30 секунд и ещё по секунде на каждые полученные 64 КБ. Повторите запрос или уменьшите его.',
    en: 'The body of the request came too slowly: it has 30 seconds, and one more for every 64 KB that came. Send it again, or send less.',
  },
  tooManyOwnBodies: {
    kk: 'Сіздің тым көп үлкен сұрауыңыз бір мезгілде орындалып жатыр. Олардың бірі аяқталған соң қайталаңыз немесе бір мезгілде азырақ жіберіңіз.',
    ru: 'Одновременно выполняется слишком много ваших больших запросов. Повторите, когда завершится один из них, или отправляйте меньше одновременно.',
    en: 'Too many large requests of yours are under way at once. Send again when one of them has ended, or send fewer at a time.',
  },
  tooManyBodies: {
    kk: 'Қазір тым көп үлкен сұрау орындалып жатыр. Біраздан кейін қайталаңыз.', ru: 'Сейчас выполняется слишком много больших запросов. Повторите немного позже.', en: 'Too many large requests are under way now. Try again in a moment.',
  },
  upstreamFailed: {
    kk: 'Модель қазір жауап бере алмады. Біраздан кейін қайталаңыз.', ru: 'Модель сейчас не смогла ответить. Повторите немного позже.', en: 'The model could not answer now. Try again in a moment.',
  },
  upstreamSlow: {
    kk: 'Модель уақытында жауап бермеді. Біраздан кейін қайталаңыз.', ru: 'Модель не ответила вовремя. Повторите немного позже.', en: 'The model did not answer in time. Try again in a moment.',
  },
  streamCut: {
    kk: 'Модельмен байланыс жауаптың ортасында үзілді: жауап толық емес. Тек жеткен бөлігі есептелді.',
    ru: 'Связь с моделью оборвалась посреди ответа: он неполный. Учтена только полученная часть.',
    en: 'The connection to the model broke in the middle of the answer: it is incomplete. Only what arrived is billed.',
  },
  streamStalled: {
    kk: 'Модель жауаптың ортасында тоқтап қалды: жауап толық емес. Тек жеткен бөлігі есептелді.',
    ru: 'Модель остановилась посреди ответа: он неполный. Учтена только полученная часть.',
    en: 'The model stopped in the middle of the answer: it is incomplete. Only what arrived is billed.',
  },
  callTooLong: {
    kk: 'Жауап рұқсат етілген уақыттан ұзаққа созылды, сондықтан тоқтатылды. Тек жеткен бөлігі есептелді. max_tokens мәнін азайтып, сұрауды бөліп жіберіңіз.',
    ru: 'Ответ длился дольше, чем разрешено, поэтому остановлен. Учтена только полученная часть. Уменьшите max_tokens и разделите запрос.',
    en: 'The answer took longer than is allowed, so it was stopped. Only what arrived is billed. Lower max_tokens, and ask in parts.',
  },
  callTooLarge: {
    kk: 'Жауапты рұқсат етілген уақытта тұтас дайындау мүмкін болмады. Осы уақытқа дейін орындалған бөлігі есептелді. Сұрауды бөліп жіберіңіз немесе max_tokens мәнін азайтыңыз.',
    ru: 'Ответ не удалось подготовить целиком за отведённое время. Выполненная к этому моменту часть учтена. Разделите запрос или уменьшите max_tokens.',
    en: 'The answer could not be made in one piece within the time that is allowed. What was made until then is billed. Ask in parts, or lower max_tokens.',
  },
  answerTooLarge: {
    kk: 'Жауап 64 МБ-тан асып кетті, сондықтан тоқтатылды. Орындалған бөлігі есептелді. Бір сұрауда азырақ мәтін немесе жауап сұраңыз, logprobs мәнін азайтыңыз.',
    ru: 'Ответ превысил 64 МБ, поэтому остановлен. Выполненная часть учтена. Запрашивайте за один раз меньше текстов или ответов, уменьшите logprobs.',
    en: 'The answer grew beyond 64 MB, so it was stopped. What was made is billed. Ask for fewer texts or answers at a time, or lower logprobs.',
  },
  streamTooLong: {
    kk: 'Модель рұқсат етілгеннен артық токен шығарды, сондықтан жауап тоқтатылды.', ru: 'Модель выдала больше токенов, чем разрешено, поэтому ответ остановлен.', en: 'The model gave more tokens than were allowed, so the answer was stopped.',
  },
  ordersUnknown: {
    kk: 'Порталдың бұл процесі қазір қандай өкімдер күшінде екенін біле алмайды, сондықтан сұрауларды қабылдамайды. Біраздан кейін қайталаңыз.',
    ru: 'Этот процесс портала сейчас не может узнать, какие распоряжения действуют, и поэтому не принимает запросы. Повторите запрос немного позже.',
    en: 'This process of the portal cannot tell now which orders are in force, so it takes no requests. Try again in a moment.',
  },
  nothingServes: {
    kk: 'Бұл модельді қазір ешбір сервер орындап тұрған жоқ. Біраздан кейін қайталаңыз.', ru: 'Эту модель сейчас не обслуживает ни один сервер. Повторите немного позже.', en: 'No server serves this model now. Try again in a moment.',
  },
  fault: { kk: 'Порталда қате болды; ол журналға жазылды.', ru: 'На портале произошла ошибка; она записана в журнал.', en: 'The portal had an error; it is in the log.' },
  closing: { kk: 'Портал қайта іске қосылып жатыр. Сұрауды қайталаңыз.', ru: 'Портал перезапускается. Повторите запрос.', en: 'The portal is restarting. Repeat the request.' },
  noPreviousResponse: {
    kk: 'Жауаптар сақталмайды (store: false), сондықтан previous_response_id пайдаланылмайды. Бұрынғы хабарларды input ішінде жіберіңіз.',
    ru: 'Ответы не хранятся (store: false), поэтому previous_response_id не работает. Передайте прежние сообщения в input.',
    en: 'Answers are not kept (store is false), so previous_response_id cannot be used. Send the earlier messages in input.',
  },
  noStore: {
    kk: 'Жауаптар сақталмайды: store мәнін false етіңіз немесе алып тастаңыз.', ru: 'Ответы не хранятся: задайте store: false или уберите его.', en: 'Answers are not kept: set store to false, or leave it out.',
  },
  textOnly: {
    kk: 'Мұнда тек мәтін қабылданады. Сурет, дыбыс және файл бөліктерін алып тастаңыз.', ru: 'Здесь принимается только текст. Уберите части с изображениями, звуком и файлами.', en: 'Only text is taken here. Leave out parts with images, sound or files.',
  },
  noResponsesTools: {
    kk: '/v1/responses тек мәтін береді. Құралдар керек болса, /v1/chat/completions пайдаланыңыз.', ru: '/v1/responses даёт только текст. Для инструментов используйте /v1/chat/completions.', en: '/v1/responses gives text only. For tools use /v1/chat/completions.',
  },
  noLogprobsOfResponses: {
    kk: '/v1/responses токен ықтималдықтарын бермейді. Олар керек болса, /v1/chat/completions сұрауында logprobs және top_logprobs пайдаланыңыз.',
    ru: '/v1/responses не сообщает вероятностей токенов. Для них используйте logprobs и top_logprobs в /v1/chat/completions.',
    en: '/v1/responses tells no log-probabilities. For them use logprobs and top_logprobs of /v1/chat/completions.',
  },
  background: { kk: 'Фондық режим жоқ: background мәнін алып тастаңыз.', ru: 'Фонового режима нет: уберите background.', en: 'There is no background mode: leave out background.' },
  noReceipt: { kk: 'receipt өрісінде түбіртекті жіберіңіз.', ru: 'Передайте квитанцию в поле receipt.', en: 'Send the receipt in the field receipt.' },
} as const satisfies Record<string, Text>

export const noModel = (name: string): Text => spoken({
  kk: `«${name}» деген модель жоқ немесе ол шығарылмаған. Тізім: GET /v1/models.`,
  ru: `Модели «${name}» нет, или она не выпущена. Список: GET /v1/models.`,
  en: `The model “${name}” does not exist or is not released. The list: GET /v1/models.`,
})

export const modelNotAllowed = (name: string): Text => spoken({
  kk: `Бұл кілтке «${name}» моделі ашық емес. Кілттің баптауын өзгертіңіз.`, ru: `Этому ключу не открыта модель «${name}». Измените настройки ключа.`, en: `This key may not call the model “${name}”. Change the settings of the key.`,
})

/** Of a model that was taken back while no order stands on it; `reason` is the head’s. */
export const modelWithdrawn = (reason: Text | undefined): Text => spoken({
  kk: `Модель қайтарып алынған${reason === undefined ? '' : `: ${reason.kk}`}`, ru: `Модель отозвана${reason === undefined ? '' : `: ${reason.ru}`}`, en: `The model was taken back${reason === undefined ? '' : `: ${reason.en}`}`,
})

export const cannot = (name: string, what: string): Text => spoken({
  kk: `«${name}» моделі мұны орындай алмайды: ${what}.`, ru: `Модель «${name}» этого не умеет: ${what}.`, en: `The model “${name}” cannot do this: ${what}.`,
})

/** A field that only the operator of the models sets; `instead` is what callers have for it. */
export const operatorsOnly = (name: string, instead?: string): Text => (instead === undefined
  ? spoken({ kk: `${name} параметрін оператор жапқан. Оны алып тастаңыз.`, ru: `Параметр ${name} закрыт оператором. Уберите его.`, en: `The operator has closed the parameter ${name}. Leave it out.` })
  : spoken({
    kk: `${name} параметрін оператор жапқан. Оның орнына ${instead} пайдаланыңыз.`, ru: `Параметр ${name} закрыт оператором. Вместо него используйте ${instead}.`, en: `The operator has closed the parameter ${name}. Use ${instead} instead.`,
  }))

/** A field of other calls that would change what a response costs or holds. */
export const notOfResponses = (name: string, instead?: string): Text => (instead === undefined
  ? spoken({ kk: `/v1/responses сұрауында ${name} параметрі жоқ. Оны алып тастаңыз.`, ru: `У /v1/responses нет параметра ${name}. Уберите его.`, en: `/v1/responses has no parameter ${name}. Leave it out.` })
  : spoken({
    kk: `/v1/responses сұрауында ${name} параметрі жоқ. Оның орнына ${instead} пайдаланыңыз.`, ru: `У /v1/responses нет параметра ${name}. Вместо него используйте ${instead}.`, en: `/v1/responses has no parameter ${name}. Use ${instead} instead.`,
  }))

export const missing = (field: string): Text => spoken({ kk: `Міндетті параметр жоқ: ${field}.`, ru: `Нет обязательного параметра: ${field}.`, en: `Missing required parameter: ${field}.` })

export const wrongValue = (field: string, expected: Text): Text => spoken({
  kk: `${field} мәні жарамсыз: ${expected.kk} керек.`, ru: `Неверное значение ${field}: ожидается ${expected.ru}.`, en: `Invalid value for ${field}: expected ${expected.en}.`,
})

export const expected = {
  text: { kk: 'мәтін', ru: 'текст', en: 'a string' },
  flag: { kk: 'true немесе false', ru: 'true или false', en: 'true or false' },
  messages: { kk: 'бос емес хабарлар тізімі', ru: 'непустой список сообщений', en: 'a list of messages that is not empty' },
  object: { kk: 'объект', ru: 'объект', en: 'an object' },
  format: {
    kk: 'type мәні text, json_object немесе json_schema болатын объект', ru: 'объект, в котором type — text, json_object или json_schema', en: 'an object whose type is text, json_object or json_schema',
  },
  streamOptions: { kk: 'include_usage мәні true немесе false болатын объект', ru: 'объект, в котором include_usage — true или false', en: 'an object whose include_usage is true or false' },
  input: { kk: 'мәтін немесе тізім', ru: 'текст или список', en: 'a string or a list' },
  reversible: same('reversible'),
  tokens: { kk: 'токен нөмірлерінің тізімі', ru: 'список номеров токенов', en: 'a list of token numbers' },
} as const satisfies Record<string, Text>

export const wholeNumber = (least: number, most: number): Text => spoken({
  kk: `ең азы ${least}, ең көбі ${most} болатын бүтін сан`, ru: `целое число от ${least} до ${most}`, en: `a whole number from ${least} to ${most}`,
})

export const callsAtOnce = (most: number): Text => spoken({
  kk: `Бұл кілтпен бір мезгілде ең көбі ${most} сұрау орындалады, қазір дәл сонша сұрау орындалып жатыр. Біреуі аяқталғанда қайталаңыз немесе бір мезгілде азырақ сұрау жіберіңіз.`,
  ru: `С этим ключом одновременно выполняется не более ${most} запросов, и сейчас выполняется как раз столько. Повторите, когда завершится один из них, или отправляйте меньше запросов одновременно.`,
  en: `Rate limit reached: this key has ${most} calls under way, which is the most at once. Send again when one of them has ended, or send fewer at a time.`,
})

/** `waiting` calls have no turn yet; `seconds` is about how long that takes. */
export const busy = (waiting: number, seconds: number): Text => spoken({
  kk: `Модель бос емес: кезекте тұрған сұрау саны — ${waiting}. Шамамен ${seconds} секундтан кейін қайталаңыз.`,
  ru: `Модель занята: запросов в очереди — ${waiting}. Повторите примерно через ${seconds} с.`,
  en: `The model is busy: ${waiting} calls wait for their turn. Send again in about ${seconds} seconds.`,
})

export const tooLarge = (megabytes: number): Text => spoken({
  kk: `Сұрау тым үлкен: ең көбі ${megabytes} МБ.`, ru: `Запрос слишком большой: не более ${megabytes} МБ.`, en: `The request is too large: at most ${megabytes} MB.`,
})

export const tooLargeForKey = (kilobytes: number, tokens: number): Text => spoken({
  kk: `Сұрау тым үлкен: бұл кілт үшін ең көбі ${kilobytes} КБ. Кілтке минутына ${tokens} токен рұқсат етілген, одан ұзын мәтін бұл шекке сыймайды. Сұрауды қысқартыңыз немесе кілттің шегін арттырыңыз.`,
  ru: `Запрос слишком большой: для этого ключа не более ${kilobytes} КБ. Ключу разрешено токенов в минуту: ${tokens}; более длинный текст в этот предел не укладывается. Сократите запрос или увеличьте предел ключа.`,
  en: `The request is too large: at most ${kilobytes} KB with this key. It may use ${tokens} tokens a minute, and no longer text fits into them. Send less, or raise the limit of the key.`,
})

/** Of what no model reads. */
export const tooMuchElse = (kilobytes: number, most: number): Text => spoken({
  kk: `Бұл сұраудың ${kilobytes} КБ бөлігін модель оқымайды, ең көбі ${most} КБ рұқсат етіледі. Артық бос орындарды және user, metadata сияқты модель оқымайтын өрістерді алып тастаңыз.`,
  ru: `Из этого запроса ${kilobytes} КБ модель не читает, допускается не более ${most} КБ. Уберите лишние пробелы и поля, которые модель не читает, например user и metadata.`,
  en: `Of this request ${kilobytes} KB are nothing that the model reads, and at most ${most} KB may be. Leave out white space, and fields that the model does not read, such as user and metadata.`,
})

/** In megabytes. */
export const tooManyValues = (needed: number, most: number): Text => spoken({
  kk: `Сұрауда мәндер тым көп: оқылғаннан кейін ол ${needed} МБ жад алады, ең көбі ${most} МБ рұқсат етіледі. Оны бірнеше сұрауға бөліңіз.`,
  ru: `В запросе слишком много значений: после разбора он займёт ${needed} МБ памяти, допускается не более ${most} МБ. Разделите его на несколько запросов.`,
  en: `The request holds too many values: once read it takes ${needed} MB of memory, and at most ${most} MB are allowed. Send it as several requests.`,
})

export const tooDeep = (most: number): Text => spoken({
  kk: `JSON-дағы қабаттасу тым терең: ең көбі ${most} деңгей.`, ru: `Слишком глубокая вложенность JSON: не более ${most} уровней.`, en: `The JSON is nested too deeply: at most ${most} levels.`,
})

export const notAsked = (field: string): Text => spoken({
  kk: `Бұл жерде «${field}» өрісі жоқ: тек receipt пен text қабылданады.`, ru: `Поля «${field}» здесь нет: принимаются только receipt и text.`, en: `There is no field “${field}” here: only receipt and text are taken.`,
})

/** `fields` are what can be shortened. */
export const tooLong = (context: number, asked: number, fields: readonly string[]): Text => inEveryLanguage((locale) => tooLongWith(context, asked, formatList(fields, locale, 'or'))[locale])

const tooLongWith = (context: number, asked: number, fields: string): Text => spoken({
  kk: `Модельдің контексті ${context} токен, ал сұралғаны кемінде ${asked} токен. Мынаны азайтыңыз: ${fields}.`,
  ru: `Контекст модели в токенах — ${context}, а запрошено не менее ${asked}. Сократите ${fields}.`,
  en: `This model's maximum context length is ${context} tokens, and you asked for at least ${asked}. Reduce ${fields}.`,
})

/** What an upstream says of a text that is longer than the context, with its numbers; people read what to do in their own language. */
export const overContext = (words: string): Text => spoken({
  kk: `Мәтін мен жауап модельдің контекстіне сыймайды. Мәтінді немесе max_tokens мәнін қысқартыңыз. Сервердің хабары: ${words}`,
  ru: `Текст вместе с ответом не помещается в контекст модели. Сократите текст или max_tokens. Сообщение сервера: ${words}`,
  en: words,
})

export const noSuchPath = (method: string, path: string): Text => spoken({
  kk: `Мұндай мекенжай жоқ: ${method} ${path}`, ru: `Такого адреса нет: ${method} ${path}`, en: `Unknown request URL: ${method} ${path}`,
})

export const noSuchMethod = (method: string, allowed: string): Text => spoken({
  kk: `${method} әдісі қабылданбайды. Рұқсат етілгені: ${allowed}.`, ru: `Метод ${method} не принимается. Допустимо: ${allowed}.`, en: `Method ${method} is not allowed. Use ${allowed}.`,
})
