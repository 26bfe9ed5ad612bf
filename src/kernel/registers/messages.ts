/** What the registers say to people. */
import type { EntryDoes, EntryState } from '../../law/register.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

const found: Readonly<Record<EntryState | 'none', Text>> = {
  none: say('Мұндай жазба жоқ.', 'Такой записи нет.', 'There is no such entry.'),
  entered: say('Жазба тізілімге енгізілген, күшінде.', 'Запись внесена и действует.', 'The entry is in the register and in force.'),
  suspended: say('Жазбаның қолданысы тоқтатыла тұрған.', 'Действие записи приостановлено.', 'The entry is suspended.'),
  struck: say('Жазба тізілімнен алып тасталған.', 'Запись исключена из реестра.', 'The entry was struck off.'),
}

const cannot: Readonly<Record<EntryDoes, Text>> = {
  enter: say('Оны екінші рет енгізуге болмайды.', 'Внести её второй раз нельзя.', 'It cannot be entered a second time.'),
  change: say('Оны өзгертуге болмайды.', 'Изменить её нельзя.', 'It cannot be changed.'),
  suspend: say('Оның қолданысын тоқтата тұруға болмайды.', 'Приостановить её нельзя.', 'It cannot be suspended.'),
  restore: say('Қалпына келтіретін ештеңе жоқ.', 'Восстанавливать нечего.', 'There is nothing to restore.'),
  strike: say('Оны алып тастауға болмайды.', 'Исключить её нельзя.', 'It cannot be struck off.'),
}

export const messages = {
  notNow: (does: EntryDoes, state: EntryState | 'none'): Text =>
    say(`${found[state].kk} ${cannot[does].kk}`, `${found[state].ru} ${cannot[does].ru}`, `${found[state].en} ${cannot[does].en}`),
  noEntry: found.none,
  endsBefore: say('Аяқталу уақыты басталу уақытынан кейін болуы керек.', 'Окончание должно быть позже начала.', 'The end must be after the beginning.'),
  atOneTime: (number: string): Text => say(
    `Бұл уақытта № ${number} жазбасы тұр: уақыттары қабаттасады. Басқа уақытты немесе басқа орынды таңдаңыз.`, `В это время уже есть запись № ${number}: время пересекается. Выберите другое время или другое место.`,
    `Entry ${number} holds at this time: the two would overlap. Choose another time, or another place.`),
  noRegister: say('Мұндай тізілім жоқ.', 'Такого реестра нет.', 'There is no such register.'),
  noAct: say(
    'Жазбаны өзгертетін акт табылмады: жазба тек шешіммен немесе қол қойылған актімен өзгереді.',
    'Акт, которым меняется запись, не найден: запись меняется только решением или подписанным актом.',
    'The act that is to change the entry was not found: an entry changes only by a decision or a signed act.'),
  noField: (name: string): Text => say(`Тізілімде «${name}» өрісі жоқ.`, `В реестре нет поля «${name}».`, `The register has no field “${name}”.`),
  noColumn: (name: string, names: readonly string[]): Text => say(
    `Бұл тізімді «${name}» бағаны бойынша сұрыптауға болмайды. Мына бағандардың бірін көрсетіңіз (кему реті үшін алдына «-» қойыңыз): ${names.join(', ')}.`,
    `Сортировать этот список по столбцу «${name}» нельзя. Укажите один из столбцов (для обратного порядка — с «-» впереди): ${names.join(', ')}.`,
    `This list cannot be sorted by “${name}”. Name one of its columns (with “-” before it for the reverse order): ${names.join(', ')}.`),
  noFilter: (name: string, names: readonly string[]): Text => (names.length === 0
    ? say(`Бұл тізімді «${name}» бағаны бойынша іріктеуге болмайды: сүзгіні алып тастаңыз.`, `Отбирать этот список по столбцу «${name}» нельзя: уберите этот отбор.`, `This list cannot be narrowed by “${name}”: leave the filter out.`)
    : say(
      `Бұл тізімді «${name}» бағаны бойынша іріктеуге болмайды. Мына бағандардың бірін көрсетіңіз: ${names.join(', ')}.`,
      `Отбирать этот список по столбцу «${name}» нельзя. Укажите один из столбцов: ${names.join(', ')}.`,
      `This list cannot be narrowed by “${name}”. Name one of its columns: ${names.join(', ')}.`)),
  noCursor: say(
    'Тізімнің көрсетілген жері бұл ретке сәйкес келмейді. «cursor» параметрін алып тастап, тізімді басынан ашыңыз.',
    'Указанное место списка не относится к этому порядку. Уберите параметр «cursor» и откройте список с начала.',
    'That place in the list does not belong to this order. Leave “cursor” out and open the list from its beginning.'),
  noPage: say(
    'Тізім бет нөмірі бойынша тек барлық тізілімге ортақ ретпен ашылады. Бұл ретте «cursor» параметрін пайдаланыңыз: оның мәні алдыңғы беттің «next» өрісінде.',
    'По номеру страницы список открывается только в порядке, общем для всех реестров. В этом порядке используйте «cursor»: его значение — в поле «next» предыдущей страницы.',
    'A list is opened by the number of a page only in an order that every register has. In this one use “cursor”: the page before names it as “next”.'),
  savedName: (longest: number): Text => say(
    `Тізімге атау беріңіз: ең көбі ${longest} таңба.`, `Дайте списку название: не длиннее ${longest} знаков.`, `Give the list a name of at most ${longest} characters.`),
  savedTooLong: say(
    'Сүзгілер тым көп: тізімді сақтау үшін бірнешеуін алып тастаңыз.', 'Условий отбора слишком много: чтобы сохранить список, уберите часть из них.', 'There are too many filters to save: leave some of them out.'),
  savedTooMany: (most: number): Text => say(
    `Сақталған тізімдер саны шегіне жетті (${most}): жаңасын сақтау үшін біреуін өшіріңіз.`, `Сохранённых списков уже ${most}: чтобы сохранить новый, удалите один из них.`, `You have saved ${most} lists: remove one of them to save another.`),
  noNumber: say('Жазбаның нөмірін көрсетіңіз.', 'Укажите номер записи.', 'Give the number of the entry.'),
  tooMany: (most: number): Text => say(`Ең көбі ${most} жазба көрсетуге болады.`, `Число указанных записей — не больше ${most}.`, `At most ${most} entries can be named.`),
  none: say('Көрсетілмеген', 'Не указано', 'Not given'),
  noReferred: (number: string): Text => say(
    `№ ${number} жазбасы бұл тізілімде жоқ. Нөмірді тексеріңіз.`, `Записи № ${number} в этом реестре нет. Проверьте номер.`,
    `There is no entry ${number} in that register. Check the number.`),
  struckReferred: (number: string): Text => say(
    `№ ${number} жазбасы тізілімнен алып тасталған: оған сілтеме жасауға болмайды.`, `Запись № ${number} исключена из реестра: ссылаться на неё нельзя.`,
    `The entry ${number} was struck off: it cannot be referred to.`),
  inCircle: (column: Text, through: string): Text => say(
    `Тұйық тізбек: «${column.kk}» бағаны бойынша бұл жазба ${through} арқылы қайтадан өзіне сілтейді. Басқа жазбаны таңдаңыз немесе алдымен ${through} жазбасын өзгертіңіз.`,
    `Замкнутый круг: по столбцу «${column.ru}» эта запись через ${through} снова ссылается на саму себя. Выберите другую запись или сначала измените запись ${through}.`,
    `A circle: by the column “${column.en}” this entry leads through ${through} back to itself. Choose another entry, or change ${through} first.`,
  ),
  ownReferred: say('Жазба өзіне сілтеме жасай алмайды.', 'Запись не может ссылаться на себя.', 'An entry cannot refer to itself.'),
  notAmongst: (number: string): Text => say(
    `Таңдауға болатын жазбалардың арасында № ${number} жоқ. Нөмірді тексеріңіз немесе басқа жазбаны таңдаңыз.`,
    `Среди записей, которые можно выбрать, нет № ${number}. Проверьте номер или выберите другую запись.`,
    `There is no entry ${number} among those that can be chosen. Check the number, or choose another.`),
  notTheirs: (number: string): Text => say(
    `№ ${number} жазбасы енді өтініш берушіге тиесілі емес.`,
    `Запись № ${number} больше не принадлежит заявителю.`,
    `The entry ${number} is the applicant’s no more.`),
  unfit: (number: string): Text => say(
    `№ ${number} жазбасы осы сұраққа қойылатын талапқа сай емес. Басқа жазбаны таңдаңыз.`,
    `Запись № ${number} не отвечает требованию этого вопроса. Выберите другую запись.`,
    `The entry ${number} is not what this question requires. Choose another.`),
  notInState: (number: string, state: EntryState, day: string): Text => ({
    entered: say(
      `№ ${number} жазбасы ${day} күнінен бері күшінде.`,
      `Запись № ${number} действует с ${day}.`, `The entry ${number} has been in force since ${day}.`),
    suspended: say(
      `№ ${number} жазбасының қолданысы ${day} күні тоқтатыла тұрды.`,
      `Действие записи № ${number} приостановлено ${day}.`,
      `The entry ${number} was suspended on ${day}.`),
    struck: say(
      `№ ${number} жазбасы ${day} күні тізілімнен алып тасталды.`,
      `Запись № ${number} исключена из реестра ${day}.`,
      `The entry ${number} was struck off on ${day}.`),
  })[state],
  chooseAnother: (what: Text): Text => say(
    `${what.kk} Мұнда ондай жазбаны таңдауға болмайды: басқасын таңдаңыз.`, `${what.ru} Здесь такую запись выбрать нельзя: выберите другую.`, `${what.en} It cannot be chosen here: choose another.`),
  notOwner: say(
    'Бұл тізілімде жазба мұндай иеге тиесілі бола алмайды.', 'В этом реестре запись не может принадлежать такому владельцу.', 'An entry of this register cannot be theirs.'),
  notOwn: (word: string): Text => say(
    `«${word}» жазба иесінікі емес немесе мұндай атау жоқ. Тек өзіне тиесілісін атауға болады.`, `«${word}» не принадлежит владельцу записи, или такого нет. Назвать можно только своё.`, `“${word}” is not the owner’s, or there is none. Only what is their own can be named.`),
  notUnique: (number: string): Text => say(
    `Мұндай жазба тізілімде бар: № ${number}.`, `Такая запись в реестре уже есть: № ${number}.`, `The register has such an entry already: No. ${number}.`),
  notSecond: (number: string): Text => say(
    `Тізілімде жазбаңыз бар: № ${number}. Оны өзгертіңіз немесе алдымен кері қайтарып алыңыз.`, `В реестре уже есть ваша запись: № ${number}. Измените её или сначала отзовите.`,
    `You have an entry in the register already: No. ${number}. Change it, or take it back first.`),
  twiceInOne: say('Бір жазба екі рет енгізіліп тұр.', 'Одна и та же запись вносится дважды.', 'One entry is entered twice.'),
  changedSince: say(
    'Бұл жазбаны сіз ашқаннан кейін біреу өзгертті. Оны қайта ашып, тағы бір рет қараңыз.', 'Эту запись изменили после того, как вы её открыли. Откройте её снова и посмотрите ещё раз.',
    'Somebody changed this entry after you had opened it. Open it again and look once more.'),
}
