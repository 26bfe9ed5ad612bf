/** Makes whole files as publishers write them, with the traps that theirs have: the American inventory in cp1252, and Dutch records of both spellings. */
import { stringify } from 'csv-stringify/sync'
import { crosswalkOf } from './crosswalks/index.ts'

const american = crosswalkOf('us-2024')!

/** Characters of cp1252 that are not those of Latin 1, by their byte. */
const special = new Map([...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((letter) => [letter, [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at))].indexOf(letter) + 0x80]))

/** Text as bytes of cp1252. Throws on what it has no byte for. */
export function asCp1252(text: string): Uint8Array {
  return Uint8Array.from([...text], (letter) => {
    const code = special.get(letter) ?? letter.codePointAt(0)!
    if (code > 0xff) throw new TypeError(`cp1252 has no ${letter}`)
    return code
  })
}

/** Rows as the consolidated inventory has them: newlines and capitals within its lists, empty answers, quotation marks, and dates in several forms. */
export function americanRows(count: number): readonly Readonly<Record<string, string>>[] {
  const impacts = ['Rights-Impacting\n', 'Rights-Impacting', 'Safety-impacting', 'Safety-Impacting', 'Both', 'Neither', 'Neither ', 'Neither', '']
  const dates = ['01/2024', '2023-05', '12/2022', '3/1/2021', 'Jan-24', 'N/A', '', '2024-02-29']
  const topics = american.fields.find(({ name }) => name === '8_topic_area')!.values!
  const stages = american.fields.find(({ name }) => name === '16_dev_stage')!.values!
  return Array.from({ length: count }, (_, at) => Object.fromEntries(american.fields.map(({ name, values = [] }) => {
    const said: Readonly<Record<string, string>> = {
      '2_use_case_name': `Use case ${at + 1}${at % 7 === 0 ? ' – “smart” triage' : ''}`, '3_agency': `Department of ${['Justice', 'Energy', 'Commerce'][at % 3]}`, '3_abr': ['DOJ', 'DOE', 'DOC'][at % 3]!, '4_bureau': at % 5 === 0 ? '' : `Bureau ${at % 40}`,
      '8_topic_area': at % 50 === 3 ? 'Agriculture ' : topics[at % topics.length]!, '11_purpose_benefits': `Finds, sorts; explains “case ${at}”.\nSaves time – a lot…`, '12_outputs': at % 11 === 0 ? '' : 'A score, with reasons',
      '16_dev_stage': stages[at % stages.length]!, '17_impact_type': impacts[at % impacts.length]!, '20_date_implemented': dates[at % dates.length]!, '54_key_risks': at % 4 === 0 ? 'Errors of “type I”' : '',
    }
    return [name, said[name] ?? (values.length > 0 && at % 3 === 0 ? values[at % values.length]! : '')]
  })))
}

/** Rows as a file in cp1252 with the lines of Windows. */
export const americanFile = (rows: readonly Readonly<Record<string, string>>[]): Uint8Array => {
  const names = american.fields.map(({ name }) => name)
  return asCp1252(stringify([names, ...rows.map((row) => names.map((name) => row[name] ?? ''))], { record_delimiter: 'windows' }))
}

/** A Dutch record as the standard has it. */
export const dutchRecord = {
  name: 'Automatische Verkeersregeling', description_short: 'Regelt het verkeer.', organization: 'Gemeente Noorderhaaks', theme: ['Verkeer'], status: 'In gebruik', start_date: '2023-01', contact: 'algoritmes@noorderhaaks.example',
  publication_category: 'Impactvolle algoritmes (Categorie B)', purpose_and_impact: 'Doorstroming.', considerations: 'Sneller dan een vaste volgorde.', human_intervention: 'Een medewerker kan ingrijpen.', risk_management: 'Er is toezicht.',
  impact_assessments: 'DPIA', data: 'Sensordata.', technical_operation: 'Een beslisboom.', supplier: 'Haaks', language: 'nld', schema: '1.0.0', source_id: 'vri-1', search_terms: 'Verkeer, Mobiliteit',
} as const

/** A template of the database beside that standard: other names, markup, an old category, nothing instead of much. Excerpt of MinBZK/Algoritmeregister (EUPL-1.2), shortened. */
export const dutchTemplate = {
  id: 'zivver-smart-classification', name: 'Zivver', organization: null, description_short: 'Dit algoritme helpt e-mailgebruikers te bepalen wanneer een e-mail gevoelige informatie bevat.', type: null, category: [], publication_category: 'Overige algoritmes',
  website: null, status: 'In gebruik', begin_date: null, end_date: null, goal: '<div><p>Het doel is beveiliging.</p><p>Dit heeft geen impact op burgers.</p></div>', proportionality: '<p>Effectiever dan een woordenlijst.</p>', provider: 'Zivver',
  lawful_basis: '', lawful_basis_grouping: [{ title: 'Wegenverkeerswet 1994', link: 'https://wetten.overheid.nl/BWBR0006622' }], impacttoetsen: null, url: null, lang: 'NLD', standard_version: '1.0', uuid: null, source_id: null, tags: null,
  source_data: '<p>Geanonimiseerde berichten.</p>', methods_and_models: '<p>Vergelijkt termen.</p>', publiccode: null, human_intervention: '<p>De gebruiker kiest zelf.</p>', risks: '<p>Monitoring.</p>',
} as const
