/** A data repository of Open SDG for tests, and the archive in which it comes. */
import { crc32 } from 'node:zlib'

/** As the published starter of such a repository has its files; names and numbers are made up. */
export const repository = {
  'sdg-data-main/_config.yml': 'title: Үлгі сайт\n',
  'sdg-data-main/translations/ru/global_indicators.yml': '1-2-1-title: Доля населения\n',
  'sdg-data-main/translations/en/global_indicators.yml': '1-2-1-title: Proportion of population\n',
  'sdg-data-main/translations/en/global_goals.yml': '1-title: No poverty\n',
  'sdg-data-main/translations/en/global_targets.yml': '1-2-title: By 2030, reduce\n',
  'sdg-data-main/indicator-config/1-2-1.yml': [
    'indicator_name: global_indicators.1-2-1-title', "indicator_number: '1.2.1'", 'computation_units: percent', 'graph_type: line', 'reporting_status: complete', 'graph_title: ""', 'tags: []', 'auto_progress_calculation: true',
    'progress_calculation_options:', '- direction: negative', '  target: 10',
  ].join('\n'),
  'sdg-data-main/meta/1-2-1.yml': 'STAT_CONC_DEF: Who lives below the line\nCONTACT_ORGANISATION: Bureau of Statistics\nCONTACT_PHONE: "+7 700 000 00 00"\nsource_organisation_1: Household survey\nsource_url_1: https://example.org/survey\n',
  'sdg-data-main/data/indicator_1-2-1.csv': 'Year,Sex,Units,Value\n2015,,percent,33.7\n2016,,percent,\n2017,,percent,25.6\n2015,women,percent,32.7\n2017,,persons,5000\n2014/15,,percent,30\n',
  'sdg-data-main/README.md': '# Sample',
}

/** An archive of these texts, each as it is. */
export function zipped(files: Readonly<Record<string, string>>): Uint8Array {
  const [bodies, listed]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, text] of Object.entries(files)) {
    const [called, bytes, fixed] = [Buffer.from(name), Buffer.from(text), Buffer.alloc(26)]
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt32LE(crc32(bytes), 10)
    fixed.writeUInt32LE(bytes.length, 14)
    fixed.writeUInt32LE(bytes.length, 18)
    fixed.writeUInt16LE(called.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\x03\x04'), fixed, called, bytes)
    listed.push(Buffer.from('PK\x01\x02\x14\x00'), fixed, place, called)
    at += 30 + called.length + bytes.length
  }
  const [directory, end] = [Buffer.concat(listed), Buffer.alloc(18)]
  for (const place of [4, 6]) end.writeUInt16LE(Object.keys(files).length, place)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, directory, Buffer.from('PK\x05\x06'), end])
}
