/** The words of the pages of the gateway: checking a text, labels, and kept calls. */
import type { Text } from '../../../law/text.ts'
import type { VersionIs } from './receipts.ts'

export const verifyWords = {
  title: { kk: 'Мәтінді тексеру', ru: 'Проверка текста', en: 'Check a text' },
  crumb: { kk: 'Тілдік модель', ru: 'Языковая модель', en: 'Language model' },
  lead: {
    kk: 'Мәтінді бағдарламаның моделі жасағанын және кейін өзгертілмегенін біліңіз. Модель әр жауаппен бірге қол қойылған түбіртек береді.',
    ru: 'Узнайте, создала ли текст модель программы и не изменили ли его потом. Вместе с каждым ответом модель даёт подписанную квитанцию.',
    en: 'Find out whether a model of the programme made a text, and whether it was changed since. With every answer comes a signed receipt.',
  },
  text: { kk: 'Мәтін', ru: 'Текст', en: 'Text' },
  textHint: {
    kk: 'Жауаптың толық мәтінін қойыңыз. Басы мен соңындағы бос орындар есепке алынбайды.', ru: 'Вставьте весь текст ответа. Пробелы в начале и в конце не учитываются.', en: 'Paste the whole text of the answer. White space at both ends does not count.',
  },
  receipt: { kk: 'Түбіртек', ru: 'Квитанция', en: 'Receipt' },
  receiptHint: {
    kk: 'x-kz-ai-receipt тақырыбынан немесе kz_ai_label.receipt өрісінен.', ru: 'Из заголовка x-kz-ai-receipt или поля kz_ai_label.receipt.', en: 'From the header x-kz-ai-receipt, or the field kz_ai_label.receipt.',
  },
  check: { kk: 'Тексеру', ru: 'Проверить', en: 'Check' },
  noReceipt: { kk: 'Түбіртекті қойыңыз.', ru: 'Вставьте квитанцию.', en: 'Paste the receipt.' },
  request: { kk: 'Сұраудың нөмірі', ru: 'Номер запроса', en: 'Number of the request' },
  model: { kk: 'Модель', ru: 'Модель', en: 'Model' },
  version: { kk: 'Модельдің дәл нұсқасы (SHA-256)', ru: 'Точная версия модели (SHA-256)', en: 'Exact version of the model (SHA-256)' },
  when: { kk: 'Жасалған уақыты', ru: 'Когда создан', en: 'Made' },
  hash: { kk: 'Мәтіннің хеші (SHA-256)', ru: 'Хеш текста (SHA-256)', en: 'Hash of the text (SHA-256)' },
  programs: { kk: 'Бағдарлама арқылы', ru: 'Из программы', en: 'From a program' },
  programsText: {
    kk: 'Сол сұрауды кілтсіз, JSON түрінде жіберуге болады. Түбіртек — Ed25519 қолтаңбасы бар JWS, оны порталсыз да тексеруге болады.',
    ru: 'Тот же запрос можно отправить без ключа, в JSON. Квитанция — это JWS с подписью Ed25519; её можно проверить и без портала.',
    en: 'The same can be asked without a key, in JSON. The receipt is a JWS signed with Ed25519, so it can be checked without the portal too.',
  },
  publicKey: { kk: 'Ашық кілт (JWK)', ru: 'Открытый ключ (JWK)', en: 'Public key (JWK)' },
  label: { kk: 'Мәтінді таңбалау', ru: 'Маркировка текста', en: 'Label a text' },
  labelText: {
    kk: 'Модель жасаған мәтінді жарияласаңыз, оқырманға көрінетін ескерту қойыңыз. Бетке төмендегі екі жолды қосыңыз.',
    ru: 'Публикуя текст модели, поставьте видимое предупреждение для читателя. Добавьте на страницу две строки ниже.',
    en: 'When you publish a text of the model, show the reader a label. Add the two lines below to the page.',
  },
  labelPlain: { kk: 'Скриптсіз, жай HTML:', ru: 'Без скрипта, простой HTML:', en: 'Without a script, plain HTML:' },
  labelShown: { kk: 'Көрінісі', ru: 'Как выглядит', en: 'What it looks like' },
} as const satisfies Record<string, Text>

/** What a visible label says; the script of the element says the same. */
export const labelWords: Text = { kk: 'Жасанды интеллект жасаған мәтін', ru: 'Текст создан искусственным интеллектом', en: 'Text made by artificial intelligence' }

export const verdictWords = {
  genuine: {
    title: { kk: 'Мәтін түпнұсқа', ru: 'Текст подлинный', en: 'The text is genuine' },
    text: { kk: 'Мұны дәл осы түрінде төмендегі модель жасаған.', ru: 'Именно в таком виде его создала модель, указанная ниже.', en: 'The model below made it, exactly as it stands.' },
  },
  receipt: {
    title: { kk: 'Түбіртек түпнұсқа', ru: 'Квитанция подлинная', en: 'The receipt is genuine' },
    text: { kk: 'Мәтін берілмеген: оны да қойсаңыз, өзгертілген-өзгертілмегені анықталады.', ru: 'Текст не дан: вставьте и его, чтобы узнать, не изменён ли он.', en: 'No text was given: paste it too, to learn whether it was changed.' },
  },
  changed: {
    title: { kk: 'Мәтін өзгертілген', ru: 'Текст изменён', en: 'The text was changed' },
    text: { kk: 'Түбіртек түпнұсқа, бірақ басқа мәтінге берілген.', ru: 'Квитанция подлинная, но выдана на другой текст.', en: 'The receipt is genuine, but was given for another text.' },
  },
  'not ours': {
    title: { kk: 'Түбіртек біздікі емес', ru: 'Квитанция не наша', en: 'The receipt is not ours' },
    text: { kk: 'Ол өзгертілген, толық көшірілмеген немесе басқа жерде берілген. Бұл мәтін туралы ештеңе айта алмаймыз.', ru: 'Она изменена, скопирована не целиком или выдана не здесь. О тексте мы ничего сказать не можем.', en: 'It was changed, not copied whole, or comes from elsewhere. We can say nothing about the text.' },
  },
} as const satisfies Record<string, { readonly title: Text; readonly text: Text }>

export const logWords = {
  title: { kk: 'Сақталған сұраулар', ru: 'Сохранённые запросы', en: 'Kept requests' },
  keys: { kk: 'Модель кілттері', ru: 'Ключи модели', en: 'Model keys' },
  lead: {
    kk: 'Сұраулар мен жауаптар шифрланып сақталады, оларды тек сіздің компанияңыз көреді. 30 күннен кейін өздігінен жойылады.',
    ru: 'Запросы и ответы хранятся зашифрованными, их видит только ваша компания. Через 30 дней они удаляются сами.',
    en: 'Requests and answers are kept encrypted, and only your company sees them. They are gone by themselves after 30 days.',
  },
  off: { kk: 'Бұл кілттің сұраулары сақталмайды', ru: 'Запросы этого ключа не сохраняются', en: 'Requests of this key are not kept' },
  offText: {
    kk: 'Сақтау тек иесі қаласа ғана қосылады: кілттің баптауында.', ru: 'Хранение включается только по желанию владельца: в настройках ключа.', en: 'Keeping is only switched on when the owner wishes: in the settings of the key.',
  },
  none: { kk: 'Әзірге сақталған сұрау жоқ', ru: 'Сохранённых запросов пока нет', en: 'No requests have been kept yet' },
  when: { kk: 'Уақыты', ru: 'Когда', en: 'When' },
  call: { kk: 'Сұрау', ru: 'Запрос', en: 'Request' },
  answer: { kk: 'Жауап', ru: 'Ответ', en: 'Answer' },
  status: { kk: 'Код', ru: 'Код', en: 'Status' },
  whole: { kk: 'Толық сұрау', ru: 'Запрос целиком', en: 'The whole request' },
  export: { kk: 'Файл түрінде жүктеп алу (JSON Lines)', ru: 'Скачать файлом (JSON Lines)', en: 'Download (JSON Lines)' },
  forget: { kk: 'Барлығын жою', ru: 'Удалить всё', en: 'Delete all' },
  forgotten: { kk: 'Сақталған сұраулар жойылды.', ru: 'Сохранённые запросы удалены.', en: 'The kept requests were deleted.' },
} as const satisfies Record<string, Text>

/** Whose word the version of a model is. */
export const versionWords = {
  checked: { kk: 'Портал модель файлдарын өзі іске қосып, олардың хешін тексерген.', ru: 'Портал сам запустил файлы модели и проверил их хеш.', en: 'The portal ran the files of the model itself, and checked their hash.' },
  declared: { kk: 'Сервердің мәлімдеуі бойынша: портал бұл сервердегі модель файлдарын тексермеген.', ru: 'По заявлению сервера: файлы модели на нём портал не проверял.', en: 'As declared by the server: the portal did not check the files of the model there.' },
} as const satisfies Record<VersionIs, Text>
