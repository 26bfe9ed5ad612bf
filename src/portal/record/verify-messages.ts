/** The words of the page that checks documents. */
import { inThisCountry } from '../../law/conventions.ts'
import { spoken, type Text } from '../../law/text.ts'

export const verifyWords = {
  title: { kk: 'Құжатты тексеру', ru: 'Проверка документа', en: 'Check a document' },
  lead: {
    kk: 'Куәлік немесе шешім шын ба, әлі күшінде ме — тіркелмей-ақ біліңіз.',
    ru: 'Узнайте без регистрации, подлинно ли свидетельство или решение и действует ли оно сейчас.',
    en: 'Find out, without an account, whether a certificate or decision is genuine and still in force.',
  },
  byFile: { kk: 'Файл бойынша', ru: 'По файлу', en: 'By its file' },
  byFileOrText: { kk: 'Файлы немесе QR кодының мәтіні бойынша', ru: 'По файлу или тексту QR-кода', en: 'By its file, or the text of its QR code' },
  byFileHint: {
    kk: 'Ең сенімді жол: мөр, күші, журналдағы орны және ережелері қайта тексеріледі.',
    ru: 'Самый надёжный способ: заново проверяются печать, действие, место в журнале и правила.',
    en: 'The surest way: the seal, whether it is in force, its place in the journal and the rules are checked anew.',
  },
  file: { kk: 'Құжат файлы', ru: 'Файл документа', en: 'File of the document' },
  fileHint: {
    kk: 'PDF, куәлік (.jwt) немесе дәлелдемелер жинағы (.json). Тексерілген соң файл сақталмайды.',
    ru: 'PDF, свидетельство (.jwt) или набор доказательств (.json). После проверки файл не сохраняется.',
    en: 'The PDF, the credential (.jwt) or the proof bundle (.json). The file is not kept after the check.',
  },
  text: { kk: 'Немесе мәтінін қойыңыз', ru: 'Или вставьте текст', en: 'Or paste its text' },
  textHint: {
    kk: 'Куәліктің мәтіні немесе QR код ашқан мекенжай: браузердің мекенжай жолынан # белгісінен кейінгісімен қоса көшіріңіз.',
    ru: 'Текст свидетельства или адрес, который открыл QR-код: скопируйте его из строки браузера вместе с тем, что после знака #.',
    en: 'The text of the credential, or the address that the QR code opened: copy it from the bar of the browser with all that follows #.',
  },
  check: { kk: 'Тексеру', ru: 'Проверить', en: 'Check' },
  byNumber: { kk: 'Нөмірі бойынша', ru: 'По номеру', en: 'By its number' },
  byPhone: { kk: 'Телефоннан сұрау', ru: 'Запросить у телефона', en: 'Ask a phone' },
  byPhoneHint: {
    kk: 'Адам куәлігін телефонындағы цифрлық құжаттар әмиянынан көрсетеді.', ru: 'Человек показывает свидетельство из кошелька цифровых документов на своём телефоне.', en: 'Somebody shows a certificate from the wallet of digital documents on their phone.',
  },
  number: { kk: 'Шешімнің нөмірі', ru: 'Номер решения', en: 'Number of the decision' },
  numberHint: { kk: 'Мысалы, TP-2026-000001', ru: 'Например, TP-2026-000001', en: 'Such as TP-2026-000001' },
  find: { kk: 'Табу', ru: 'Найти', en: 'Find' },
  nothing: { kk: 'Файлды таңдаңыз немесе мәтінін қойыңыз.', ru: 'Выберите файл или вставьте текст.', en: 'Choose a file or paste the text.' },
  noSuch: {
    kk: 'Мұндай нөмірлі шешім табылмады. Нөмірдің әр таңбасын құжатпен салыстырыңыз.',
    ru: 'Решения с таким номером нет. Сверьте каждый знак номера с документом.',
    en: 'There is no decision with this number. Compare each character with the document.',
  },
  result: { kk: 'Тексеру нәтижесі', ru: 'Результат проверки', en: 'Result of the check' },
  steps: { kk: 'Не тексерілді', ru: 'Что проверено', en: 'What was checked' },
  again: { kk: 'Басқа құжатты тексеру', ru: 'Проверить другой документ', en: 'Check another document' },
  says: { kk: 'Құжатта не жазылған', ru: 'Что сказано в документе', en: 'What the document says' },
  ourRecord: { kk: 'Осы нөмірмен біздің тізілімде не бар екенін қараңыз', ru: 'Посмотрите, что под этим номером у нас', en: 'See what we have under this number' },
  ours: { kk: 'Бұл біздің жазбамыз', ru: 'Это наша запись', en: 'This is our record' },
  oursText: {
    kk: 'Қолыңыздағы құжат осы жазбаға сай ма — файлын тексергенде ғана анық болады.',
    ru: 'Соответствует ли ей документ у вас в руках, покажет только проверка его файла.',
    en: 'Whether the document in your hands agrees with it, only the check of its file tells.',
  },
  checkFile: { kk: 'Файлын тексеру', ru: 'Проверить файл', en: 'Check the file' },
  withheld: {
    kk: 'Бұл шешімнің мазмұны жария емес: оны иесі көреді. Мұнда шешімнің бар екені, күші және журналдағы орны ғана көрсетілген.',
    ru: 'Содержание этого решения не публикуется: его видит тот, кого оно касается. Здесь только то, что решение есть, действует ли оно и где оно в журнале.',
    en: 'What this decision says is not public: whom it concerns sees it. Here stands only that it exists, whether it is in force, and its place in the journal.',
  },
} as const satisfies Record<string, Text>

/** The verdict on a file, as a heading and what to make of it. */
export const verdicts = {
  ok: {
    title: { kk: 'Құжат түпнұсқа, күшінде', ru: 'Документ подлинный и действует', en: 'The document is genuine and in force' },
    text: {
      kk: 'Төмендегі мәліметтерге сенуге болады.',
      ru: 'Сведениям ниже можно верить.',
      en: 'You can rely on what stands below.',
    },
  },
  'not in force': {
    title: { kk: 'Құжат түпнұсқа, бірақ күшінде емес', ru: 'Документ подлинный, но не действует', en: 'The document is genuine, but not in force' },
    text: {
      kk: 'Мөр дұрыс, бірақ шешім қазір қолданылмайды. Себебі төменде.',
      ru: 'Печать верна, но решение сейчас не действует. Причина указана ниже.',
      en: 'The seal is right, but the decision is not in force now. The reason stands below.',
    },
  },
  failed: {
    title: { kk: 'Құжатқа сенуге болмайды', ru: 'Документу доверять нельзя', en: 'The document cannot be trusted' },
    text: {
      kk: 'Файл өзгертілген, бөтен немесе танылмады. Қай қадамда екені төменде.',
      ru: 'Файл изменён, чужой или не распознан. На каком шаге, указано ниже.',
      en: 'The file was changed, is foreign, or is not known to us. The step that says so stands below.',
    },
  },
  'not checked': {
    title: { kk: 'Толық тексерілмеді', ru: 'Проверено не всё', en: 'Not everything was checked' },
    text: {
      kk: 'Қате табылмады, бірақ бәрін тексеруге файлдағы мәлімет жетпейді.',
      ru: 'Ошибок не найдено, но для полной проверки в файле не хватает сведений.',
      en: 'Nothing is wrong, but the file does not hold enough to check everything.',
    },
  },
} as const satisfies Record<string, { readonly title: Text; readonly text: Text }>

export const stepVerdicts = {
  ok: { kk: 'Дұрыс', ru: 'Верно', en: 'Right' },
  failed: { kk: 'Қате', ru: 'Неверно', en: 'Wrong' },
  'not checked': { kk: 'Тексерілмеді', ru: 'Не проверено', en: 'Not checked' },
} as const satisfies Record<string, Text>

export const factWords = {
  number: { kk: 'Нөмірі', ru: 'Номер', en: 'Number' },
  what: { kk: 'Шешім', ru: 'Решение', en: 'Decision' },
  operative: { kk: 'Мазмұны', ru: 'Содержание', en: 'What was decided' },
  state: { kk: 'Күші', ru: 'Действие', en: 'Force' },
  holder: { kk: 'Кімге берілді', ru: 'Кому выдано', en: 'Given to' },
  get identifier() { return inThisCountry(spoken({ kk: '{organisation}', ru: '{organisation}', en: '{organisation}' })) },
  institution: { kk: 'Шешім қабылдаған', ru: 'Кем принято', en: 'Decided by' },
  decidedOn: { kk: 'Шешім қабылданған күн', ru: 'Дата решения', en: 'Decided on' },
  valid: { kk: 'Қолданылу мерзімі', ru: 'Срок действия', en: 'Valid' },
  reason: { kk: 'Себебі', ru: 'Причина', en: 'Reason' },
  since: { kk: 'Қашаннан', ru: 'С какого времени', en: 'Since' },
  by: { kk: 'Қандай шешіммен', ru: 'Каким решением', en: 'By the decision' },
  hash: { kk: 'Жазбаның хеші (SHA-256)', ru: 'Хеш записи (SHA-256)', en: 'Hash of the record (SHA-256)' },
  entry: { kk: 'Журналдағы жазба', ru: 'Запись в журнале', en: 'Entry in the journal' },
  waiting: { kk: 'орнын күтіп тұр, бірер секундта қосылады', ru: 'ждёт своего места, появится через секунду', en: 'waits for its place, there in a second' },
} as const satisfies Record<string, Text>

export const states = {
  'in force': { kk: 'Күшінде', ru: 'Действует', en: 'In force' },
  'not yet in force': { kk: 'Әлі күшіне енбеген', ru: 'Ещё не вступило в силу', en: 'Not yet in force' },
  expired: { kk: 'Мерзімі аяқталған', ru: 'Срок истёк', en: 'Expired' },
  suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлено', en: 'Suspended' },
  revoked: { kk: 'Күші жойылған', ru: 'Отменено', en: 'Revoked' },
} as const satisfies Record<string, Text>

export const toolWords = {
  title: { kk: 'Өз құралыңызбен тексеру', ru: 'Проверить своими средствами', en: 'Check it with tools of your own' },
  lead: {
    kk: 'Бізге де сенбеуге болады: құжатты порталсыз, ашық бағдарламалармен тексеріңіз. Кілттерді бір рет жүктеп алсаңыз, кейін интернетсіз де тексере аласыз.',
    ru: 'Нам можно и не верить: проверьте документ без портала, открытыми программами. Один раз скачав ключи, дальше можно проверять и без интернета.',
    en: 'You need not trust us either: check the document without the portal, with open programs. Once you have the keys, you can check offline.',
  },
  how: { kk: 'Қалай тексеруге болады', ru: 'Как это сделать', en: 'How to do it' },
  cli: { kk: 'Барлығы бірден, интернетсіз', ru: 'Всё сразу, без интернета', en: 'All at once, offline' },
  pdf: { kk: 'PDF мөрі (poppler және OpenSSL)', ru: 'Печать PDF (poppler и OpenSSL)', en: 'Seal of the PDF (poppler and OpenSSL)' },
  jose: { kk: 'Куәлік және оның күші (Node.js және jose)', ru: 'Свидетельство и его действие (Node.js и jose)', en: 'The credential and its status (Node.js and jose)' },
  fingerprint: {
    kk: 'Мөр орталығы сертификатының ізі (SHA-256): жүктеп алған файлыңызбен салыстырыңыз',
    ru: 'Отпечаток сертификата удостоверяющего центра, выдавшего печать (SHA-256): сверьте со скачанным файлом',
    en: 'Fingerprint of the sealing authority (SHA-256): compare it with the file you downloaded',
  },
} as const satisfies Record<string, Text>
