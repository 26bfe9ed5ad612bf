/** Words of the pages of models. */
import { formatNumber, inEveryLanguage } from '../../../../law/format.ts'
import type { Text } from '../../../../law/text.ts'
import type { ModelState } from '../model.ts'

export const stateWords = {
  preparing: { kk: 'дайындалып жатыр', ru: 'готовится', en: 'being prepared' },
  failed: { kk: 'дайындалмады', ru: 'не подготовлена', en: 'failed' },
  draft: { kk: 'қаралама', ru: 'черновик', en: 'draft' },
  released: { kk: 'шығарылған', ru: 'выпущена', en: 'released' },
  withdrawn: { kk: 'қайтарып алынған', ru: 'отозвана', en: 'taken back' },
} as const satisfies Record<ModelState, Text>

export const pageWords = {
  institution: { kk: 'Тілдік модель', ru: 'Языковая модель', en: 'Language model' },
  title: { kk: 'Модельдер тізілімі', ru: 'Реестр моделей', en: 'Registry of models' },
  lead: {
    kk: 'Осы бағдарлама аясында шығарылған тілдік модельдер: неден жасалғаны, қалай бағаланғаны, лицензиясы және файлдары.',
    ru: 'Языковые модели, выпущенные в рамках программы: из чего созданы и как оценены, лицензии и файлы.',
    en: 'The language models that the programme has released: what they were made from, how they were evaluated, their licences and files.',
  },
  search: { kk: 'Іздеу', ru: 'Поиск', en: 'Search' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  language: { kk: 'Тіл', ru: 'Язык', en: 'Language' },
  licence: { kk: 'Лицензия', ru: 'Лицензия', en: 'Licence' },
  listedSuspended: { kk: 'тоқтатыла тұрған', ru: 'приостановлена', en: 'suspended' },
  model: { kk: 'Модель', ru: 'Модель', en: 'Model' },
  parameters: { kk: 'Параметрлер', ru: 'Параметры', en: 'Parameters' },
  context: { kk: 'Контекст', ru: 'Контекст', en: 'Context' },
  date: { kk: 'Күні', ru: 'Дата', en: 'Date' },
  none: { kk: 'Мұндай модель жоқ', ru: 'Таких моделей нет', en: 'No such models' },
  noneHint: { kk: 'Іріктеуді өзгертіп көріңіз.', ru: 'Измените условия отбора.', en: 'Try another filter.' },
  noneYet: { kk: 'Әзірге модель шығарылған жоқ', ru: 'Выпущенных моделей пока нет', en: 'No model has been released yet' },
  noneYetHint: { kk: 'Шығарылған модельдер осы жерде көрінеді.', ru: 'Здесь появятся выпущенные модели.', en: 'Released models appear here.' },
  newModel: { kk: 'Модель дайындау', ru: 'Подготовить модель', en: 'Draft a model' },
  // The card
  hashes: { kk: 'Хештер', ru: 'Хеши', en: 'Hashes' },
  versions: { kk: 'Модель паспорты', ru: 'Паспорт модели', en: 'Model card' },
  preparingLead: { kk: 'Модельдің файлдары дайындалып жатыр. Бет өздігінен жаңарады.', ru: 'Файлы модели готовятся. Страница обновляется сама.', en: 'The files of the model are being prepared. The page renews itself.' },
  evaluate: { kk: 'Модельді бағалау', ru: 'Оценить модель', en: 'Evaluate the model' },
  awaitsEngineer: {
    kk: 'Модель бағаланды, шығаруға кедергі жоқ. Енді инженер оны шығаруға ұсынады.', ru: 'Модель оценена, препятствий к выпуску нет. Теперь инженер представляет её к выпуску.',
    en: 'The model was evaluated, and nothing stands in the way of its release. Now an engineer submits it.',
  },
  awaitsHead: {
    kk: 'Модель шығаруға ұсынылды. Енді тілдік модель басшысы қол қойып, оны шығарады.', ru: 'Модель представлена к выпуску. Теперь её выпускает своей подписью руководитель языковой модели.',
    en: 'The model was submitted for release. Now the head of the language model signs it.',
  },
  changedSince: {
    kk: 'Модель ұсынылғаннан кейін оның бағалауы немесе ол туралы шешім өзгерді: инженер модельді қайта ұсынады, ал басшы бұрынғы ұсынысты қайтарады.',
    ru: 'После представления изменились оценка модели или решение о ней: инженер представляет модель заново, а прежнее представление руководитель возвращает.',
    en: 'The evaluation of the model, or a decision on it, has changed since it was submitted: an engineer submits it again, and the head returns the earlier case.',
  },
  submit: { kk: 'Шығаруға ұсыну', ru: 'Представить к выпуску', en: 'Submit for release' },
  submission: { kk: 'Шығару туралы іс', ru: 'Дело о выпуске', en: 'Case of the release' },
  decision: { kk: 'Модельді шығару туралы шешім', ru: 'Решение о выпуске модели', en: 'The decision to release the model' },
  failedTitle: { kk: 'Модель дайындалмады', ru: 'Модель не подготовлена', en: 'The model could not be prepared' },
  withdrawnTitle: { kk: 'Модель қайтарып алынды', ru: 'Модель отозвана', en: 'The model was taken back' },
  suspendedTitle: { kk: 'Модельдің қолданысы тоқтатыла тұрды', ru: 'Действие модели приостановлено', en: 'The model is suspended' },
  obstaclesTitle: { kk: 'Шығаруға кедергі', ru: 'Препятствия к выпуску', en: 'What stands in the way of a release' },
  use: { kk: 'Қолдану', ru: 'Использование', en: 'How to use it' },
  useApi: { kk: 'API арқылы сұрау', ru: 'Запрос через API', en: 'A request to the API' },
  useDownload: { kk: 'Hugging Face құралымен жүктеп алу', ru: 'Скачивание инструментом Hugging Face', en: 'Download with the tool of Hugging Face' },
  download: { kk: 'Жүктеп алу', ru: 'Скачать', en: 'Download' },
  thread: { kk: 'Модельдің шығу тегі', ru: 'Происхождение модели', en: 'The thread of the model' },
  threadHint: { kk: 'Модель неден жасалғаны және одан не жасалғаны', ru: 'Из чего создана модель и что создано на её основе', en: 'What the model was made from and what was made from it' },
  asData: { kk: 'Деректер түрінде', ru: 'В виде данных', en: 'As data' },
  registerEntry: { kk: 'ЖИ жүйелері тізіліміне арналған мәліметтер (JSON)', ru: 'Сведения для реестра систем ИИ (JSON)', en: 'Facts for a register of AI systems (JSON)' },
  allFacts: { kk: 'модельдің қалай жасалғаны және бағалау хаттамалары (JSON)', ru: 'как создана модель, с протоколами оценки (JSON)', en: 'how the model was made, with its receipts (JSON)' },
  release: { kk: 'Шығару', ru: 'Выпустить', en: 'Release' },
  withdraw: { kk: 'Қайтарып алу', ru: 'Отозвать', en: 'Take back' },
  // Drafting
  draftLead: {
    kk: 'Аяқталған оқытудан модель жасалады: файлдары тексеріліп, GGUF форматына шығарылады, содан кейін модель бағалауға дайын болады.',
    ru: 'Из завершённого обучения создаётся модель: файлы проверяются, выводятся в GGUF, после чего модель готова к оценке.',
    en: 'A model is made of a finished training run: its files are checked and written as GGUF, and then it can be evaluated.',
  },
  run: { kk: 'Оқыту', ru: 'Обучение', en: 'Training run' },
  noRuns: {
    kk: 'Аяқталған оқыту жоқ: алдымен модельді оқытыңыз.', ru: 'Завершённых обучений нет: сначала обучите модель.', en: 'There is no finished training run: train a model first.',
  },
  toTraining: { kk: 'Оқытуларға өту', ru: 'К обучениям', en: 'To the training runs' },
  name: { kk: 'Атауы (API)', ru: 'Имя (API)', en: 'Name (API)' },
  nameHint: {
    kk: 'Кіші латын әріптері, цифрлар, сызықша мен нүкте, мысалы: shanyraq-kk-10m. Кейін өзгермейді.', ru: 'Строчные латинские буквы, цифры, дефисы и точки, например: shanyraq-kk-10m. Потом не меняется.',
    en: 'Lower-case Latin letters, digits, hyphens and dots, such as shanyraq-kk-10m. It never changes.',
  },
  licenceHint: { kk: 'SPDX белгісі, мысалы: Apache-2.0.', ru: 'Идентификатор SPDX, например: Apache-2.0.', en: 'An SPDX id, such as Apache-2.0.' },
  summary: { kk: 'Қысқаша сипаттама', ru: 'Краткое описание', en: 'Summary' },
  intendedUse: { kk: 'Не үшін арналған', ru: 'Назначение', en: 'Intended use' },
  limits: { kk: 'Шектеулері мен кемшіліктері', ru: 'Ограничения и недостатки', en: 'Limits and faults' },
  contactName: { kk: 'Байланыс тұлғасы', ru: 'Контактное лицо', en: 'Contact person' },
  contactEmail: { kk: 'Электрондық пошта', ru: 'Электронная почта', en: 'E-mail' },
  riskClass: { kk: 'Тәуекел деңгейі', ru: 'Степень риска', en: 'Risk class' },
  riskHint: { kk: '«Жасанды интеллект туралы» Заңның 17-бабы бойынша өзіңіз бағалайсыз.', ru: 'Вы оцениваете сами по статье 17 Закона «Об искусственном интеллекте».', en: 'Your own assessment by article 17 of the Law “On Artificial Intelligence”.' },
  autonomy: { kk: 'Дербестік деңгейі', ru: 'Степень автономности', en: 'Autonomy class' },
  riskReasons: { kk: 'Бағалаудың негіздемесі', ru: 'Обоснование оценки', en: 'Reasons of the assessment' },
  inKk: { kk: 'қазақша', ru: 'на казахском', en: 'in Kazakh' },
  inRu: { kk: 'орысша', ru: 'на русском', en: 'in Russian' },
  inEn: { kk: 'ағылшынша', ru: 'на английском', en: 'in English' },
  prepare: { kk: 'Дайындау', ru: 'Подготовить', en: 'Prepare' },
  // Release and withdrawal
  releaseTitle: { kk: 'Модельді шығару', ru: 'Выпуск модели', en: 'Release of a model' },
  documentTitle: { kk: 'Қол қойылатын құжат', ru: 'Подписываемый документ', en: 'The document to sign' },
  releaseMeans: {
    kk: 'Шығарылған модельді кез келген адам көре, жүктеп ала және API арқылы пайдалана алады. Файлдары бұдан былай өзгермейді.',
    ru: 'Выпущенную модель любой может видеть, скачивать и использовать через API. Её файлы больше не меняются.',
    en: 'Everybody sees a released model, downloads it and uses it through the API. Its files never change again.',
  },
  withdrawTitle: { kk: 'Модельді қайтарып алу', ru: 'Отзыв модели', en: 'Taking a model back' },
  withdrawMeans: {
    kk: 'Қайтарып алынған модель бірден тоқтайды: API жауап бермейді, файлдарын жүктеп алуға болмайды. Паспорты мен тарихы қалады.',
    ru: 'Отозванная модель останавливается сразу: API больше не отвечает, скачать файлы нельзя. Паспорт и история остаются.',
    en: 'A model that is taken back stops at once: the API does not answer for it and its files cannot be downloaded. Its card and history stay.',
  },
  decideOptOuts: { kk: 'Негіздемені жазу', ru: 'Указать обоснование', en: 'State a reason' },
  optOutsTitle: { kk: 'Пайдалануға тыйым салынған мәтіндер туралы шешім', ru: 'Решение о текстах, запрещённых к использованию', en: 'A decision on texts that were opted out' },
  optOutsMean: {
    kk: 'Корпус жинақталғаннан кейін құқық иелері мына мәтіндерді пайдалануға тыйым салды. Әдетте корпус оларсыз қайта жинақталып, модель қайта оқытылады. Соған қарамастан шығарсаңыз, негіздемеңіз қол қойылған құжатта сақталады және модель паспортында көрсетіледі.',
    ru: 'После сборки корпуса правообладатели запретили использовать эти тексты. Обычно корпус собирают без них и обучают модель заново. Если вы всё же выпускаете модель, ваше обоснование останется в подписанном документе и будет показано в паспорте модели.',
    en: 'After the corpus was built, owners opted these texts out. Usually the corpus is built without them and the model is trained again. If you release it all the same, your reason is kept in the signed document and shown on the model’s card.',
  },
  optOuts: { kk: 'Пайдалануға тыйым салынған мәтіндер', ru: 'Тексты, запрещённые к использованию', en: 'Texts opted out' },
  reason: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  back: { kk: 'Модель бетіне қайту', ru: 'Вернуться к модели', en: 'Back to the model' },
  receipts: { kk: 'Бағалау хаттамалары', ru: 'Протоколы оценки', en: 'Receipts of evaluations' },
} as const

export const countOf = (value: number): Text => inEveryLanguage((locale) => formatNumber(value, locale))

/** What every small model has in common: proposed, and to be completed by whoever drafts. */
export const proposedLimits: Text = {
  kk: 'Модель шағын: фактілерді білмейді және сенімді айтылған жалған мәлімет жазуы мүмкін. Адамдар туралы мәлімет көзі ретінде қолдануға болмайды.',
  ru: 'Модель небольшая: она не знает фактов и может уверенно писать неправду. Её нельзя использовать как источник сведений о людях.',
  en: 'The model is small: it knows no facts and may write what is false with confidence. It must not be used as a source about people.',
}
