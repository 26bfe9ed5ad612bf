/** The detectors of what points at one person by itself: numbers, contacts and documents. They need no lists of names, so they are small. */
import { type Detector, detectorsEverywhere } from '../../../kernel/personal-data/index.ts'
import { contactDetectors } from './contacts.ts'
import { documentDetectors } from './documents.ts'
import { numberDetectors } from './numbers.ts'

export const identifying: readonly Detector[] = [...numberDetectors, ...contactDetectors, ...documentDetectors, ...detectorsEverywhere]
