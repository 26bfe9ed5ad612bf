/** The words of a publisher's own pages: the list of their datasets, one dataset at work, its versions, its withdrawal. */
import { spoken, type Text } from '../../../law/text.ts'
import type { DatasetState, VersionState } from '../dataset.ts'

export const publishWords = {
  mine: { kk: 'Менің деректер жиындарым', ru: 'Мои наборы данных', en: 'My datasets' },
  mineLead: {
    kk: 'Мұнда өзіңіз немесе ұйымыңыз жариялайтын деректер жиындары: сипаттаңыз, файлдарын жүктеңіз, кімге қалай берілетінін шешіңіз.',
    ru: 'Здесь наборы данных, которые публикуете вы или ваша организация: опишите их, загрузите файлы и решите, кому и как они предоставляются.',
    en: 'The datasets that you or your organisation publish: describe them, upload their files, and decide to whom and how they are lent.',
  },
  forWhom: { kk: 'Иесі', ru: 'Владелец', en: 'Owner' },
  noneYet: { kk: 'Әзірге деректер жиыны жоқ', ru: 'Наборов данных пока нет', en: 'No datasets yet' },
  noneYetHint: {
    kk: 'Алғашқы жиынды бірнеше минутта құруға болады: атауын беріп, файлдарын жүктеңіз.', ru: 'Первый набор создаётся за несколько минут: назовите его и загрузите файлы.',
    en: 'The first one takes a few minutes: name it and upload its files.',
  },
  newDataset: { kk: 'Жаңа деректер жиыны', ru: 'Новый набор данных', en: 'New dataset' },
  dataset: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'Dataset' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  version: { kk: 'Нұсқа', ru: 'Версия', en: 'Version' },
  versions: { kk: 'Нұсқалар', ru: 'Версии', en: 'Versions' },
  newest: { kk: 'Соңғы нұсқа', ru: 'Последняя версия', en: 'Newest version' },
  changed: { kk: 'Өзгертілген', ru: 'Изменён', en: 'Changed' },
  next: { kk: 'Келесі қадам', ru: 'Следующий шаг', en: 'What next' },
  none: { kk: 'жоқ', ru: 'нет', en: 'none' },

  namespaceTitle: { kk: 'Қай атаумен жариялайсыз?', ru: 'Под каким именем вы публикуете?', en: 'Under which name do you publish?' },
  namespaceLead: {
    kk: 'Бұл атау барлық жиындарыңыздың мекенжайында тұрады. Ол бір рет таңдалады және өзгертілмейді, өйткені оқырмандар деректерді осы мекенжаймен жүктейді.',
    ru: 'Это имя стоит в адресе всех ваших наборов. Его выбирают один раз и не меняют: по этому адресу данные загружают читатели.',
    en: 'It stands in the address of all your datasets. It is chosen once and never changed, for readers load the data by that address.',
  },
  namespace: { kk: 'Атау', ru: 'Имя', en: 'Name' },
  namespaceHint: {
    kk: 'Латын әріптері, цифрлар, нүкте, сызықша; ең көбі 40 таңба. Мысалы, stat-bureau.', ru: 'Латинские буквы, цифры, точка, дефис; не более 40 знаков. Например, stat-bureau.',
    en: 'Latin letters, digits, dots, hyphens; at most 40 characters. Such as stat-bureau.',
  },
  takeName: { kk: 'Осы атауды алу', ru: 'Занять это имя', en: 'Take this name' },
  yourNamespace: { kk: 'Сіздің атауыңыз', ru: 'Ваше имя', en: 'Your name' },

  newTitle: { kk: 'Деректер жиынын атаңыз', ru: 'Назовите набор данных', en: 'Name the dataset' },
  newLead: {
    kk: 'Қаралама жасалады, оны тек сіз көресіз. Қалғанын кейін толтырасыз.', ru: 'Будет создан черновик, который видите только вы. Остальное заполните потом.',
    en: 'A draft is made that only you see. The rest can be filled in later.',
  },
  slug: { kk: 'Мекенжайдағы атауы', ru: 'Имя в адресе', en: 'Name in the address' },
  slugHint: {
    kk: 'Латын әріптері, цифрлар, ішінде нүкте, сызықша, астыңғы сызық. Мысалы, school-meals-2026.', ru: 'Латинские буквы, цифры, внутри точка, дефис, подчёркивание. Например, school-meals-2026.',
    en: 'Latin letters, digits, inside dots, hyphens, underscores. Such as school-meals-2026.',
  },
  titleKk: { kk: 'Атауы қазақша', ru: 'Название на казахском', en: 'Title in Kazakh' },
  titleRu: { kk: 'Атауы орысша', ru: 'Название на русском', en: 'Title in Russian' },
  titleEn: { kk: 'Атауы ағылшынша', ru: 'Название на английском', en: 'Title in English' },
  create: { kk: 'Қаралама жасау', ru: 'Создать черновик', en: 'Make the draft' },
  cancel: { kk: 'Болдырмау', ru: 'Отменить', en: 'Cancel' },

  see: { kk: 'Басқалар көретін бетін ашу', ru: 'Открыть страницу, какой её видят другие', en: 'See the page as others see it' },
  draftLead: {
    kk: 'Бұл — қаралама: оны тек сіз көресіз. Қадамдарды кез келген ретпен орындай аласыз.', ru: 'Это черновик: его видите только вы. Шаги можно выполнять в любом порядке.',
    en: 'This is a draft: only you see it. Take the steps in any order.',
  },
  steps: { kk: 'Жариялау қадамдары', ru: 'Шаги к публикации', en: 'Steps to publication' },
  work: { kk: 'Жиынмен жұмыс', ru: 'Работа с набором', en: 'Work on the dataset' },
  describe: { kk: 'Сипаттау', ru: 'Описать', en: 'Describe' },
  describeHint: { kk: 'Атауы, мазмұны, лицензиясы, жауаптысы', ru: 'Название, содержание, лицензия, ответственный', en: 'Title, summary, licence, who answers for it' },
  terms: { kk: 'Беру шарттарын белгілеу', ru: 'Установить условия', en: 'Set the terms' },
  termsHint: { kk: 'Кімге, қандай мақсатқа және қалай беріледі', ru: 'Кому, для чего и как предоставляются данные', en: 'To whom, for what and how the data are lent' },
  upload: { kk: 'Файлдарды жүктеу', ru: 'Загрузить файлы', en: 'Upload files' },
  uploadHint: { kk: 'CSV, XLSX, JSON, Parquet, мәтін немесе ZIP', ru: 'CSV, XLSX, JSON, Parquet, текст или ZIP', en: 'CSV, XLSX, JSON, Parquet, text or ZIP' },
  gate: { kk: 'Дербес деректер туралы шешім қабылдау', ru: 'Принять решение о персональных данных', en: 'Decide on personal data' },
  gateHint: {
    kk: 'Жүктелген файлдар тексеріледі; күмәнді баған табылса, шешімге қол қоясыз', ru: 'Загруженное проверяется; если найдены подозрительные столбцы, вы подписываете решение',
    en: 'Uploads are checked; where a column is suspect, you sign a decision',
  },
  labels: { kk: 'Бағандарды атау', ru: 'Назвать столбцы', en: 'Label the columns' },
  labelsHint: { kk: 'Үш тілдегі атаулар мен өлшем бірліктері', ru: 'Названия на трёх языках и единицы измерения', en: 'Names in three languages, and units' },
  publish: { kk: 'Жариялау', ru: 'Опубликовать', en: 'Publish' },
  publishReady: {
    kk: 'Бәрі дайын. Жариялағаннан кейін жиынды каталогтан кез келген адам табады; деректерді белгіленген шарттармен алады.',
    ru: 'Всё готово. После публикации набор найдёт в каталоге каждый, а данные получит на установленных условиях.',
    en: 'All is ready. Once published, anyone finds it in the catalogue and gets the data on the terms that you set.',
  },
  missing: { kk: 'Жариялау үшін мыналар жетіспейді', ru: 'Для публикации не хватает', en: 'Before it can be published' },
  missingDescription: { kk: 'жиынның сипаттамасы', ru: 'описания набора', en: 'the dataset must be described' },
  missingVersion: {
    kk: 'оқылған және тексеруден өткен нұсқа', ru: 'прочитанной и проверенной версии', en: 'a version must be read and checked',
  },
  grants: { kk: 'Берілген рұқсаттар мен өтініштер', ru: 'Предоставленный доступ и заявления', en: 'Access given and asked for' },
  grantsHint: { kk: 'Кім пайдаланады, кім күтіп тұр, рұқсатты қайтарып алу', ru: 'Кто пользуется, кто ждёт, отзыв доступа', en: 'Who uses it, who waits, taking access back' },
  withdraw: { kk: 'Жиынды қайтарып алу', ru: 'Отозвать набор', en: 'Withdraw the dataset' },
  withdrawHint: { kk: 'Деректер ешқандай тәсілмен берілмейтін болады', ru: 'Данные сразу перестанут выдаваться любым способом', en: 'The data are closed at once, in every way' },
  remove: { kk: 'Қараламаны жою', ru: 'Удалить черновик', en: 'Delete the draft' },
  removeHint: { kk: 'Файлдарымен бірге жойылады', ru: 'Удаляется вместе с файлами', en: 'It goes with its files' },

  noVersions: { kk: 'Нұсқа әлі жоқ', ru: 'Версий пока нет', en: 'No version yet' },
  noVersionsHint: { kk: 'Файлдарды жүктегенде алғашқы нұсқа пайда болады.', ru: 'Первая версия появится, когда вы загрузите файлы.', en: 'The first appears when you upload files.' },
  begun: { kk: 'Басталған', ru: 'Начата', en: 'Begun' },
  rows: { kk: 'Жол саны', ru: 'Строк', en: 'Rows' },
  doNow: { kk: 'Әрекет', ru: 'Действие', en: 'To do' },
  follow: { kk: 'Барысын көру', ru: 'Посмотреть ход', en: 'See how it goes' },
  details: { kk: 'Толығырақ', ru: 'Подробнее', en: 'Details' },
  decide: { kk: 'Шешім қабылдау', ru: 'Принять решение', en: 'Decide' },
  retire: { kk: 'Нұсқаны қайтарып алу', ru: 'Отозвать версию', en: 'Take the version back' },
  retireWhat: {
    kk: 'Бұл нұсқаның деректері мен файлдары бірден жабылады, бірақ оның болғаны бетте көрініп тұрады. Қайтару мүмкін емес: қажет болса, файлдарды қайта жүктеп, жаңа нұсқа жасайсыз.',
    ru: 'Данные и файлы этой версии сразу закрываются, но на странице остаётся видно, что она была. Вернуть её нельзя: при необходимости загрузите файлы снова как новую версию.',
    en: 'The data and files of this version are closed at once; the page goes on to show that there was one. It cannot be brought back: upload the files again as a new version if you need to.',
  },
  back: { kk: 'Жиын бетіне оралу', ru: 'Вернуться к набору', en: 'Back to the dataset' },

  withdrawTitle: { kk: 'Деректер жиынын қайтарып алу', ru: 'Отзыв набора данных', en: 'Withdraw the dataset' },
  withdrawWhat: {
    kk: 'Бір секунд ішінде деректер ешкімге берілмейтін болады: бетте де, файл түрінде де, SQL мен бағдарламалар арқылы да. Сипаттамасы мен себебі көрініп тұрады; рұқсаты бар ұйымдар мен жазылушыларға хат жіберіледі. Кейін қайта ашуға болады.',
    ru: 'В течение секунды данные перестают выдаваться кому бы то ни было: на странице, файлами, через SQL и программы. Описание и причина остаются видны; организации с доступом и подписчики получат письмо. Позже набор можно открыть снова.',
    en: 'Within a second nobody is given the data any more: on the page, as files, by SQL or by programs. The description and your reason stay visible; organisations with access and followers get a letter. You can open it again later.',
  },
  grantedNow: { kk: 'Қазір рұқсаты бар ұйымдар', ru: 'Организации, у которых сейчас есть доступ', en: 'Organisations that have access now' },
  madeOf: { kk: 'Осы деректерден не жасалған', ru: 'Что создано из этих данных', en: 'What was made from these data' },
  madeOfHint: {
    kk: 'Олар өздігінен жойылмайды: тізім кіммен сөйлесу керегін көрсетеді.', ru: 'Сами они не исчезают: список показывает, с кем об этом говорить.', en: 'They do not vanish by themselves: the list shows with whom to talk.',
  },
  madeOfNothing: { kk: 'Порталға белгілі ештеңе жоқ.', ru: 'Насколько известно порталу, ничего.', en: 'Nothing that the portal knows of.' },
  reasonKk: { kk: 'Себебі қазақша', ru: 'Причина на казахском', en: 'The reason in Kazakh' },
  reasonRu: { kk: 'Себебі орысша', ru: 'Причина на русском', en: 'The reason in Russian' },
  reasonEn: { kk: 'Себебі ағылшынша', ru: 'Причина на английском', en: 'The reason in English' },
  reasonHint: { kk: 'Барлық оқырман көреді.', ru: 'Её увидят все читатели.', en: 'Every reader will see it.' },
  withdrawNow: { kk: 'Қазір қайтарып алу', ru: 'Отозвать сейчас', en: 'Withdraw now' },
  withdrawnNow: { kk: 'Жиын қайтарып алынған', ru: 'Набор отозван', en: 'The dataset is withdrawn' },
  lift: { kk: 'Қайта ашу', ru: 'Открыть снова', en: 'Open it again' },
  liftWhat: {
    kk: 'Қайта ашылса, деректер бұрынғы шарттармен бірден қолжетімді болады.', ru: 'После открытия данные сразу доступны на прежних условиях.', en: 'Once opened, the data can be had at once on the same terms.',
  },
  removeTitle: { kk: 'Қараламаны жою', ru: 'Удаление черновика', en: 'Delete the draft' },
  removeWhat: {
    kk: 'Қаралама, оның сипаттамасы мен жүктелген файлдары біржола жойылады. Мекенжайы босайды.', ru: 'Черновик, его описание и загруженные файлы удаляются навсегда. Адрес освободится.',
    en: 'The draft, its description and its files are deleted for good. Its address becomes free.',
  },
  removeNow: { kk: 'Біржола жою', ru: 'Удалить навсегда', en: 'Delete for good' },
  changeHat: { kk: 'Кімнің атынан жариялайсыз?', ru: 'От чьего имени публиковать?', en: 'On whose behalf?' },
} as const satisfies Record<string, Text>

/** What was done, above the page that one comes back to. */
export const doneWords = {
  created: { kk: 'Қаралама жасалды.', ru: 'Черновик создан.', en: 'The draft was made.' },
  described: { kk: 'Сипаттама сақталды.', ru: 'Описание сохранено.', en: 'The description was saved.' },
  terms: { kk: 'Шарттар сақталды және бірден қолданылады.', ru: 'Условия сохранены и действуют сразу.', en: 'The terms were saved and apply at once.' },
  privacy: {
    kk: 'Құпиялылық туралы шешім сақталды және бірден қолданылады.', ru: 'Решение о приватности сохранено и действует сразу.', en: 'The decision on privacy was saved and applies at once.',
  },
  labels: { kk: 'Бағандардың атаулары сақталды.', ru: 'Названия столбцов сохранены.', en: 'The labels of the columns were saved.' },
  published: { kk: 'Жиын жарияланды: оны енді каталогтан табуға болады.', ru: 'Набор опубликован: его можно найти в каталоге.', en: 'The dataset is published and can be found in the catalogue.' },
  decided: { kk: 'Шешімге қол қойылды, нұсқа дайындалып жатыр.', ru: 'Решение подписано, версия готовится.', en: 'The decision is signed; the version is being prepared.' },
  blocked: { kk: 'Шешімге қол қойылды: бұл нұсқа жарияланбайды.', ru: 'Решение подписано: эта версия не будет опубликована.', en: 'The decision is signed: this version will not be published.' },
  retired: { kk: 'Нұсқа қайтарып алынды.', ru: 'Версия отозвана.', en: 'The version was taken back.' },
  withdrawn: { kk: 'Жиын қайтарып алынды: деректер енді берілмейді.', ru: 'Набор отозван: данные больше не выдаются.', en: 'The dataset is withdrawn: the data are no longer given.' },
  lifted: { kk: 'Жиын қайта ашылды.', ru: 'Набор снова открыт.', en: 'The dataset is open again.' },
  removed: { kk: 'Қаралама жойылды.', ru: 'Черновик удалён.', en: 'The draft was deleted.' },
  'taken-back': {
    kk: 'Рұқсат тоқтатыла тұрды, қайтарып алу рәсімі басталды.', ru: 'Доступ приостановлен, начата процедура отзыва.', en: 'The access is suspended, and its withdrawal has begun.',
  },
  barred: { kk: 'Ұйымға тыйым салынды: ол рұқсат сұрай алмайды.', ru: 'Доступ закрыт: организация не может его запросить.', en: 'The organisation is barred: it cannot ask for access.' },
  admitted: { kk: 'Тыйым алып тасталды: ұйым рұқсат сұрай алады.', ru: 'Запрет снят: организация может запросить доступ.', en: 'The bar is lifted: the organisation can ask for access.' },
} as const satisfies Record<string, Text>

export const datasetStates = {
  draft: { kk: 'Қаралама', ru: 'Черновик', en: 'Draft' },
  published: { kk: 'Жарияланған', ru: 'Опубликован', en: 'Published' },
  withdrawn: { kk: 'Қайтарып алынған', ru: 'Отозван', en: 'Withdrawn' },
} as const satisfies Record<DatasetState, Text>

export const versionStates = {
  ingesting: { kk: 'Оқылып жатыр', ru: 'Читается', en: 'Being read' },
  failed: { kk: 'Оқылмады', ru: 'Не прочитана', en: 'Could not be read' },
  review: { kk: 'Шешіміңізді күтуде', ru: 'Ждёт вашего решения', en: 'Waits for your decision' },
  releasing: { kk: 'Дайындалып жатыр', ru: 'Готовится', en: 'Being prepared' },
  blocked: { kk: 'Тоқтатылған', ru: 'Остановлена', en: 'Stopped' },
  published: { kk: 'Қолданыста', ru: 'Действует', en: 'In use' },
  retired: { kk: 'Қайтарып алынған', ru: 'Отозвана', en: 'Taken back' },
} as const satisfies Record<VersionState, Text>

export const versionTitle = (number: number): Text => spoken({ kk: `${number}-нұсқа`, ru: `Версия ${number}`, en: `Version ${number}` })

export const required = {
  kk: 'Бұл өрісті толтырыңыз.', ru: 'Заполните это поле.', en: 'Fill in this field.',
} as const satisfies Text
