/**
 * Makes `languages.bin` anew from the sample datasets that ship: `node src/institutions/language-model/language/train.ts`.
 * The same samples give the same file.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { writeModel } from './model.ts'
import { countAll, type Sentence } from './training-text.ts'

const samples = new URL('../../../../samples/', import.meta.url)
const sentences = parse(readFileSync(new URL('flores-200-dev/dev.csv', samples)), { columns: true }) as Sentence[]
const spoken = ['tatoeba-kazakh', 'common-voice-kazakh'].flatMap((folder) => readFileSync(new URL(`${folder}/sentences.txt`, samples), 'utf8').split('\n').filter(Boolean))
const file = writeModel(countAll(sentences, spoken))
writeFileSync(new URL('languages.bin', import.meta.url), file)
console.log(`languages.bin: ${file.length} bytes from ${sentences.length} sentences in each language and ${spoken.length} of spoken Kazakh`)
