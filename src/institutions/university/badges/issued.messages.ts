/** The words of the pages of badges that the university issues. */
import type { Text } from '../../../law/text.ts'

export const issuedWords = {
  badge: { kk: 'Дағды бейджі', ru: 'Бейдж навыка', en: 'Badge of a skill' },
  checked: {
    kk: 'Осы бетті ашқанда бейдж қайта тексерілді: қолтаңбасы, мерзімі және кері қайтарып алынбағаны.', ru: 'При открытии страницы бейдж проверен заново: подпись, срок и не отозван ли он.',
    en: 'The badge was checked anew when this page was opened: its signature, its time and whether it was revoked.',
  },
  statement: { kk: 'Не істей алады', ru: 'Что умеет', en: 'What they can do' },
  skill: { kk: 'Дағды', ru: 'Навык', en: 'Skill' },
  task: { kk: 'Тапсырма', ru: 'Задание', en: 'Task' },
  score: { kk: 'Балл', ru: 'Баллы', en: 'Score' },
  tests: { kk: 'Тест файлдарының SHA-256 хеші', ru: 'Хеш SHA-256 файлов теста', en: 'SHA-256 of the tests' },
  issuer: { kk: 'Кім берген', ru: 'Кто выдал', en: 'Issued by' },
  valid: { kk: 'Қолданылу мерзімі', ru: 'Срок действия', en: 'Valid' },
  decision: { kk: 'Шешім', ru: 'Решение', en: 'Decision' },
  hash: { kk: 'Шешім жазбасының SHA-256 хеші', ru: 'Хеш SHA-256 записи решения', en: 'SHA-256 of the record of the decision' },
  noName: {
    kk: 'Мұнда адамның аты жазылмайды: бейдж файлында атының тұздалған хеші бар, атын білетін адам оны салыстыра алады.', ru: 'Имя здесь не указано: в файле бейджа есть его хеш с солью, и тот, кто знает имя, может его сверить.',
    en: 'No name stands here: the file of the badge has a salted hash of it, and whoever knows the name can compare.',
  },
  file: { kk: 'Бейдж файлы (Open Badges 3.0)', ru: 'Файл бейджа (Open Badges 3.0)', en: 'File of the badge (Open Badges 3.0)' },
  image: { kk: 'Бейдж сурет ретінде (SVG)', ru: 'Бейдж как изображение (SVG)', en: 'The badge as an image (SVG)' },
  european: { kk: 'Еуропалық оқыту моделі бойынша файл (ELM 3, JSON-LD, электрондық мөрсіз)', ru: 'Файл по Европейской модели обучения (ELM 3, JSON-LD, без электронной печати)', en: 'File by the European Learning Model (ELM 3, JSON-LD, without a seal)' },
  own: { kk: 'Файлды өзіңіз тексеріңіз', ru: 'Проверьте файл сами', en: 'Check the file yourself' },
  mine: { kk: 'Менің бейдждерім', ru: 'Мои бейджи', en: 'My badges' },
  mineLead: { kk: 'Әр бейдж — қол қойылған шешім. Сілтемесін өзіңіз қалаған адамға бересіз.', ru: 'Каждый бейдж — подписанное решение. Ссылку вы даёте тому, кому хотите.', en: 'Each badge is a signed decision. You give its link to whom you like.' },
  none: { kk: 'Әзірге бейдж жоқ', ru: 'Бейджей пока нет', en: 'No badges yet' },
  apply: { kk: 'Дағдыны растауға өтініш беру', ru: 'Подать заявление на подтверждение навыка', en: 'Apply to have a skill confirmed' },
  record: { kk: 'Дағдылар жазбасын жүктеп алу (CLR 2.0)', ru: 'Скачать запись навыков (CLR 2.0)', en: 'Download the record of skills (CLR 2.0)' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
} as const satisfies Record<string, Text>

export const stateWords = {
  'in force': { kk: 'Күшінде', ru: 'Действует', en: 'In force' },
  'not yet in force': { kk: 'Әлі күшіне енген жоқ', ru: 'Ещё не действует', en: 'Not yet in force' },
  expired: { kk: 'Мерзімі өткен', ru: 'Срок истёк', en: 'Expired' },
  suspended: { kk: 'Тоқтатыла тұрған', ru: 'Приостановлен', en: 'Suspended' },
  revoked: { kk: 'Кері қайтарып алынған', ru: 'Отозван', en: 'Revoked' },
} as const satisfies Record<string, Text>
