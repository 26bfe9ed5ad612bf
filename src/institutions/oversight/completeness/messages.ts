/** The words of completeness. */
import type { LetterParts } from '../../../kernel/parties/index.ts'
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Тіркелмей жұмыс істейтіндер', 'Что работает без регистрации', 'What runs unregistered'),
  lead: say(
    'Порталда іс жүзінде пайдаланылатын кілттер, модельдер, берілген деректер, сондай-ақ мемлекеттік органдар хабарлаған сатып алулар мен қызметтер жүйелер тізілімімен салыстырылады. Сұраулар мен жауаптар оқылмайды.',
    'Ключи, модели и предоставленные данные, которые действительно используются на портале, а также закупки и услуги, о которых сообщили государственные органы, сверяются с реестром систем. Запросы и ответы не читаются.',
    'Keys, models and lent data that are in use here, and the purchases and services that state bodies have told of, are held against the register of systems. What is asked and answered is not read.'),
  hint: say('Нақты қолданылатындардың қаншасы тізілімде бар.', 'Какая часть действительно используемого есть в реестре.', 'How much of what is really in use stands in the register.'),
  what: say('Не салыстырылады', 'Что сверяется', 'What is compared'),
  running: say('Жұмыс істейді', 'Работает', 'Running'),
  registered: say('Тізілімде бар', 'Есть в реестре', 'In the register'),
  missing: say('Тізілімде жоқ', 'Нет в реестре', 'Not in the register'),
  unconfirmed: say('Аталған, иесі растамаған', 'Названо, не подтверждено владельцем', 'Named, not confirmed by its owner'),
  unconfirmedHint: say(
    'Орган тіркелген жүйені атаған, бірақ ол органның өзінікі де, аталған өнім берушінікі де емес. Мұндай жазба тіркелмеген болып саналмайды.',
    'Орган назвал зарегистрированную систему, но она не принадлежит ни ему, ни названному поставщику. Незарегистрированным такое не считается.',
    'The body names a registered system that is neither its own nor of the supplier whom it names. It does not count as unregistered.'),
  use: say('Сатып алу немесе қызмет', 'Закупка или услуга', 'Purchase or service'),
  system: say('Тізілімдегі жүйе', 'Система в реестре', 'System in the register'),
  counted: say('Соңғы салыстыру', 'Последняя сверка', 'Compared last'),
  never: say('Әлі салыстырылған жоқ', 'Сверки ещё не было', 'Not compared yet'),
  owners: say('Кімнің несі тіркелмеген', 'Что и у кого не зарегистрировано', 'Whose and what'),
  owner: say('Иесі', 'Владелец', 'Owner'),
  programme: say('Бағдарламаның өзі', 'Сама программа', 'The programme itself'),
  thing: say('Не тіркелмеген', 'Что не зарегистрировано', 'What'),
  since: say('Анықталған күні', 'Обнаружено', 'Found'),
  none: say('Тіркелмеген ештеңе табылмады', 'Незарегистрированного не найдено', 'Nothing unregistered was found'),
  duty: say('Жүйені тіркеу міндеті', 'Обязанность зарегистрировать систему', 'A system to be registered'),
  todo: say(
    'жүйені тіркеңіз. Кілт үшін тіркелген жүйенің нөмірін кілттің баптауында көрсетіңіз, деректер үшін оларды жүйе туралы жазбада көрсетіңіз, сатып алу немесе қызмет үшін жүйені ол туралы жазбада таңдаңыз. Содан кейін міндет өздігінен тоқтайды.',
    'зарегистрируйте систему. Для ключа укажите её номер в настройках ключа, для данных перечислите их в записи о системе, для закупки или услуги выберите систему в записи о ней. Тогда обязанность прекратится сама.',
    'register the system. For a key, name its number in the settings of the key; for data, name them in the entry of the system; for a purchase or a service, choose the system in its entry. The duty then ends by itself.'),
} as const satisfies Record<string, Text>

export const kinds = {
  key: say('Соңғы 30 күнде қолданылған кілттер', 'Ключи, которыми пользовались за последние 30 дней', 'Keys used within 30 days'),
  model: say('Шығарылған модельдер', 'Выпущенные модели', 'Released models'),
  grant: say('Өнімге, қызметке немесе оқытуға берілген деректер', 'Данные, предоставленные для продукта, услуги или обучения', 'Data lent for a product, a service or training'),
  purchase: say('Мемлекеттік органдар хабарлаған сатып алулар', 'Закупки, о которых сообщили государственные органы', 'Purchases that state bodies have told of'),
  service: say('Модель қолданылатын жарияланған қызметтер', 'Опубликованные услуги, в которых применяется модель', 'Published services that use a model'),
} as const satisfies Record<string, Text>

/** Of one thing, to whoever runs it. */
export const unregistered = (title: Text): Text => say(
  `«${title.kk}» қолданылып жүр, бірақ оны пайдаланатын жүйе тізілімде жоқ.`, `«${title.ru}» используется, но в реестре нет системы, которая этим пользуется.`, `“${title.en}” is in use, and no system that uses it stands in the register.`)

/** To whoever runs something that stands in no system of the register: `registration` is the procedure by which they enter it, `law` what asks for it. */
export const gapLetter = (title: Text, registration: string, law: Text): LetterParts =>
  ({ kind: 'thing/unregistered', path: `/services/${registration}`, subject: words.duty, says: unregistered(title), ground: law, todo: words.todo })
