/** What the journal says to people. */
import { Failure } from '../../law/failure.ts'
import { spoken, type Text } from '../../law/text.ts'

export const entryIsMissing = (id: bigint): Failure => new Failure('not found', spoken({
  kk: `Журналда № ${id} жазба жоқ. Нөмірін тексеріңіз.`,
  ru: `В журнале нет записи № ${id}. Проверьте номер.`,
  en: `The journal has no entry no. ${id}. Check the number.`,
}))

export const notOnShelf = (entry: bigint): Failure => new Failure('not found', spoken({
  kk: `№ ${entry} жазба кейінге қалдырылмаған: ол өңделген немесе тізімнен алынған. Тізімді жаңартыңыз.`,
  ru: `Запись № ${entry} больше не отложена: она обработана или снята. Обновите список.`,
  en: `Entry no. ${entry} is not set aside any more: it was taken, or dismissed. Load the list anew.`,
}))

export const cannotTry = (): Failure => new Failure('not found', spoken({
  kk: 'Қайта өңдейтін ештеңе жоқ: жазба өңделген немесе тізімнен алынған. Тізімді жаңартыңыз.',
  ru: 'Повторять нечего: запись уже обработана или снята. Обновите список.',
  en: 'There is nothing to try again: it was taken, or dismissed. Load the list anew.',
}))

export const triedAlready = (): Failure => new Failure('conflict', spoken({
  kk: 'Жазба қазір автоматты түрде қайта өңделіп жатыр. Бір минуттан кейін тізімді жаңартыңыз.',
  ru: 'Запись сейчас снова обрабатывается автоматически. Обновите список через минуту.',
  en: 'The entry is being tried by itself now. Load the list anew in a minute.',
}))

export const behindAnother = (): Failure => new Failure('conflict', spoken({
  kk: 'Бұл жазба сол мәселе бойынша алдыңғы жазбаны күтуде. Алдымен алдыңғысын қайта өңдеңіз немесе тізімнен алыңыз.',
  ru: 'Эта запись ждёт предыдущую по тому же предмету. Сначала обработайте снова или снимите предыдущую.',
  en: 'This entry waits for an earlier one of the same subject. Take that one again, or dismiss it, first.',
}))

export const noSubscriber = (): Failure => new Failure('conflict', spoken({
  kk: 'Порталдың осы нұсқасында мұндай өңдеуші жоқ: жазбаны ешкім өңдемейді. Оны тізімнен алыңыз.',
  ru: 'В этой версии портала такого обработчика нет: запись никто не обработает. Снимите её.',
  en: 'This release of the portal has no such subscriber: nobody would take the entry. Dismiss it.',
}))

/** No history goes on of a journal that is not itself one that was signed. */
export const newHistoryRefusal = (fault: Text): Failure => new Failure('conflict', spoken({
  kk: `Бұл журналды жалғастыруға болмайды: ${fault.kk} Алдымен бұрынғырақ сақтық көшірмені қалпына келтіріңіз.`,
  ru: `Этот журнал не может быть продолжен: ${fault.ru} Сначала восстановите более раннюю резервную копию.`,
  en: `This journal cannot go on: ${fault.en} Restore an earlier backup first.`,
}))

export const sizeIsUnknown = (size: number): Failure => new Failure('not found', spoken({
  kk: `Журналда мұндай орын жоқ: қазір ондағы жазбалар саны — ${size}.`,
  ru: `В журнале нет такого места: сейчас в нём записей: ${size}.`,
  en: `The journal has no such place: its entries number ${size} now.`,
}))

/** Where a fault is: the place in the tree when there is one, the number in the table when it is known. */
export interface Where {
  readonly index?: number
  readonly id?: bigint
}

const place = ({ index, id }: Where): Text => {
  const number = id === undefined ? '' : ` (№ ${id})`
  if (index === undefined) return spoken({ kk: `№ ${id} жазба`, ru: `Запись № ${id}`, en: `Entry no. ${id}` })
  return spoken({
    kk: `Журналдың ${index}-орнындағы жазба${number}`,
    ru: `Запись на месте ${index}${number}`,
    en: `The entry at place ${index}${number.replace('№', 'no.')}`,
  })
}

const of = (where: Where, kk: string, ru: string, en: string): Text => {
  const at = place(where)
  return spoken({ kk: `${at.kk} ${kk}`, ru: `${at.ru} ${ru}`, en: `${at.en} ${en}` })
}

/** What a check of the journal can find wrong, in words. */
export const faults = {
  missing: (where: Where) => of(where, 'жоқ.', 'отсутствует.', 'is missing.'),
  changed: (where: Where) => of(where,
    'жазылғаннан кейін өзгертілген: мазмұны өз хешіне сәйкес келмейді.',
    'изменена после внесения: содержание не соответствует её хешу.',
    'was changed after it was written: its content does not match its hash.'),
  replaced: (where: Where) => of(where,
    'ауыстырылған: хеші ағашта сақталған хешке сәйкес келмейді.',
    'подменена: её хеш не совпадает с хешем, сохранённым в дереве.',
    'was replaced: its hash is not the one that the tree holds.'),
  personal: (where: Where) => of(where,
    'бойынша дербес деректер өзгертілген: олар жазбадағы хешке сәйкес келмейді.',
    'содержит изменённые персональные данные: они не соответствуют хешу в записи.',
    'has changed personal data: they do not match their commitment.'),
  erasure: (where: Where) => of(where,
    'бойынша дербес деректер өшірілген, бірақ өшіру журналға жазылмаған.',
    'лишилась персональных данных, но их удаление в журнале не записано.',
    'lost its personal data, but no entry records the erasure.'),
  pseudonym: (where: Where) => of(where,
    'бойынша кімнің әрекет еткенін ашатын кілт жоғалған, бірақ кілттің өшірілгені журналға жазылмаған.',
    'лишилась ключа, раскрывающего, кто действовал, но его удаление в журнале не записано.',
    'lost the key that opens who acted, but no entry records its erasure.'),
  beyond: (where: Where) => of(where,
    'бақылау нүктесімен қамтылмаған, бірақ оған орын берілген.',
    'занимает место, которое контрольная точка не охватывает.',
    'has a place that the checkpoint does not cover.'),
  tile: (level: number, index: number): Text => spoken({
    kk: `Ағаштың сақталған бөлігі (деңгейі ${level}, нөмірі ${index}) жазбаларға сәйкес келмейді.`,
    ru: `Сохранённая часть дерева (уровень ${level}, номер ${index}) не соответствует записям.`,
    en: `The stored tile ${index} of level ${level} does not match the entries.`,
  }),
  root: (size: number): Text => spoken({
    kk: `Алғашқы ${size} жазба олар бойынша қол қойылған бақылау нүктесіне сәйкес келмейді.`,
    ru: `Записи с первой по ${size}-ю не соответствуют подписанной по ним контрольной точке.`,
    en: `The first ${size} entries do not match the checkpoint that was signed over them.`,
  }),
  checkpoint: (size: number, why: string): Text => spoken({
    kk: `${size} жазба бойынша бақылау нүктесінің қолтаңбасы жарамсыз: ${why}.`,
    ru: `Контрольная точка на ${size} записей подписана неверно: ${why}.`,
    en: `The checkpoint over ${size} entries is not validly signed: ${why}.`,
  }),
  noCheckpoint: (): Text => spoken({
    kk: 'Журналда орын берілген жазбалар бар, бірақ қол қойылған бақылау нүктесі жоқ.',
    ru: 'В журнале есть упорядоченные записи, но нет подписанной контрольной точки.',
    en: 'The journal has entries in the tree but no signed checkpoint.',
  }),
  unreachable: (path: string): Text => spoken({
    kk: `Журналдың жарияланған бөлігін алу мүмкін болмады немесе ол бүлінген: ${path}.`,
    ru: `Не удалось получить опубликованную часть журнала, или она повреждена: ${path}.`,
    en: `A published part of the journal could not be had, or is damaged: ${path}.`,
  }),
} as const

const mend: Text = spoken({
  kk: 'Жаңа жазбаларға қол қойылмайды. Дерекқорды қол қойылған соңғы журналды қамтитын сақтық көшірмеден қалпына келтіріңіз. Мұндай көшірме болмаса, shanyraq new-history командасымен '
    + 'журналды жаңа кілтпен ашық түрде жалғастырыңыз. Толығырақ: docs/backup.md.',
  ru: 'Новые записи не подписываются. Восстановите базу данных из резервной копии, в которой есть последний подписанный журнал. Если такой копии нет, открыто продолжите журнал с новым ключом '
    + 'командой shanyraq new-history. Подробнее: docs/backup.md.',
  en: 'Nothing new is signed. Bring the database back from a backup that holds the journal as it was last signed. If there is none, go on openly under a new key with '
    + 'shanyraq new-history. More in docs/backup.md.',
})

const refusal = (kk: string, ru: string, en: string): Text => spoken({ kk: `${kk} ${mend.kk}`, ru: `${ru} ${mend.ru}`, en: `${en} ${mend.en}` })

/** Why the journal is not signed any more, and the mend. */
export const refusals = {
  shorter: (signed: number, there: number): Text => refusal(
    `Журналдың ${signed} жазбасына қол қойылған, ал дерекқордағы бақылау нүктесі ${there} жазбаны ғана қамтиды: журнал бұрынғы күйіне қайтарылған.`,
    `Подписано записей журнала: ${signed}, а контрольная точка в базе данных охватывает только ${there}: журнал возвращён к прежнему состоянию.`,
    `${signed} entries of the journal were signed, and the checkpoint in the database covers ${there}: the journal was set back.`),
  other: (size: number): Text => refusal(
    `Дерекқордағы журналдың алғашқы ${size} жазбасы қол қойылған жазбаларға сәйкес келмейді: олар өзгертілген.`,
    `Записи журнала с первой по ${size}-ю в базе данных не соответствуют подписанным: они изменены.`,
    `The first ${size} entries of the journal in the database are not those that were signed: they were changed.`),
  head: (why: string): Text => refusal(
    `Дерекқордағы бақылау нүктесіне порталдың кілтімен қол қойылмаған (${why}).`,
    `Контрольная точка в базе данных не подписана ключом портала (${why}).`,
    `The checkpoint in the database is not signed with the portal’s key (${why}).`),
  anchor: (why: string): Text => refusal(
    `Кілттің жанында сақталған соңғы бақылау нүктесі (keys/journal.anchor) оқылмайды (${why}).`,
    `Последняя контрольная точка, хранимая рядом с ключом (keys/journal.anchor), не читается (${why}).`,
    `The last checkpoint, which is kept beside the key (keys/journal.anchor), cannot be read (${why}).`),
  entry: ({ kk, ru, en }: Text): Text => refusal(kk, ru, en),
} as const
