/**
 * Makes `languages.bin` anew from the sample datasets that ship: `node src/institutions/language-model/language/train.ts`.
 * The same samples give the same file.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { countGrams, writeModel } from './model.ts'
import { cyrillicSamples, latinSamples, type Sentence } from './training-text.ts'

const sentences = parse(readFileSync(new URL('../../../../samples/flores-200-dev/dev.csv', import.meta.url)), { columns: true }) as Sentence[]
const file = writeModel([countGrams('Cyrl', cyrillicSamples(sentences), 2), countGrams('Latn', latinSamples(sentences), 2)])
writeFileSync(new URL('languages.bin', import.meta.url), file)
console.log(`languages.bin: ${file.length} bytes from ${sentences.length} sentences`)
