/** What the journal says to people. */
import { Failure } from '../../law/failure.ts'
import type { Text } from '../../law/text.ts'

export const entryIsMissing = (id: bigint): Failure => new Failure('not found', {
  kk: `Журналда № ${id} жазба жоқ. Нөмірін тексеріңіз.`,
  ru: `В журнале нет записи № ${id}. Проверьте номер.`,
  en: `The journal has no entry no. ${id}. Check the number.`,
})

export const sizeIsUnknown = (size: number): Failure => new Failure('not found', {
  kk: `Журналда мұндай орын жоқ: қазір ондағы жазбалар саны — ${size}.`,
  ru: `В журнале нет такого места: сейчас в нём записей: ${size}.`,
  en: `The journal has no such place: its entries number ${size} now.`,
})

/** Where a fault is: the place in the tree when there is one, the number in the table when it is known. */
export interface Where {
  readonly index?: number
  readonly id?: bigint
}

const place = ({ index, id }: Where): Text => {
  const number = id === undefined ? '' : ` (№ ${id})`
  if (index === undefined) return { kk: `№ ${id} жазба`, ru: `Запись № ${id}`, en: `Entry no. ${id}` }
  return {
    kk: `Журналдың ${index}-орнындағы жазба${number}`,
    ru: `Запись на месте ${index}${number}`,
    en: `The entry at place ${index}${number.replace('№', 'no.')}`,
  }
}

const of = (where: Where, kk: string, ru: string, en: string): Text => {
  const at = place(where)
  return { kk: `${at.kk} ${kk}`, ru: `${at.ru} ${ru}`, en: `${at.en} ${en}` }
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
  beyond: (where: Where) => of(where,
    'бақылау нүктесімен қамтылмаған, бірақ оған орын берілген.',
    'занимает место, которое контрольная точка не охватывает.',
    'has a place that the checkpoint does not cover.'),
  tile: (level: number, index: number): Text => ({
    kk: `Ағаштың сақталған бөлігі (деңгейі ${level}, нөмірі ${index}) жазбаларға сәйкес келмейді.`,
    ru: `Сохранённая часть дерева (уровень ${level}, номер ${index}) не соответствует записям.`,
    en: `The stored tile ${index} of level ${level} does not match the entries.`,
  }),
  root: (size: number): Text => ({
    kk: `Алғашқы ${size} жазба олар бойынша қол қойылған бақылау нүктесіне сәйкес келмейді.`,
    ru: `Записи с первой по ${size}-ю не соответствуют подписанной по ним контрольной точке.`,
    en: `The first ${size} entries do not match the checkpoint that was signed over them.`,
  }),
  checkpoint: (size: number, why: string): Text => ({
    kk: `${size} жазба бойынша бақылау нүктесінің қолтаңбасы жарамсыз: ${why}.`,
    ru: `Контрольная точка на ${size} записей подписана неверно: ${why}.`,
    en: `The checkpoint over ${size} entries is not validly signed: ${why}.`,
  }),
  noCheckpoint: (): Text => ({
    kk: 'Журналда орын берілген жазбалар бар, бірақ қол қойылған бақылау нүктесі жоқ.',
    ru: 'В журнале есть упорядоченные записи, но нет подписанной контрольной точки.',
    en: 'The journal has entries in the tree but no signed checkpoint.',
  }),
  unreachable: (path: string): Text => ({
    kk: `Журналдың жарияланған бөлігін алу мүмкін болмады немесе ол бүлінген: ${path}.`,
    ru: `Не удалось получить опубликованную часть журнала, или она повреждена: ${path}.`,
    en: `A published part of the journal could not be had, or is damaged: ${path}.`,
  }),
} as const
