/** Names that are safe everywhere: of tables, made of Latin letters, and of columns, told apart without regard to case. */

/** Cyrillic to Latin for the names of files: Kazakh as in passports, Russian letters by the same table. */
const latin: Readonly<Record<string, string>> = {
  а: 'a', ә: 'a', б: 'b', в: 'v', г: 'g', ғ: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', қ: 'k', л: 'l', м: 'm',
  н: 'n', ң: 'n', о: 'o', ө: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ұ: 'u', ү: 'u', ф: 'f', х: 'kh', һ: 'h', ц: 'ts', ч: 'ch', ш: 'sh',
  щ: 'shch', ъ: '', ы: 'y', і: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya',
}

/** Gives each wish a name of `[a-z0-9_-]`, at most 60 characters, that was not given before. */
export function tableNames(): (wish: string) => string {
  const given = new Set<string>()
  return (wish) => {
    const plain = [...wish.normalize('NFC').toLowerCase()].map((sign) => latin[sign] ?? sign).join('').normalize('NFKD')
      .replace(/\p{M}/gu, '').replace(/[^a-z0-9_-]+/g, '_').replace(/^[_-]+|[_-]+$/g, '').slice(0, 56) || 'table'
    return unique(plain, given, '_')
  }
}

/** The name of a file without its folders and its last endings: `a/b/Жоспар 2026.csv.gz` is `Жоспар 2026`. */
export function stemOf(name: string): string {
  const file = name.split(/[/\\]/).findLast((part) => part !== '') ?? ''
  return file.replace(/\.gz$/i, '').replace(/\.[a-z0-9]{1,8}$/i, '') || file
}

function unique(wish: string, given: Set<string>, joint: string): string {
  let name = wish
  for (let turn = 2; given.has(name.toLowerCase()); turn += 1) name = `${wish}${joint}${turn}`
  given.add(name.toLowerCase())
  return name
}

export interface ColumnName { readonly name: string; readonly original?: string }

/** Control, format and zero-width signs have no place in a name. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu

/** The engine's own column of a Parquet file, by which pages of rows are found. */
const taken = 'file_row_number'

/** Names columns after their headers: kept as they are wherever possible, never empty, never twice, at most 120 characters. */
export function columnNames(headers: readonly string[]): readonly ColumnName[] {
  const given = new Set<string>([taken])
  return headers.map((header, index) => {
    const clean = header.normalize('NFC').replace(invisible, ' ').replace(/\s+/gu, ' ').trim()
    const short = [...clean].slice(0, 120).join('').trim()
    const name = unique(short || `column_${index + 1}`, given, '_')
    return name === header ? { name } : { name, original: [...header].slice(0, 1000).join('') }
  })
}
