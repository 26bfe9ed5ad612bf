/** Proposes which columns, put together, may name a person: from their headers in three languages and from their profile. Pure. */
import type { Text } from '../../law/text.ts'
import { kindLabels, type QuasiKind } from './anonymity.messages.ts'

/** In the order in which a header is tried. */
const quasiKinds: readonly QuasiKind[] = [
  'birthday', 'age', 'sex', 'settlement', 'address', 'postcode', 'occupation', 'employer', 'education', 'ethnicity', 'marital', 'family',
  'date', 'other',
]

export interface QuasiIdentifier { readonly column: string; readonly kind: QuasiKind }

/** What the profile of a version knows of a column. */
export interface ColumnFacts {
  readonly name: string
  /** Its labels, in any language. */
  readonly labels?: readonly string[]
  readonly type: 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp'
  readonly rows: number
  readonly distinct: number
  /** Some of its most frequent values. */
  readonly values?: readonly string[]
}

export interface Proposal extends QuasiIdentifier { readonly because: Text }

/**
 * Beginnings of words of headers, Kazakh, Russian, English and transliterated as in many databases; `=` asks for the whole word.
 * The first kind that fits wins. Two words in one entry must both be there.
 */
const words: Readonly<Partial<Record<QuasiKind, readonly string[]>>> = {
  birthday: ['туған күн', 'туған жыл', 'туған дата', 'рожден', 'birth', '=dob', 'rozhden', 'tugan kun', 'tugan zhyl'],
  age: ['=жас', '=жасы', 'возраст', '=age', 'vozrast', '=zhas', '=zhasy', '=jasy'],
  sex: ['жыныс', '=пол', '=sex', 'gender', '=pol', 'zhynys', 'jynys'],
  postcode: ['пошта индекс', 'почтов индекс', 'postcode', 'postal', '=zip', '=zipcode', 'indeks'],
  address: ['мекен', 'мекенжай', 'адрес', 'address', 'көше', 'улиц', 'street', 'adres', 'mekenzhai', 'ulitsa'],
  settlement: [
    'елді мекен', 'қала', 'ауыл', 'аудан', 'облыс', 'өңір', 'город', 'село', 'посел', 'район', 'област', 'регион', 'населен', 'като',
    'settlement', 'city', 'town', 'village', 'district', 'region', 'oblast', 'gorod', 'raion', 'rayon', '=kato', 'qala', 'audan', 'oblys',
    'locality', 'municipalit',
  ],
  employer: ['жұмыс оры', 'жұмыс беруші', 'место работ', 'работодател', 'employer', 'workplace', 'rabotodatel'],
  occupation: [
    'лауазым', 'мамандық', 'кәсіп', 'кәсіб', 'должност', 'професси', 'специальност', 'occupation', 'profession', 'position', 'job',
    'dolzhnost', 'professi', 'lauazym',
  ],
  education: ['білім', 'образован', 'education', 'degree', 'obrazovan', 'bilim'],
  ethnicity: ['ұлт', 'этнос', 'национальност', 'ethnic', 'nationality', 'гражданств', 'азаматтық', 'citizenship', 'natsionalnost'],
  marital: ['отбасы жағдай', 'семейн положен', 'marital', 'неке', 'брак'],
  family: ['бала сан', 'балалар сан', 'количеств дет', 'числ дет', 'children', 'household', 'отбасы сан', 'состав семь'],
  date: ['=күн', '=күні', 'дата', 'date', '=day', '=data', 'мерзім'],
}

const sexes = new Set(['м', 'ж', 'муж', 'жен', 'мужской', 'женский', 'ер', 'әйел', 'еркек', 'ұл', 'қыз', 'm', 'f', 'male', 'female'])

/** The words of a header: split at spaces, signs, digits and a capital after a small letter. */
const wordsOf = (header: string): readonly string[] => header.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase()
  .replaceAll('ё', 'е').split(/[^\p{L}]+/u).filter((word) => word !== '')

function kindIn(header: string): QuasiKind | undefined {
  const found = wordsOf(header)
  const has = (part: string): boolean => (part.startsWith('=') ? found.includes(part.slice(1))
    : found.some((word) => word.startsWith(part)))
  return quasiKinds.find((kind) => words[kind]?.some((entry) => entry.split(' ').every(has)))
}

/** Proposes quasi-identifiers in the order of the columns. A person decides; a column that tells everybody apart or nobody is left out. */
export function proposeQuasiIdentifiers(columns: readonly ColumnFacts[]): readonly Proposal[] {
  return columns.flatMap((column): readonly Proposal[] => {
    if (column.distinct <= 1) return []
    const values = column.values ?? []
    const ofSexes = values.length > 0 && column.distinct <= 4 && values.every((value) => sexes.has(value.trim().toLowerCase()))
    const named = [column.name, ...column.labels ?? []].map(kindIn).find((kind) => kind !== undefined)
    const kind = ofSexes ? 'sex' : named ?? (column.type === 'date' ? 'date' : undefined)
    if (kind === undefined) return []
    // Sums and codes are not ages, and what is different in every row is an identifier, which the gate for personal data takes.
    if (kind === 'age' && column.type !== 'integer' && column.type !== 'text') return []
    if (column.type === 'decimal' || (column.rows > 1000 && column.distinct > 0.98 * column.rows && kind !== 'birthday')) return []
    return [{ column: column.name, kind, because: kindLabels[kind] }]
  })
}
