/** The words of the journal's pages. */
import { spoken, type Text } from '../../law/text.ts'

export const journalWords = {
  title: { kk: 'Ашық журнал', ru: 'Открытый журнал', en: 'Public journal' },
  lead: {
    kk: 'Порталда жасалған әр әрекет осы журналға жазылады. Жазбаны кейін өзгертуге де, өшіруге де болмайды: өзгерсе, оны кез келген адам байқайды.',
    ru: 'Каждое действие на портале записывается в этот журнал. Изменить или убрать запись потом нельзя: это заметит любой.',
    en: 'Every act on the portal is written into this journal. No entry can be changed or taken out later without anyone being able to notice.',
  },
  how: { kk: 'Бұл қалай жұмыс істейді', ru: 'Как это устроено', en: 'How it works' },
  howList: [
    spoken({
      kk: 'Әр жазбадан оның хеші есептеледі. Хештер екі-екіден біріктіріліп, ағаш құрайды, ағаштың түбірі барлық жазбаға тәуелді.',
      ru: 'От каждой записи вычисляется хеш. Хеши попарно складываются в дерево, и его корень зависит от всех записей.',
      en: 'A hash is computed of each entry. Two by two the hashes are joined into a tree, whose root depends on every entry.',
    }),
    spoken({
      kk: 'Портал ағаштың көлемі мен түбіріне қол қояды: бұл — бақылау нүктесі. Оны бүгін сақтап қойсаңыз, ертең журналдың тек толықтырылғанын тексере аласыз.',
      ru: 'Портал подписывает размер и корень дерева: это контрольная точка. Сохраните её сегодня, и завтра сможете проверить, что журнал только дополнялся.',
      en: 'The portal signs the size and the root of the tree: this is the checkpoint. Keep it today, and tomorrow you can check that the journal was only added to.',
    }),
    spoken({
      kk: 'Адамдардың дербес деректері журналда жоқ: олардың орнында тек хеш тұр, деректің өзін заң бойынша өшіруге болады. Әрекет еткен адам бүркеншік атпен жазылады, ол әр істе басқа. Бүркеншік аттар енгізілгенге дейінгі жазбаларда адамның сәйкестендіргіші тұр, оларды өзгертуге болмайды.',
      ru: 'Персональных данных в журнале нет: вместо них стоит хеш, а сами данные по закону можно удалить. Тот, кто действовал, записан под псевдонимом, в каждом деле — под другим. В записях, сделанных до введения псевдонимов, стоит идентификатор человека: изменить их нельзя.',
      en: 'There are no personal data in the journal: a hash stands in their place, and the data themselves can be erased as the law demands. A person who acts is written down under a pseudonym, another in each case. Entries of before there were pseudonyms hold the id of the person: they cannot be changed.',
    }),
  ],
  now: { kk: 'Соңғы бақылау нүктесі', ru: 'Последняя контрольная точка', en: 'Latest checkpoint' },
  size: { kk: 'Жазбалар саны', ru: 'Записей', en: 'Entries' },
  root: { kk: 'Ағаштың түбірі', ru: 'Корень дерева', en: 'Root of the tree' },
  newest: { kk: 'Соңғы жазба', ru: 'Последняя запись', en: 'Latest entry' },
  note: { kk: 'Қол қойылған бақылау нүктесі', ru: 'Подписанная контрольная точка', en: 'The signed checkpoint' },
  key: { kk: 'Журналдың ашық кілті', ru: 'Открытый ключ журнала', en: 'Public key of the journal' },
  look: { kk: 'Жазбаларды көру', ru: 'Смотреть записи', en: 'Look at the entries' },
  yourself: { kk: 'Өзіңіз тексеріңіз', ru: 'Проверьте сами', en: 'Check it yourself' },
  yourselfText: {
    kk: 'Журнал C2SP tlog-tiles форматында ашық тұр: оны осы форматты білетін кез келген бағдарлама тексереді. Төмендегі жолдар бақылау нүктесін, алғашқы жазбаларды және дәлелдемелерді жүктейді.',
    ru: 'Журнал открыт в формате C2SP tlog-tiles, и его проверит любая программа, которая этот формат знает. Строки ниже скачают контрольную точку, первые записи и доказательства.',
    en: 'The journal is open in the format C2SP tlog-tiles, and any program that knows it can check it. The lines below fetch the checkpoint, the first entries and the proofs.',
  },
  yourselfLines: { kk: 'Журналды жүктеу жолдары', ru: 'Строки для загрузки журнала', en: 'Lines that fetch the journal' },
  withoutComings: { kk: 'Порталға кіру мен шығудан басқасы', ru: 'Все, кроме входов и выходов', en: 'All but people coming and going' },
  everything: { kk: 'Барлық жазба', ru: 'Все записи', en: 'Every entry' },
  entries: { kk: 'Журнал жазбалары', ru: 'Записи журнала', en: 'Entries of the journal' },
  place: { kk: '№', ru: '№', en: 'No.' },
  what: { kk: 'Не болды', ru: 'Что произошло', en: 'What happened' },
  when: { kk: 'Уақыты', ru: 'Время', en: 'When' },
  who: { kk: 'Кім', ru: 'Кто', en: 'Who' },
  subject: { kk: 'Неге қатысты', ru: 'К чему относится', en: 'What it is about' },
  type: { kk: 'Түрі', ru: 'Вид', en: 'Kind' },
  none: { kk: 'Мұндай жазба жоқ', ru: 'Таких записей нет', en: 'There are no such entries' },
  noneHint: { kk: 'Іріктеуді алып тастаңыз немесе кейінірек қараңыз.', ru: 'Сбросьте отбор или загляните позже.', en: 'Clear the filter, or look again later.' },
  body: { kk: 'Жазбада не бар', ru: 'Что в записи', en: 'What the entry says' },
  personal: { kk: 'Дербес деректер', ru: 'Персональные данные', en: 'Personal data' },
  personalKept: {
    kk: 'Журналда жоқ: орнында тек хеш тұр',
    ru: 'В журнале их нет, вместо них стоит хеш',
    en: 'Not in the journal: a hash stands in their place',
  },
  personalErased: { kk: 'Өшірілген, хеші ғана қалған', ru: 'Удалены, остался только хеш', en: 'Erased; only their hash is left' },
  published: { kk: 'Жарияланған түрі', ru: 'Как она опубликована', en: 'As it is published' },
  publishedText: {
    kk: 'Жапырақ хеші дәл осы мәтіннен есептеледі (UTF-8): алдына нөл байт қойылып, SHA-256 алынады.',
    ru: 'Хеш листа вычисляется ровно по этому тексту (UTF-8): перед ним ставится нулевой байт и берётся SHA-256.',
    en: 'The hash of the leaf is computed of exactly this text (UTF-8): SHA-256 with a zero byte before it.',
  },
  openingRight: { kk: 'Кілт сәйкес келді: осы жазбадағы әрекетті мына адам жасаған', ru: 'Ключ подошёл: действие в этой записи совершил этот человек', en: 'The key fits: this is who acted' },
  openingText: {
    kk: 'Жазбадағы бүркеншік ат осы тұлға мен кілттен есептеледі. Кілт тек осы тұлғаның осы іс бойынша бүркеншік атын ашады.',
    ru: 'Псевдоним в записи вычисляется из этого лица и ключа. Ключ раскрывает псевдоним только этого лица и только в этом деле.',
    en: 'The pseudonym in the entry is computed from this actor and the key. The key opens this actor’s pseudonym in this matter, and no other.',
  },
  openingWrong: { kk: 'Кілт сәйкес келмейді', ru: 'Ключ не подходит', en: 'The key does not fit' },
  openingWrongText: {
    kk: 'Бұл кілт пен тұлға осы жазбадағы бүркеншік атты бермейді: олар кімнің әрекет еткенін дәлелдемейді.',
    ru: 'Из этого ключа и лица не получается псевдоним, указанный в записи: кто действовал, они не доказывают.',
    en: 'This key and this actor do not give the pseudonym in the entry: they prove nothing of who acted.',
  },
  proof: { kk: 'Журналда бар екенінің дәлелдемесі', ru: 'Доказательство, что запись есть в журнале', en: 'Proof that it is in the journal' },
  proofRight: { kk: 'Жазба журналда бар', ru: 'Запись есть в журнале', en: 'The entry is in the journal' },
  proofWrong: { kk: 'Дәлелдеме бақылау нүктесіне сәйкес келмейді', ru: 'Доказательство не сходится с контрольной точкой', en: 'The proof does not agree with the checkpoint' },
  leaf: { kk: 'Жазба мәтінінен есептелген жапырақ хеші', ru: 'Хеш листа, вычисленный по тексту записи', en: 'Hash of the leaf, computed from the text' },
  left: { kk: 'Сол жақтағы көршімен біріктіреміз', ru: 'Соединяем с соседом слева', en: 'Joined with the neighbour on the left' },
  right: { kk: 'Оң жақтағы көршімен біріктіреміз', ru: 'Соединяем с соседом справа', en: 'Joined with the neighbour on the right' },
  neighbour: { kk: 'Көршісі', ru: 'Сосед', en: 'Neighbour' },
  over: { kk: 'Шыққан хеш', ru: 'Получаем', en: 'Gives' },
  isRoot: { kk: 'Бұл хеш бақылау нүктесіндегі түбірмен бірдей', ru: 'Этот хеш совпадает с корнем в контрольной точке', en: 'This hash is the root in the checkpoint' },
  older: { kk: 'Алдыңғы жазба', ru: 'Предыдущая запись', en: 'Entry before' },
  newer: { kk: 'Келесі жазба', ru: 'Следующая запись', en: 'Entry after' },
  asJson: { kk: 'Дәлелдеме JSON түрінде', ru: 'Доказательство в JSON', en: 'The proof as JSON' },
} as const satisfies Record<string, Text | readonly Text[]>

export const entryTitle = (index: number): Text => spoken({ kk: `№ ${index} жазба`, ru: `Запись № ${index}`, en: `Entry No. ${index}` })

export const proofText = (index: number, size: string, steps: number): Text => spoken({
  kk: `№ ${index} жазбадан басталып, ${size} жазбадан тұратын ағаштың түбіріне дейін есептелді, қадам саны — ${steps}. Түбірге портал қол қойған.`,
  ru: `От записи № ${index} вычислен корень всего дерева: записей — ${size}, шагов — ${steps}. Корень подписан порталом.`,
  en: `From entry No. ${index} the root of the whole tree was computed: entries ${size}, steps ${steps}. The root is signed by the portal.`,
})
