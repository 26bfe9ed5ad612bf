/** Which files of a source hold data that can be read, and under which names they lie in a repository. Pure. */

/** By what portals call a format, in lower case: the ending under which it is kept. */
const endings: Readonly<Record<string, string>> = {
  csv: 'csv', 'text/csv': 'csv', tsv: 'tsv', 'text/tab-separated-values': 'tsv', xlsx: 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  json: 'json', 'application/json': 'json', jsonl: 'jsonl', ndjson: 'jsonl', 'application/x-ndjson': 'jsonl', parquet: 'parquet', 'application/vnd.apache.parquet': 'parquet',
}

/** The ending for what is said of a format: words, media types, the last part of the address of an authority. Undefined when it holds no table. */
export function endingOf(formats: readonly (string | undefined)[], url: string): string | undefined {
  for (const format of formats) {
    const word = format?.trim().toLowerCase().replace(/;.*$/, '').replace(/^\./, '') ?? ''
    const known = endings[word] ?? endings[word.replace(/^.*[#/](?=[^#/]+$)/, '')] ?? endings[word.replace(/^.*media-types\//, '')]
    if (known !== undefined) return known
  }
  return formats.some((format) => format) ? undefined : endings[/\.([a-z]+)$/i.exec(URL.parse(url)?.pathname ?? '')?.[1]?.toLowerCase() ?? '']
}

/** A name as one part of a path: letters of any script, digits, dots, hyphens. */
const pathPart = (name: string): string => name.normalize('NFC').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '').slice(0, 80).replace(/[.-]+$/, '')

/** Gives each file a path of its own, in their order. */
export function paths() {
  const taken = new Set<string>()
  return (name: string, ending: string): string => {
    const stem = pathPart(name.replace(new RegExp(`\\.${ending}$`, 'i'), '')) || 'data'
    let path = `${stem}.${ending}`
    for (let turn = 2; taken.has(path.toLowerCase()); turn += 1) path = `${stem}-${turn}.${ending}`
    taken.add(path.toLowerCase())
    return path
  }
}
