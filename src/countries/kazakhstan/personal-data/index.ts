/**
 * Personal data as it is written in Kazakhstan, in Kazakh and Russian: numbers with check digits, telephones, documents, plates,
 * dates of birth, addresses and names. Promises every kind of the kernel; never claims that a text is free of them.
 */
import { type Detector, detectorsEverywhere } from '../../../kernel/personal-data/index.ts'
import { addressDetector } from './addresses.ts'
import { contactDetectors } from './contacts.ts'
import { documentDetectors } from './documents.ts'
import { nameDetector } from './names.ts'
import { numberDetectors } from './numbers.ts'

/** All detectors that a text or a column of Kazakhstan is read with, those of every country among them. */
export const personalDataOfKazakhstan: readonly Detector[] = [
  ...numberDetectors, ...contactDetectors, ...documentDetectors, addressDetector, nameDetector, ...detectorsEverywhere,
]
