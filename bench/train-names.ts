/**
 * Makes `names.bin` anew, the tagger of names that ships: `node bench/train-names.ts`. It learns from the validation split of KazNERD
 * (samples/kaznerd-validation) and from generated sentences; about half a minute on one core.
 */
import { writeFileSync } from 'node:fs'
import { writeNameModel } from '../src/countries/kazakhstan/personal-data/name-tagger.ts'
import { kaznerdSentences } from './kaznerd.ts'
import { commonWords, generatedSentences, learn } from './names-training.ts'

const texts = [...kaznerdSentences(), ...generatedSentences()]
const file = writeNameModel(learn(texts, commonWords()))
writeFileSync(new URL('../src/countries/kazakhstan/personal-data/names.bin', import.meta.url), file)
console.log(`names.bin: ${file.length} bytes from ${texts.length} sentences`)
