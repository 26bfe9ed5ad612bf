/** The words of course packages in a course: for whoever imports them, and for whoever learns. */
import { spoken, type Text } from '../../../law/text.ts'

export const packageWords = {
  title: spoken({ kk: 'Курс топтамалары', ru: 'Пакеты курсов', en: 'Course packages' }),
  manageLead: spoken({
    kk: 'cmi5 топтамасы курсқа қосылады: білім алушылар оның бөліктерін порталдан ашады, нәтижесі курс бетінде көрсетіледі.',
    ru: 'Пакет cmi5 добавляется в курс: обучающиеся открывают его части на портале, результат показан на странице курса.',
    en: 'A cmi5 package is added to a course: learners open its units from the portal, and their results are shown on the page of the course.',
  }),
  import: spoken({ kk: 'Топтаманы қосу', ru: 'Добавить пакет', en: 'Add a package' }),
  course: spoken({ kk: 'Қай курсқа', ru: 'В какой курс', en: 'Into which course' }),
  file: spoken({ kk: 'Топтама файлы', ru: 'Файл пакета', en: 'File of the package' }),
  fileHint: spoken({
    kk: 'Түбірінде cmi5.xml бар ZIP немесе бөліктердің толық веб-мекенжайлары жазылған cmi5.xml файлының өзі.',
    ru: 'ZIP, в корне которого лежит cmi5.xml, или сам файл cmi5.xml с полными веб-адресами частей.',
    en: 'A ZIP with cmi5.xml at its root, or that file alone with the whole web addresses of its units.',
  }),
  noFile: spoken({ kk: 'Файлды таңдаңыз.', ru: 'Выберите файл.', en: 'Choose a file.' }),
  neither: spoken({ kk: 'Бұл ZIP файлы да, XML файлы да емес: cmi5 топтамасын немесе cmi5.xml файлын таңдаңыз.', ru: 'Это не ZIP и не XML: выберите пакет cmi5 или файл cmi5.xml.', en: 'This is neither a ZIP nor XML: choose a cmi5 package or the file cmi5.xml.' }),
  already: spoken({
    kk: 'Бұл топтама курста бар. Жаңа нұсқасын қосу үшін алдымен бұрынғысын курстан алып тастаңыз: білім алушылардың нәтижесі сақталады.',
    ru: 'Этот пакет уже есть в курсе. Чтобы добавить новую версию, сначала уберите из курса прежнюю: результаты обучающихся сохранятся.',
    en: 'This package is in the course already. To add a new version, take the earlier one out of the course first: what learners reached is kept.',
  }),
  noCourse: spoken({ kk: 'Курсты таңдаңыз.', ru: 'Выберите курс.', en: 'Choose a course.' }),
  imported: spoken({ kk: 'Топтама курсқа қосылды', ru: 'Пакет добавлен в курс', en: 'The package is in the course' }),
  notImported: spoken({ kk: 'Топтама қосылмады: құрылымында қателер бар', ru: 'Пакет не добавлен: в структуре есть ошибки', en: 'The package was not added: its structure has faults' }),
  notTaken: spoken({ kk: 'Алынбағандары', ru: 'Что не взято', en: 'What was not taken' }),
  beside: spoken({ kk: 'cmi5 емес кеңейтім: ескерілмейді', ru: 'расширение не из cmi5: не учитывается', en: 'an extension that is not of cmi5: it is ignored' }),
  unserved: spoken({ kk: 'файлдың бұл түрі ашылмайды: HTML, сурет, дыбыс, бейне, қаріп немесе мәтін файлымен ауыстырыңыз', ru: 'файлы такого вида не открываются: замените файл на HTML, изображение, звук, видео, шрифт или текст', en: 'files of this kind are not opened: use HTML, an image, sound, video, a font or text instead' }),
  allTaken: spoken({ kk: 'Топтамадағының бәрі алынды.', ru: 'Из пакета взято всё.', en: 'All that is in the package was taken.' }),
  none: spoken({ kk: 'Курста топтама жоқ.', ru: 'В курсе нет пакетов.', en: 'The course has no package.' }),
  package: spoken({ kk: 'Топтама', ru: 'Пакет', en: 'Package' }),
  units: spoken({ kk: 'Бөліктер', ru: 'Части', en: 'Units' }),
  unit: spoken({ kk: 'Бөлік', ru: 'Часть', en: 'Unit' }),
  importedAt: spoken({ kk: 'Қосылған күні', ru: 'Добавлен', en: 'Added' }),
  remove: spoken({ kk: 'Курстан алып тастау', ru: 'Убрать из курса', en: 'Take out of the course' }),
  removeLead: spoken({
    kk: 'Білім алушылар топтаманы бұдан былай аша алмайды және курс бетінде көрмейді. Олардың нәтижелері мен оқу жазбалары сақталады.',
    ru: 'Обучающиеся больше не смогут открыть пакет и не увидят его на странице курса. Их результаты и учебные записи сохранятся.',
    en: 'Learners can no longer open the package, nor see it on the page of the course. What they reached and their learning records are kept.',
  }),
  keep: spoken({ kk: 'Курста қалдыру', ru: 'Оставить в курсе', en: 'Leave it in the course' }),
  learners: spoken({ kk: 'Білім алушылар', ru: 'Обучающиеся', en: 'Learners' }),
  learner: spoken({ kk: 'Білім алушы', ru: 'Обучающийся', en: 'Learner' }),
  noLearners: spoken({ kk: 'Топтаманы әлі ешкім ашқан жоқ.', ru: 'Пакет ещё никто не открывал.', en: 'Nobody has opened the package yet.' }),
  lead: spoken({
    kk: 'Бөлік порталдан оқшау ашылады: ол порталдағы сеансыңызға да, басқа деректеріңізге де жете алмайды. Оған аты-жөніңіз берілмейді, тек тіркелгіңіздің нөмірі беріледі.',
    ru: 'Часть открывается изолированно от портала: ей недоступны ни ваш сеанс на портале, ни другие ваши данные. Ваше имя ей не сообщается, только номер учётной записи.',
    en: 'A unit opens in isolation from the portal: it reaches neither your session here nor anything else of yours. It is not told your name, only the number of your account.',
  }),
  moveOn: spoken({ kk: 'Не істеу керек', ru: 'Что нужно сделать', en: 'What to do' }),
  standing: spoken({ kk: 'Барысы', ru: 'Ход обучения', en: 'Progress' }),
  score: spoken({ kk: 'Балл', ru: 'Балл', en: 'Score' }),
  open: spoken({ kk: 'Ашу', ru: 'Открыть', en: 'Open' }),
  goingOn: spoken({ kk: 'Бөлік басқа сайтта ашылады', ru: 'Часть открывается на другом сайте', en: 'The unit opens on another site' }),
  done: spoken({ kk: 'Топтама толық өтілді.', ru: 'Пакет пройден полностью.', en: 'The package is done.' }),
  beginFirst: spoken({ kk: 'Алдымен курсты бастаңыз.', ru: 'Сначала начните курс.', en: 'Begin the course first.' }),
  openPackage: spoken({ kk: 'Топтаманы ашу', ru: 'Открыть пакет', en: 'Open the package' }),
  manage: spoken({ kk: 'Курс топтамаларын басқару', ru: 'Управление пакетами курсов', en: 'Manage course packages' }),
  manageHint: spoken({ kk: 'cmi5 топтамасын курсқа қосу, білім алушылардың оны қалай өтіп жатқанын көру.', ru: 'Добавить пакет cmi5 в курс, посмотреть, как его проходят обучающиеся.', en: 'Add a cmi5 package to a course, see how far its learners are.' }),
} as const satisfies Record<string, Text>

/** What a unit asks before one goes on. */
export const moveOnWords = {
  Passed: spoken({ kk: 'тапсыру', ru: 'сдать', en: 'pass' }),
  Completed: spoken({ kk: 'соңына дейін өту', ru: 'пройти до конца', en: 'complete' }),
  CompletedAndPassed: spoken({ kk: 'соңына дейін өтіп, тапсыру', ru: 'пройти до конца и сдать', en: 'complete and pass' }),
  CompletedOrPassed: spoken({ kk: 'соңына дейін өту немесе тапсыру', ru: 'пройти до конца или сдать', en: 'complete or pass' }),
  NotApplicable: spoken({ kk: 'міндетті емес: қалауыңызша', ru: 'ничего: по желанию', en: 'nothing: it is optional' }),
} as const satisfies Record<string, Text>

export const standingWords = {
  done: spoken({ kk: 'өтілді', ru: 'пройдено', en: 'done' }),
  failed: spoken({ kk: 'тапсырылмады', ru: 'не сдано', en: 'failed' }),
  begun: spoken({ kk: 'басталды', ru: 'начато', en: 'begun' }),
  open: spoken({ kk: 'басталмады', ru: 'не начато', en: 'not begun' }),
} as const satisfies Record<string, Text>

/** What the fetch address answers when it gives no token. */
export const tokenWords = {
  used: 'The authorization token has already been returned, or the session has ended.',
} as const

export const packagesKept: Text = {
  kk: 'Курс топтамалары бойынша әр бөлікті қашан ашқаныңыз, қалай өткеніңіз және алған балыңыз сақталады: бұл мәліметтер сізге және оқытушыға көрсетіледі, тіркелгіңіз жабылғанда өшіріледі. Бөлік жіберген тұжырымдар оқу жазбаларында қалады.',
  ru: 'По пакетам курсов хранится, когда вы открыли каждую часть, как её прошли и какой балл получили: эти сведения видите вы и преподаватель, при закрытии учётной записи они удаляются. Утверждения, которые прислала часть, остаются в учебных записях.',
  en: 'For course packages the portal keeps when you opened each unit, how far you are and your score: you and the teacher see it, and it is erased when your account is closed. The statements that a unit sent stay in the learning records.',
}
